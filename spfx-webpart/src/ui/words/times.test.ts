import { makeSay } from './say';
import { happened, moment } from './times';

const say = makeSay(jest.requireActual('../../webparts/desk/loc/en-us.js'), 'en-US');
const NOW = Date.parse('2026-11-20T10:00:00Z');
const at = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();

test.each([
  ['written by a server whose clock is before ours', 20, 'Just now'],
  ['a moment ago', -20, 'Just now'],
  ['some minutes ago', -300, '5 min ago'],
])('what has been, %s', (_name, seconds, told) => expect(happened(at(seconds), NOW, say, 'en-US')).toBe(told));

test('what is to come has its time, however soon', () => expect(moment(at(20), NOW, say, 'en-US')).toMatch(/^Today /));

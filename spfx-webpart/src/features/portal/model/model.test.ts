import { MAX_PORTAL_FILE_BYTES } from '@listdesk/shared/portal';
import type { PortalMessage, PortalRequest } from '@listdesk/shared/portal';
import { draftBox } from './draft';
import { addFiles } from './files';
import { DEFAULT_KINDS, kindsOf, MAX_KINDS } from './kinds';
import { givenName } from './names';
import { requestsOf, toRate } from './order';
import { progressOf } from './progress';
import { age } from './times';

const NOW = Date.parse('2026-11-20T14:00:00Z');
const request = (changes: Partial<PortalRequest>): PortalRequest => ({
  key: 'k',
  number: 1,
  subject: 's',
  state: 'Received',
  createdAt: '2026-11-20T08:12:00Z',
  lastMessageAt: '2026-11-20T08:12:00Z',
  preview: '',
  rating: null,
  ...changes,
});
const message = (changes: Partial<PortalMessage>): PortalMessage => ({
  key: 'm',
  from: 'Aylin Demir',
  mine: false,
  sentAt: '2026-11-20T08:40:00Z',
  html: '',
  text: '',
  attachments: [],
  ...changes,
});

it('puts "Your turn" first, then the newest', () => {
  const requests = [
    request({ key: 'old', lastMessageAt: '2026-11-18T08:00:00Z' }),
    request({ key: 'new', state: 'InProgress', lastMessageAt: '2026-11-20T12:00:00Z' }),
    request({ key: 'turn', state: 'YourTurn', lastMessageAt: '2026-11-17T08:00:00Z' }),
    request({ key: 'done', state: 'Solved' }),
  ];
  expect(requestsOf('open', requests).map(({ key }) => key)).toEqual(['turn', 'new', 'old']);
  expect(requestsOf('solved', requests).map(({ key }) => key)).toEqual(['done']);
});

it.each([
  ['solved yesterday', { state: 'Solved', lastMessageAt: '2026-11-19T08:00:00Z' }, true],
  ['already rated', { state: 'Solved', rating: 3 }, false],
  ['solved last month', { state: 'Solved', lastMessageAt: '2026-10-19T08:00:00Z' }, false],
  ['still open', { state: 'InProgress' }, false],
] as const)('asks for a rating: %s', (_name, changes, asked) => {
  expect(toRate([request(changes)], NOW) !== null).toBe(asked);
});

describe('the four steps', () => {
  const marks = (changes: Partial<PortalRequest>, messages: PortalMessage[] = []) => progressOf(request(changes), messages).map(({ mark }) => mark);
  it.each([
    ['Received', ['current', 'ahead', 'ahead', 'ahead']],
    ['InProgress', ['done', 'current', 'ahead', 'ahead']],
    ['YourTurn', ['done', 'done', 'current', 'ahead']],
    ['Solved', ['done', 'done', 'done', 'done']],
  ] as const)('%s', (state, expected) => {
    expect(marks({ state })).toEqual(expected);
  });
  it('names who took it and when', () => {
    const steps = progressOf(request({ state: 'YourTurn', lastMessageAt: '2026-11-20T13:41:00Z' }), [message({ mine: true, from: 'Katharina' }), message({})]);
    expect(steps[1]).toMatchObject({ by: 'Aylin Demir', at: '2026-11-20T08:40:00Z' });
    expect(steps[2]).toMatchObject({ at: '2026-11-20T13:41:00Z' });
    expect(steps[3]).toMatchObject({ at: null });
  });
});

it.each([
  ['2026-11-20T13:59:50Z', '1 min'],
  ['2026-11-20T13:52:00Z', '8 min'],
  ['2026-11-20T12:00:00Z', '2 hr'],
  ['2026-11-19T12:00:00Z', '1 day'],
  ['2026-11-20T14:05:00Z', '1 min'],
  ['2026-09-01T12:00:00Z', 'Sep 1, 2026'],
])('age of %s is %s', (iso, words) => {
  expect(age(iso, NOW, 'en-US')).toBe(words);
});

it.each([
  ['Katharina Hoffmann-Schröder', 'Katharina'],
  ['Hoffmann-Schröder, Katharina (IT)', 'Katharina'],
  ['Madonna', 'Madonna'],
  ['', ''],
])('greets %s', (name, given) => {
  expect(givenName(name)).toBe(given);
});

it('kinds: the page editor’s lines, or ours', () => {
  expect(kindsOf('  \n')).toBe(DEFAULT_KINDS);
  expect(kindsOf('Drucker\n\n Drucker \nLohn').map(({ category }) => category)).toEqual(['Drucker', 'Lohn']);
  expect(kindsOf(Array.from({ length: 40 }, (_, i) => `k${i}`).join('\n'))).toHaveLength(MAX_KINDS);
});

describe('files', () => {
  const file = (name: string, size: number): File => {
    const made = new File(['x'], name);
    Object.defineProperty(made, 'size', { value: size });
    return made;
  };
  it.each([
    ['too large', [file('a.bin', MAX_PORTAL_FILE_BYTES + 1)], ['tooLarge']],
    ['empty', [file('a.txt', 0)], ['empty']],
    ['too many', Array.from({ length: 11 }, (_, i) => file(`${i}`, 1)), ['tooMany']],
    ['too much together', [file('a', 9e6), file('b', 9e6), file('c', 9e6)], ['tooMuch']],
  ])('%s', (_name, added, reasons) => {
    let id = 0;
    const { files, refused } = addFiles([], added, () => String(id++));
    expect(refused.map(({ reason }) => reason)).toEqual(reasons);
    expect(files).toHaveLength(added.length - reasons.length);
  });
});

describe('drafts', () => {
  const draft = { clientKey: 'c', category: '', subject: 'Druck', text: '' };
  const store = () => {
    const map = new Map<string, string>();
    return {
      map,
      getItem: (n: string) => map.get(n) ?? null,
      setItem: (n: string, v: string) => {
        map.set(n, v);
      },
      removeItem: (n: string) => {
        map.delete(n);
      },
    };
  };
  it('belong to one user and desk, and an emptied one is gone', () => {
    const place = store();
    draftBox(place, 'anna').keep('new', draft);
    expect(draftBox(place, 'anna').read('new')).toEqual(draft);
    expect(draftBox(place, 'ben').read('new')).toBeNull();
    draftBox(place, 'anna').keep('new', { ...draft, subject: ' ' });
    expect(place.map.size).toBe(0);
  });
  it('a store that refuses says so', () => {
    const full = {
      getItem: () => '{"clientKey":1}',
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
      removeItem: () => undefined,
    };
    expect(draftBox(full, 'a').keep('new', draft)).toBe(false);
    expect(draftBox(full, 'a').read('new')).toBeNull();
  });
});

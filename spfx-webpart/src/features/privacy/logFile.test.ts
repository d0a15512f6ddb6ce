import { logFile } from './logFile';
import en from './words/en';

const say = (key: string): string => en[key] ?? key;
const line = {
  key: 'k1',
  kind: 'erase',
  state: 'Done',
  personHash: 'ab',
  actor: '=cmd()',
  startedAt: '2026-11-21T08:00:00Z',
  finishedAt: null,
  receipt: { deleted: 2 },
};

test('the privacy log as a table no spreadsheet runs, and as it is kept', () => {
  const csv = logFile([line], 'csv', say, 'en');
  expect(csv.split('\r\n')[1]).toBe(`"${say('privacy.kind.erase')}","${say('privacy.state.Done')}","'=cmd()","2026-11-21T08:00:00Z","","k1","{""deleted"":2}"`);
  expect(logFile([line], 'csv', say, 'de').split('\r\n')[1]).toContain(';');
  expect(JSON.parse(logFile([line], 'json', say, 'en'))).toEqual({ format: 1, requests: [line] });
});

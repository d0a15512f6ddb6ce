import { isKept, table } from './ratio.ts';

const row = { what: 'requests per mail', ours: 1, floor: 1, unit: '', atMost: 1 };

test('a promise is kept up to and with its limit', () => {
  expect(isKept(row)).toBe(true);
  expect(isKept({ ...row, ours: 1.01 })).toBe(false);
  expect(isKept({ ...row, ours: 9, atMost: null })).toBe(true);
});

test('the table names what was missed', () => {
  expect(
    table([row, { ...row, what: 'bytes', ours: 3, unit: 'kB' }])
      .split('\n')
      .map((line) => /MISSED$/.test(line)),
  ).toEqual([false, false, true]);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** docs/attack-cases.md: every case has a row, and every row names tests that are there. */
const root = join(__dirname, '../..');
const rows = readFileSync(join(root, 'docs/attack-cases.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, what, proofs] = /^\| (\d+) \| ([^|]+) \| (.+) \|$/.exec(line) ?? [];
    return number
      ? [{ number: Number(number), what: what!, proofs: [...proofs!.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, path, name]) => ({ path: path!, name: name! })) }]
      : [];
  });

it('has a row for each of the 105 cases, in their order', () =>
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 105 }, (_, at) => at + 1)));

it.each(rows)('$number: $what', ({ proofs }) => {
  expect(proofs.length).toBeGreaterThan(0);
  for (const { path, name } of proofs)
    expect([path, name, existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8').includes(name)]).toEqual([path, name, true]);
});

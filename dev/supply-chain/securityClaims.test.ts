import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const rows = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/ (Stands on|Within) \|$/.test(line));
/** Paths in the last column of a row. */
const proofs = (row: string): string[] =>
  [
    ...row
      .split(' | ')
      .at(-1)!
      .matchAll(/`([^`]+)`/g),
  ].map((match) => match[1]!);

it.each(rows)('stands on files that exist: %s', (row) => {
  expect(proofs(row).length).toBeGreaterThan(0);
  for (const path of proofs(row)) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
});

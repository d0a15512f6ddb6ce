import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashInputs, isFresh, markFresh } from './inputs.ts';

let root: string;
const step = { name: 'shared', inputs: ['src'], outputs: ['dist/out.js'] };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inputs-'));
  for (const dir of ['src/deep', 'dist']) mkdirSync(join(root, dir), { recursive: true });
  writeFileSync(join(root, 'src/deep/a.ts'), 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const build = (): void => {
  const hash = hashInputs(root, step.inputs);
  writeFileSync(join(root, 'dist/out.js'), 'made');
  markFresh(root, step, hash);
};

it('leaves a step out once it was built', () => {
  expect(isFresh(root, step)).toBe(false);
  build();
  expect(isFresh(root, step)).toBe(true);
});

it.each([
  ['a changed file', () => writeFileSync(join(root, 'src/deep/a.ts'), 'two')],
  ['a new file', () => writeFileSync(join(root, 'src/b.ts'), '')],
  ['a file of another name', () => (rmSync(join(root, 'src/deep/a.ts')), writeFileSync(join(root, 'src/deep/b.ts'), 'one'))],
  ['a missing output', () => rmSync(join(root, 'dist/out.js'))],
])('builds again after %s', (_what, change) => {
  build();
  change();
  expect(isFresh(root, step)).toBe(false);
});

it('does not build again for a changed test', () => {
  build();
  writeFileSync(join(root, 'src/a.test.ts'), '');
  expect(isFresh(root, step)).toBe(true);
});

it('refuses to call a step fresh that made nothing', () => {
  expect(() => markFresh(root, step, 'hash')).toThrow('without making dist/out.js');
});

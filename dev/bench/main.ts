import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isKept, table, type Bench, type Ratio } from './ratio.ts';

/** What is measured, in turn. A part of the product that is not built yet has no file and no row. */
const BENCHES: readonly { name: string; file: string; export: string }[] = [
  { name: 'mail conversion', file: './conversion.ts', export: 'conversion' },
  { name: 'list requests', file: './listRequests.ts', export: 'listRequests' },
  { name: 'intake requests', file: './intakeRequests.ts', export: 'intakeRequests' },
  { name: 'cold start', file: './coldStart.ts', export: 'coldStart' },
  { name: 'two doors', file: './twoDoorsBench.ts', export: 'twoDoorsBench' },
  { name: 'first row', file: './firstRow.ts', export: 'firstRow' },
  { name: 'search on the device', file: './browser/search.ts', export: 'search' },
  { name: 'browser', file: './browser/browser.ts', export: 'browser' },
  { name: 'retention', file: './retention.ts', export: 'retention' },
  { name: 'pages', file: './pages.ts', export: 'pages' },
];

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const rows: Ratio[] = [];
for (const { name, file, export: exported } of BENCHES) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  if (!existsSync(fileURLToPath(new URL(file, import.meta.url)))) continue;
  process.stderr.write(`measuring: ${name}\n`);
  const module = (await import(file)) as Record<string, Bench | undefined>;
  const bench = module[exported];
  if (!bench) throw new Error(`${file} has no export ${exported}`);
  rows.push(...(await bench()));
}
if (rows.length === 0) {
  process.stderr.write(`Nothing is called ${wanted.join(' ')}. There are: ${BENCHES.map(({ name }) => name).join(', ')}.\n`);
  process.exit(2);
}
process.stdout.write(`${table(rows)}\n`);
const missed = rows.filter((row) => !isKept(row));
process.stderr.write(missed.length === 0 ? 'Every promise is kept.\n' : `${missed.length} missed.\n`);
process.exit(missed.length === 0 ? 0 : 1);

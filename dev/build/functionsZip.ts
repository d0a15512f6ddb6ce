import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Every entry carries this date, so that the same sources make the same bytes. */
const ENTRY_DATE = new Date(2020, 0, 1);

/** The deployable Functions app: host.json, package.json without dependencies, and the bundle. Nothing else is in it. */
export async function writeFunctionsZip(appDir: string, target: string): Promise<string[]> {
  const bundles = existsSync(join(appDir, 'dist'))
    ? readdirSync(join(appDir, 'dist'))
        .filter((name) => name.endsWith('.mjs'))
        .sort()
    : [];
  if (!bundles.length) throw new Error(`${appDir}/dist holds no bundle. Build the functions first.`);
  const { name, version, type, main } = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as Record<string, string>;
  const entries = new Map<string, Buffer>([
    ...bundles.map((bundle) => [`dist/${bundle}`, readFileSync(join(appDir, 'dist', bundle))] as const),
    ['host.json', readFileSync(join(appDir, 'host.json'))],
    ['package.json', Buffer.from(`${JSON.stringify({ name, version, private: true, type, main }, null, 2)}\n`)],
  ]);
  const zip = new ZipFile();
  for (const [path, bytes] of entries) zip.addBuffer(bytes, path, { mtime: ENTRY_DATE, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  mkdirSync(dirname(target), { recursive: true });
  await pipeline(zip.outputStream, createWriteStream(`${target}.part`));
  renameSync(`${target}.part`, target);
  return [...entries.keys()];
}

import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** Every entry carries this date. */
const ENTRY_DATE = new Date(2020, 0, 1);
/** First in a SharePoint package, as its own tool writes it; the others by name. */
const FIRST = ['AppManifest.xml'];

/**
 * The same zip without what differs from one packaging to the next: dates of entries, their order and entries of folders. Bytes of files are
 * left as they are, so that two builds of one source have one hash. Answers the names of the entries.
 */
export async function writeSteadyZip(source: string, target: string): Promise<string[]> {
  const entries = await readEntries(source);
  const rank = (name: string): string => `${FIRST.includes(name) ? 0 : 1}${name}`;
  const names = [...entries.keys()].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const zip = new ZipFile();
  for (const name of names) zip.addBuffer(entries.get(name)!, name, { mtime: ENTRY_DATE, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  mkdirSync(dirname(target), { recursive: true });
  await pipeline(zip.outputStream, createWriteStream(`${target}.part`));
  renameSync(`${target}.part`, target);
  return names;
}

async function readEntries(file: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(file, { lazyEntries: true });
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return entries;
}

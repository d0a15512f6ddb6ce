import { createHash } from 'node:crypto';
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

/** Parts of a SharePoint package for which its tool makes up an id at every run, and where the id stands. */
const MADE_UP_ID: readonly { part: RegExp; id: RegExp }[] = [
  { part: /^ClientSideAssets\.xml$/, id: /(?<=<Feature\b[^>]*\bId=")[0-9a-f-]{36}(?=")/ },
  { part: /\.config\.xml$/, id: /(?<=<Id>)[0-9a-f-]{36}(?=<\/Id>)/ },
];
const RELATIONSHIP = /<Relationship\b[^>]*?(?:\/>|><\/Relationship>)/g;

/**
 * The same zip without what differs from one packaging to the next: dates of entries, their order, entries of folders, and in a SharePoint
 * package the ids its tool makes up and the order it counts relationships in (ECMA-376 part 2, 9.3: an id is unique in its part and means
 * nothing more). So two builds of one source have one hash. Answers the names of the entries.
 */
export async function writeSteadyZip(source: string, target: string): Promise<string[]> {
  const entries = steadyParts(await readEntries(source));
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

/** An id that was made up follows from the whole content and the name of its part: new with every change, the same for the same source. */
function steadyParts(entries: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const steady = new Map([...entries].map(([name, bytes]) => [name, name.endsWith('.rels') ? Buffer.from(inOneOrder(bytes.toString('utf8'))) : bytes]));
  const ruleOf = (name: string): RegExp | undefined => MADE_UP_ID.find(({ part }) => part.test(name))?.id;
  const content = createHash('sha256');
  for (const name of [...steady.keys()].filter((each) => !ruleOf(each)).sort())
    content.update(`${name}\0`).update(createHash('sha256').update(steady.get(name)!).digest());
  const seed = content.digest('hex');
  for (const [name, bytes] of steady) {
    const id = ruleOf(name);
    if (id) steady.set(name, Buffer.from(bytes.toString('utf8').replace(id, () => guidOf(`${seed} ${name}`))));
  }
  return steady;
}

function inOneOrder(rels: string): string {
  const targetOf = (each: string): string => /Target="([^"]*)"/.exec(each)?.[1] ?? '';
  const sorted = [...(rels.match(RELATIONSHIP) ?? [])].sort((one, other) => (targetOf(one) < targetOf(other) ? -1 : 1));
  let at = 0;
  return rels.replace(RELATIONSHIP, () => sorted[at++]!.replace(/(?<=\bId=")[^"]*(?=")/, `r${at}`));
}

/** A name-based GUID (RFC 9562, version 8: the bits are ours). */
function guidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
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

import '@pnp/sp/attachments/index.js';
import type { IItems } from '@pnp/sp/items/index.js';
import type { DeskRecord, RecordFields, RecordFile, RecordVersion } from '../../privacy/index.ts';
import { kindOf, LISTS } from '../../schema/index.ts';
import type { Column, ListName } from '../../schema/index.ts';
import { nameInLibrary } from '../../tickets/index.ts';
import type { Access } from '../access.ts';
import { isFolder } from '../circles/places.ts';
import { parseFilesColumn } from '../filesColumn.ts';
import { readFromLibrary } from '../libraryFiles.ts';
import { refusalOf, toFault, unlessMissing } from '../fault.ts';
import { normalEtag, readPage, type Row } from '../rows.ts';
import { wholeNumber } from '../ticketViews.ts';

const ROWS_A_PAGE = 500;
const READS_A_BATCH = 20;
/** Larger files are not read as text. */
export const MAX_TEXT_FILE_BYTES = 5 * 1024 * 1024;
const TEXT_FILE = /\.(?:txt|text|log|csv|tsv|md|htm|html|xml|json|ya?ml|ini|eml|ics|vcf|rtf|svg)$/i;
const FIRST_VERSION = '1.0';
const VERSION_COLUMN = 'OData__UIVersionString';

/** Rows of a list as records, oldest first, a page at a time; SharePoint's paging is by id, so the size of the list does not matter. */
export async function* recordsOf(access: Access, list: ListName): AsyncGenerator<DeskRecord[]> {
  for (let after = 0; ;) {
    const query = access
      .list(list)
      .items.select(...columnsOf(list))
      .filter(`Id gt ${after}`)
      .orderBy('Id', true)
      .top(ROWS_A_PAGE);
    const { rows } = await (kindOf(list) === list ? ask(access, query) : unlessMissing(() => ask(access, query), { rows: [] }));
    if (rows.length === 0) return;
    yield await completed(
      access,
      list,
      rows.filter((row) => !isFolder(row)),
    );
    after = Number(rows.at(-1)!['Id']);
    if (rows.length < ROWS_A_PAGE) return;
  }
}

const ask = (access: Access, query: IItems): Promise<{ rows: Row[] }> => access.guarded(() => readPage(query));

/** Null when it is gone. */
export async function recordOf(access: Access, list: ListName, id: number): Promise<DeskRecord | null> {
  try {
    const row = (await access
      .list(list)
      .items.getById(wholeNumber(id))
      .select(...columnsOf(list))()) as Row;
    return (await completed(access, list, [row]))[0]!;
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status === 404) return null;
    throw await toFault(error, access.now());
  }
}

function columnsOf(list: ListName): string[] {
  const columns: readonly Column[] = LISTS[list].columns;
  const own = columns.map(({ name, type }) => (type === 'Person' ? `${name}Id` : name));
  return ['Id', 'Title', ...own, 'AuthorId', 'EditorId', 'Created', 'Modified', 'Attachments', 'FileSystemObjectType', VERSION_COLUMN];
}

async function completed(access: Access, list: ListName, rows: readonly Row[]): Promise<DeskRecord[]> {
  const changed = rows.filter((row) => row[VERSION_COLUMN] !== FIRST_VERSION).map(idOf);
  const withFiles = rows.filter((row) => row['Attachments'] === true).map(idOf);
  const versions = await eachInBatches(access, changed, (id, web) => access.list(list, web).items.getById(id).versions.top(MAX_VERSIONS)() as Promise<Row[]>);
  const names = await eachInBatches(access, withFiles, (id, web) => access.list(list, web).items.getById(id).attachmentFiles() as unknown as Promise<Row[]>);
  const records: DeskRecord[] = [];
  for (const row of rows) {
    const id = idOf(row);
    const files = (names.get(id) ?? []).map((file) => String(file['FileName']));
    records.push({
      list,
      id,
      etag: normalEtag(row['odata.etag']),
      fields: row,
      place: 'list',
      versions: (versions.get(id) ?? []).filter((version) => version['IsCurrentVersion'] !== true).map(versionOf),
      files: [...(await filesOf(access, list, id, files)), ...inLibrary(row)],
    });
  }
  return records;
}

/** More than SharePoint keeps of a list item by default; the rest would come with the next reading after these were deleted. */
const MAX_VERSIONS = 5000;
const idOf = (row: Row): number => Number(row['Id']);

async function eachInBatches(access: Access, ids: readonly number[], ask: (id: number, web: Access['web']) => Promise<Row[]>): Promise<Map<number, Row[]>> {
  const answers = new Map<number, Row[]>();
  for (let at = 0; at < ids.length; at += READS_A_BATCH)
    await access.guarded(async () => {
      const [batched, execute] = access.web.batched();
      const asked = ids.slice(at, at + READS_A_BATCH).map(async (id) => {
        try {
          answers.set(id, await ask(id, batched));
        } catch (error) {
          // Deleted while we were reading.
          if ((await refusalOf(error, access.now()))?.status !== 404) return error;
        }
        return null;
      });
      await execute();
      const failure = (await Promise.all(asked)).find((each) => each !== null);
      if (failure) throw failure;
    });
  return answers;
}

/** Persons come as objects in versions; everything else as in the item. */
function versionOf(row: Row): RecordVersion {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'object' && value !== null && 'LookupId' in value) fields[`${name}Id`] = value.LookupId;
    else fields[name] = value;
  }
  return { id: Number(row['VersionId']), fields: fields as RecordFields };
}

/** Large files of a message, by the names its column gives them. Too large to be read as text. */
const inLibrary = (row: Row): RecordFile[] =>
  (parseFilesColumn(row['Files']) ?? []).flatMap(({ storedName }) =>
    storedName && nameInLibrary(storedName) !== null ? [{ name: storedName, text: null }] : [],
  );

async function filesOf(access: Access, list: ListName, id: number, names: readonly string[]): Promise<RecordFile[]> {
  const files: RecordFile[] = [];
  for (const name of names) files.push({ name, text: TEXT_FILE.test(name) ? textIn(await readFile(access, list, id, name)) : null });
  return files;
}

export async function readFile(access: Access, list: ListName, id: number, name: string): Promise<Uint8Array> {
  const large = nameInLibrary(name);
  if (large !== null) return readFromLibrary(access, large);
  return access.guarded(async () => new Uint8Array(await access.list(list).items.getById(wholeNumber(id)).attachmentFiles.getByName(name).getBuffer()));
}

function textIn(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_TEXT_FILE_BYTES) return null;
  return new TextDecoder().decode(bytes);
}

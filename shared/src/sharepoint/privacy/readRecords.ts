import '@pnp/sp/attachments/index.js';
import type { IItems } from '@pnp/sp/items/index.js';
import {
  DOCUMENT_FILE,
  MAX_DOCUMENT_BYTES,
  MAX_TEXT_FILE_BYTES,
  TEXT_FILE,
  type DeskRecord,
  type Documents,
  type FileText,
  type RecordFields,
  type RecordFile,
  type RecordVersion,
  type UnreadReason,
} from '../../privacy/index.ts';
import { kindOf, LISTS } from '../../schema/index.ts';
import type { Column, ListName } from '../../schema/index.ts';
import { nameInLibrary, plainText } from '../../tickets/index.ts';
import type { Access } from '../access.ts';
import { isFolder } from '../circles/places.ts';
import { parseFilesColumn } from '../filesColumn.ts';
import { readFromLibrary } from '../libraryFiles.ts';
import { refusalOf, toFault, unlessMissing } from '../fault.ts';
import { normalEtag, readPage, type Row } from '../rows.ts';
import { eachInBatches } from './eachInBatches.ts';
import { wholeNumber } from '../ticketViews.ts';

const ROWS_A_PAGE = 500;
/** What is read of files: their names alone, or their texts too, and what is in documents where somebody can read these. */
export type FileReading = 'names' | { documents: Documents | null };
const FIRST_VERSION = '1.0';
const VERSION_COLUMN = 'OData__UIVersionString';

/** Rows of a list as records, oldest first, a page at a time; SharePoint's paging is by id, so the size of the list does not matter. */
export async function* recordsOf(access: Access, list: ListName, files: FileReading): AsyncGenerator<DeskRecord[]> {
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
      files,
    );
    after = Number(rows.at(-1)!['Id']);
    if (rows.length < ROWS_A_PAGE) return;
  }
}

const ask = (access: Access, query: IItems): Promise<{ rows: Row[] }> => access.guarded(() => readPage(query));

/** Null when it is gone. */
export async function recordOf(access: Access, list: ListName, id: number, files: FileReading = 'names'): Promise<DeskRecord | null> {
  try {
    const row = (await access
      .list(list)
      .items.getById(wholeNumber(id))
      .select(...columnsOf(list))()) as Row;
    return (await completed(access, list, [row], files))[0]!;
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

async function completed(access: Access, list: ListName, rows: readonly Row[], reading: FileReading): Promise<DeskRecord[]> {
  const changed = rows.filter((row) => row[VERSION_COLUMN] !== FIRST_VERSION).map(idOf);
  const withFiles = rows.filter((row) => row['Attachments'] === true).map(idOf);
  const versions = await eachInBatches(access, changed, (id, web) => access.list(list, web).items.getById(id).versions.top(MAX_VERSIONS)() as Promise<Row[]>);
  const names = await eachInBatches(access, withFiles, (id, web) => access.list(list, web).items.getById(id).attachmentFiles() as unknown as Promise<Row[]>);
  const records: DeskRecord[] = [];
  for (const row of rows) {
    const id = idOf(row);
    const attached = (names.get(id) ?? []).map((file) => String(file['FileName']));
    records.push({
      list,
      id,
      etag: normalEtag(row['odata.etag']),
      fields: row,
      place: 'list',
      versions: (versions.get(id) ?? []).filter((version) => version['IsCurrentVersion'] !== true).map(versionOf),
      files: await filesOf(access, list, row, attached, reading),
    });
  }
  return records;
}

/** More than SharePoint keeps of a list item by default; the rest would come with the next reading after these were deleted. */
const MAX_VERSIONS = 5000;
const idOf = (row: Row): number => Number(row['Id']);

/** Persons come as objects in versions; everything else as in the item. */
function versionOf(row: Row): RecordVersion {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'object' && value !== null && 'LookupId' in value) fields[`${name}Id`] = value.LookupId;
    else fields[name] = value;
  }
  return { id: Number(row['VersionId']), fields: fields as RecordFields };
}

/** Attachments, and large files in the library by the names the column gives them. Sizes are known of files of a message only. */
async function filesOf(access: Access, list: ListName, row: Row, attached: readonly string[], reading: FileReading): Promise<RecordFile[]> {
  const listed = (parseFilesColumn(row['Files']) ?? []).flatMap(({ storedName, size }) => (storedName ? [{ name: storedName, size }] : []));
  const sizes = new Map(listed.map(({ name, size }) => [name, size]));
  const files: RecordFile[] = [];
  for (const name of [...attached, ...listed.map((each) => each.name).filter((stored) => nameInLibrary(stored) !== null)])
    files.push({ name, ...(await textIn(name, sizes.get(name) ?? 0, reading, () => readFileUnlessGone(access, list, idOf(row), name))) });
  return files;
}

const notRead = (unread: UnreadReason): FileText => ({ text: null, form: 'document', unread });

async function textIn(name: string, size: number, reading: FileReading, read: () => Promise<Uint8Array | null>): Promise<FileText> {
  if (reading === 'names') return notRead('notTried');
  const isText = TEXT_FILE.test(name);
  if (!isText && !DOCUMENT_FILE.test(name)) return notRead('kind');
  if (!isText && !reading.documents) return notRead('notTried');
  const most = isText ? MAX_TEXT_FILE_BYTES : MAX_DOCUMENT_BYTES;
  if (size > most) return notRead('tooLarge');
  const bytes = await read();
  if (!bytes) return notRead('damaged');
  if (bytes.length > most) return notRead('tooLarge');
  return isText ? { text: plainText(bytes), form: 'text', unread: null } : reading.documents!.read(bytes);
}

/** Null when somebody took the file away since its row was read; the row says so the next time. */
export const readFileUnlessGone = (access: Access, list: ListName, id: number, name: string): Promise<Uint8Array | null> =>
  unlessMissing(() => readFile(access, list, id, name), null);

export async function readFile(access: Access, list: ListName, id: number, name: string): Promise<Uint8Array> {
  const large = nameInLibrary(name);
  if (large !== null) return readFromLibrary(access, large);
  return access.guarded(async () => new Uint8Array(await access.list(list).items.getById(wholeNumber(id)).attachmentFiles.getByName(name).getBuffer()));
}

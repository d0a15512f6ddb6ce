import type { Access } from './access.ts';
import { VIEWS_LIST } from '../schema/lists/views.ts';
import { selectionOf } from './columns.ts';
import type { Created, Updated } from './contract.ts';
import { ListsFault, SP_ERROR, refusalOf, toFault } from './fault.ts';
import { fieldReader, ifReadable } from './fieldReader.ts';
import { exact, json, line, type Fields } from './fieldWriter.ts';
import { normalEtag, readPage, type Row } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';
import { updateItem } from './writes.ts';

/** `definition` is the web part's own; whoever reads it parses it. `place` orders the views of one person, smallest first. */
export type SavedViewText = { name: string; shared: boolean; place: number; definition: unknown };
export type SavedView = SavedViewText & { id: number; etag: string; key: string; ownerId: number };

const VIEW_SELECTION = selectionOf(VIEWS_LIST);
const MAX_VIEWS = 200;

/** A person's own views and those shared with everybody, in their order. 1 request. */
export async function savedViews(access: Access, ownerId: number): Promise<SavedView[]> {
  const { select, expand } = VIEW_SELECTION;
  const query = access
    .list('Views')
    .items.select(...select)
    .expand(...expand)
    .filter(`ViewOwner eq ${wholeNumber(ownerId)} or ViewShared eq 1`)
    .top(MAX_VIEWS);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.flatMap((row) => ifReadable(row, viewOf)).sort((a, b) => a.place - b.place || a.id - b.id);
}

/** The key is made once by the writer and fenced by a unique column: sent twice, it is one view. */
export async function createView(access: Access, key: string, ownerId: number, view: SavedViewText): Promise<Created<{ id: number; etag: string }>> {
  const fields = { ViewKey: exact('ViewKey', key), ViewOwner: wholeNumber(ownerId), ...fieldsOf(view) };
  try {
    const row = (await access.list('Views').items.add(fields)) as Row;
    return { outcome: 'created', item: { id: Number(row['Id']), etag: normalEtag(row['odata.etag']) } };
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number === SP_ERROR.duplicateValue) return { outcome: 'exists' };
    throw await toFault(error, access.now());
  }
}

export const updateView = (access: Access, id: number, etag: string, view: SavedViewText): Promise<Updated> =>
  updateItem(access, 'Views', id, etag, fieldsOf(view));

/** To the recycle bin; answers the id for `restore`. */
export const recycleView = (access: Access, id: number): Promise<string> =>
  access.guarded(() => access.list('Views').items.getById(wholeNumber(id)).recycle() as unknown as Promise<string>);

function fieldsOf({ name, shared, place, definition }: SavedViewText): Fields {
  const title = line(name);
  if (title === null) throw new ListsFault('lists.invalid', 'A view has a name.');
  return { Title: title, ViewShared: shared, ViewPlace: place, ViewDefinition: json('ViewDefinition', definition) };
}

function viewOf(row: Row): SavedView {
  const read = fieldReader('Views', row);
  return {
    id: read.id,
    etag: read.etag,
    key: read.key('ViewKey'),
    name: read.text('Title'),
    shared: row['ViewShared'] === true,
    place: read.numberOrNull('ViewPlace') ?? 0,
    ownerId: read.numberOrNull('ViewOwner') ?? 0,
    definition: read.json('ViewDefinition', null as unknown, (value) => value),
  };
}

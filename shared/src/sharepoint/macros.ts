import { parseMacroSteps, type Macro, type MacroText } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { MACROS_LIST } from '../schema/lists/macros.ts';
import { selectionOf } from './columns.ts';
import type { Created, Updated } from './contract.ts';
import { ListsFault, SP_ERROR, refusalOf, toFault } from './fault.ts';
import { fieldReader } from './fieldReader.ts';
import { exact, json, line, type Fields } from './fieldWriter.ts';
import { normalEtag, readPage, type Row } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';
import { updateItem } from './writes.ts';

const MACRO_SELECTION = selectionOf(MACROS_LIST);
const MAX_MACROS = 500;

/** 1 request; by name. Steps this version does not know are left out and the macro says so. */
export async function macros(access: Access): Promise<Macro[]> {
  const query = access
    .list('Macros')
    .items.select(...MACRO_SELECTION.select)
    .orderBy('Id', true)
    .top(MAX_MACROS);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.map(macroOf).sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
}

export async function createMacro(access: Access, key: string, text: MacroText): Promise<Created<{ id: number; etag: string }>> {
  try {
    const row = (await access.list('Macros').items.add({ MacroKey: exact('MacroKey', key), ...fieldsOf(text) })) as Row;
    return { outcome: 'created', item: { id: Number(row['Id']), etag: normalEtag(row['odata.etag']) } };
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number === SP_ERROR.duplicateValue) return { outcome: 'exists' };
    throw await toFault(error, access.now());
  }
}

export const updateMacro = (access: Access, id: number, etag: string, text: MacroText): Promise<Updated> =>
  updateItem(access, 'Macros', id, etag, fieldsOf(text));

/** To the recycle bin; answers the id for `restore`. */
export const recycleMacro = (access: Access, id: number): Promise<string> =>
  access.guarded(() => access.list('Macros').items.getById(wholeNumber(id)).recycle() as unknown as Promise<string>);

function fieldsOf({ name, description, steps }: MacroText): Fields {
  const title = line(name);
  if (title === null) throw new ListsFault('lists.invalid', 'A macro has a name.');
  return { Title: title, MacroDescription: line(description), MacroSteps: json('MacroSteps', steps) };
}

function macroOf(row: Row): Macro {
  const read = fieldReader('Macros', row);
  const { steps, unknown } = parseMacroSteps(read.json<unknown>('MacroSteps', [], (value) => value));
  return { id: read.id, etag: read.etag, key: read.key('MacroKey'), name: read.text('Title'), description: read.text('MacroDescription'), steps, unknown };
}

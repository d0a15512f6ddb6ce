import type { IItems } from '@pnp/sp/items/index.js';
import type { Access } from './access.ts';
import type { CannedResponse, CannedResponseText, Created, Updated } from './contract.ts';
import { ListsFault, SP_ERROR, refusalOf, toFault } from './fault.ts';
import { exact, line, note, type Fields } from './fieldWriter.ts';
import { CANNED_RESPONSE_SELECTION, cannedResponseOf } from './otherFields.ts';
import { normalEtag, readPage, type Row } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';
import { updateItem } from './writes.ts';

const MAX_CANNED_RESPONSES = 2000;

/** 1 request; by name. */
export async function cannedResponses(access: Access): Promise<CannedResponse[]> {
  const { select, expand } = CANNED_RESPONSE_SELECTION;
  const query: IItems = access
    .list('CannedResponses')
    .items.select(...select)
    .expand(...expand)
    .orderBy('Id', true)
    .top(MAX_CANNED_RESPONSES);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.map(cannedResponseOf).sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
}

/** The key is made once by the writer and fenced by a unique column: sent twice, it is one response. */
export async function createCannedResponse(access: Access, key: string, text: CannedResponseText): Promise<Created<{ id: number; etag: string }>> {
  try {
    const row = (await access.list('CannedResponses').items.add({ ResponseKey: exact('ResponseKey', key), ...fieldsOf(text) })) as Row;
    return { outcome: 'created', item: { id: Number(row['Id']), etag: normalEtag(row['odata.etag']) } };
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number === SP_ERROR.duplicateValue) return { outcome: 'exists' };
    throw await toFault(error, access.now());
  }
}

export const updateCannedResponse = (access: Access, id: number, etag: string, text: CannedResponseText): Promise<Updated> =>
  updateItem(access, 'CannedResponses', id, etag, fieldsOf(text));

/** To the recycle bin; answers the id for `restore`. */
export const recycleCannedResponse = (access: Access, id: number): Promise<string> =>
  access.guarded(() => access.list('CannedResponses').items.getById(wholeNumber(id)).recycle() as unknown as Promise<string>);

function fieldsOf({ name, language, category, body }: CannedResponseText): Fields {
  const title = line(name);
  if (title === null) throw new ListsFault('lists.invalid', 'A canned response has a name.');
  return { Title: title, ResponseLanguage: exact('ResponseLanguage', language), Category: line(category), ResponseBody: note('ResponseBody', body) };
}

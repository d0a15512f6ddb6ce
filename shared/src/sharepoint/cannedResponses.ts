import type { IItems } from '@pnp/sp/items/index.js';
import type { Access } from './access.ts';
import { attach, readAttached } from './attachments.ts';
import type { CannedResponse, CannedResponseText, Created, FileContent, Updated } from './contract.ts';
import { ListsFault, refusalOf, toFault } from './fault.ts';
import { filesJson } from './filesColumn.ts';
import { exact, line, note, type Fields } from './fieldWriter.ts';
import { CANNED_RESPONSE_SELECTION, cannedResponseOf } from './otherFields.ts';
import { readPage } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';
import { outcomeOf, send, updateItem } from './writes.ts';

const MAX_CANNED_RESPONSES = 2000;

/** 1 request; by name. */
export async function cannedResponses(access: Access, agentId: number): Promise<CannedResponse[]> {
  const { select, expand } = CANNED_RESPONSE_SELECTION;
  const query: IItems = access
    .list('CannedResponses')
    .items.select(...select)
    .expand(...expand)
    .filter(`ResponseOwner eq null or ResponseOwner eq ${wholeNumber(agentId)}`)
    .orderBy('Id', true)
    .top(MAX_CANNED_RESPONSES);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.map(cannedResponseOf).sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
}

/** The key is made once by the writer and fenced by a unique column: sent twice, it is one response. */
export async function createCannedResponse(access: Access, key: string, text: CannedResponseText): Promise<Created<{ id: number; etag: string }>> {
  const fields = { ResponseKey: exact('ResponseKey', key), ...fieldsOf(text) };
  const outcome = await outcomeOf(access, send(access, access.web, { list: 'CannedResponses', fields, create: true, files: [], key }));
  switch (outcome.outcome) {
    case 'created':
      return { outcome: 'created', item: { id: outcome.id, etag: outcome.etag } };
    case 'exists':
      return { outcome: 'exists' };
    case 'failed':
      throw new ListsFault(outcome.fault.code, outcome.fault.message, outcome.fault.retryAfterSeconds);
    default:
      throw new ListsFault('lists.invalid', `SharePoint answered ${outcome.outcome} to a new item.`);
  }
}

export const updateCannedResponse = (access: Access, id: number, etag: string, text: CannedResponseText): Promise<Updated> =>
  updateItem(access, 'CannedResponses', id, etag, fieldsOf(text));

/** To the recycle bin; answers the id for `restore`. */
export const recycleCannedResponse = (access: Access, id: number): Promise<string> =>
  access.guarded(() => access.list('CannedResponses').items.getById(wholeNumber(id)).recycle() as unknown as Promise<string>);

export const addResponseFile = (access: Access, id: number, storedName: string, content: FileContent): Promise<'added' | 'exists'> =>
  attach(access, 'CannedResponses', id, storedName, content);

export const responseFile = (access: Access, id: number, storedName: string): Promise<Uint8Array> => readAttached(access, 'CannedResponses', id, storedName);

export async function recycleResponseFile(access: Access, id: number, storedName: string): Promise<void> {
  const file = access.list('CannedResponses').items.getById(wholeNumber(id)).attachmentFiles.getByName(storedName);
  try {
    await file.recycle();
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status !== 404) throw await toFault(error, access.now());
  }
}

function fieldsOf({ name, language, category, body, html, ownerId, files }: CannedResponseText): Fields {
  const title = line(name);
  if (title === null) throw new ListsFault('lists.invalid', 'A canned response has a name.');
  return {
    Title: title,
    ResponseLanguage: exact('ResponseLanguage', language),
    Category: line(category),
    ResponseBody: note('ResponseBody', body),
    ResponseHtml: note('ResponseHtml', html),
    ResponseOwner: ownerId === null ? null : wholeNumber(ownerId),
    ResponseFiles: note('ResponseFiles', filesJson(files)),
  };
}

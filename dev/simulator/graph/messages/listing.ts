import type { GraphCall, Route } from '../call.ts';
import { badRequest, folderNotFound, GraphError } from '../graphError.ts';
import type { OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { StoredMessage } from '../mailbox/model.ts';
import { parseFilter } from '../odata/filter.ts';
import { mailboxOf } from '../permissions.ts';
import { messageJson, properties, shapeOf } from './json.ts';

export const DEFAULT_PAGE = 10;
export const MAX_PAGE = 1000;
const KNOWN_OPTIONS = new Set(['$select', '$filter', '$top', '$skip', '$orderby', '$expand', '$count']);

function refuseUnknownOptions(call: GraphCall): void {
  for (const name of call.url.searchParams.keys())
    if (name.startsWith('$') && !KNOWN_OPTIONS.has(name))
      throw new GraphError(501, 'simulatorNotImplemented', `simulator: not implemented: GET ${call.url.pathname}${call.url.search} (${name})`);
}

export function wholeNumber(text: string | null, fallback: number, limit: number, name: string): number {
  if (text === null) return fallback;
  if (!/^\d{1,9}$/.test(text) || Number(text) > limit) throw badRequest(`Invalid value '${text}' for ${name}; allowed is 0 to ${limit}.`, 'BadRequest');
  return Number(text);
}

async function listMessages(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'read');
  refuseUnknownOptions(call);
  const query = call.url.searchParams;
  const shape = shapeOf(call);
  const top = wholeNumber(query.get('$top'), DEFAULT_PAGE, MAX_PAGE, '$top') || DEFAULT_PAGE;
  const skip = wholeNumber(query.get('$skip'), 0, Number.MAX_SAFE_INTEGER, '$skip');
  const rows = ordered(call, mailbox, filtered(call, mailbox, candidates(call, mailbox)));
  const value = await Promise.all(rows.slice(skip, skip + top).map((message) => messageJson(mailbox, message, shape)));
  const body: Record<string, unknown> = { '@odata.context': `${call.address}/v1.0/$metadata#users('${mailbox.data.id}')/messages` };
  if (query.get('$count') === 'true') body['@odata.count'] = rows.length;
  body['value'] = value;
  if (skip + top < rows.length) {
    const next = new URL(`${call.address}${call.url.pathname}${call.url.search}`);
    next.searchParams.set('$skip', String(skip + top));
    body['@odata.nextLink'] = next.href;
  }
  return Response.json(body, { headers: shape.immutable ? { 'preference-applied': 'IdType="ImmutableId"' } : {} });
}

function candidates(call: GraphCall, mailbox: OpenMailbox): StoredMessage[] {
  if (call.params['folder'] === undefined) return [...mailbox.messages.values()];
  const folder = mailbox.folder(call.params['folder']);
  if (!folder) throw folderNotFound();
  return mailbox.inFolder(folder.id);
}

function filtered(call: GraphCall, mailbox: OpenMailbox, messages: StoredMessage[]): StoredMessage[] {
  const filter = call.url.searchParams.get('$filter');
  if (!filter) return messages;
  const orderBy = call.url.searchParams.get('$orderby');
  // Properties to order by must come first in the filter (Graph's rule for messages).
  if (orderBy && !orderBy.split(',').every((part) => filter.includes(part.trim().split(/\s+/)[0]!)))
    throw badRequest('The restriction or sort order is too complex for this operation.', 'InefficientFilter');
  const test = parseFilter(filter);
  const shape = { ...shapeOf(call), unsafeHtml: true };
  return messages.filter((message) => test(properties(mailbox, message, shape)));
}

function ordered(call: GraphCall, mailbox: OpenMailbox, messages: StoredMessage[]): StoredMessage[] {
  const parts = (call.url.searchParams.get('$orderby') ?? 'receivedDateTime desc').split(',').map((part) => part.trim().split(/\s+/));
  const byTime = parts.length === 1 && parts[0]![0] === 'receivedDateTime';
  if (byTime) {
    const sign = parts[0]![1] === 'desc' ? -1 : 1;
    return messages.toSorted((a, b) => sign * (a.receivedAt - b.receivedAt || a.arrived - b.arrived));
  }
  const shape = shapeOf(call);
  const keyed = messages.map((message) => ({ message, row: properties(mailbox, message, shape) }));
  keyed.sort((a, b) => {
    for (const [path, direction] of parts) {
      const [left, right] = [a.row, b.row].map((row) =>
        String(path!.split('/').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], row) ?? ''),
      );
      if (left !== right) return (left! < right! ? -1 : 1) * (direction === 'desc' ? -1 : 1);
    }
    return 0;
  });
  return keyed.map((each) => each.message);
}

export const listingRoutes: Route[] = [
  { method: 'GET', path: 'users/:user/messages', handler: listMessages },
  { method: 'GET', path: 'users/:user/mailFolders/:folder/messages', handler: listMessages },
];

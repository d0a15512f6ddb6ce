import { preference, type GraphCall, type Route } from '../call.ts';
import { badRequest, folderNotFound, GraphError } from '../graphError.ts';
import type { OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { StoredMessage } from '../mailbox/model.ts';
import { mailboxOf } from '../permissions.ts';
import { idOf, messageJson, shapeOf, type Shape } from './json.ts';
import { wholeNumber } from './listing.ts';

export const DEFAULT_DELTA_PAGE = 10;
export const MAX_DELTA_PAGE = 1000;
/** With a filter a round ends after so many messages (message-delta.md). */
export const MAX_FILTERED_MESSAGES = 5000;

const FIRST_CALL = new Set(['$select', '$top', '$expand', '$filter', '$orderby', 'changeType']);
const LATER_CALLS = new Set(['$skiptoken', '$deltatoken']);
const CHANGE_TYPES = ['created', 'updated', 'deleted'] as const;
type ChangeType = (typeof CHANGE_TYPES)[number];

/** What a link carries: the options of the first call, and how far the caller has read. */
type Position = {
  mailbox: string;
  folder: string;
  epoch: number;
  select: string | null;
  expand: string | null;
  size: number | null;
  receivedFrom: number | null;
  changeType: ChangeType | null;
  /** Counter at the start of this round, and the last change already reported. */
  base: number;
  after: number;
  /** Removals before this were never news to the caller. */
  removedAfter: number;
  given: number;
};

/** `GET .../mailFolders/{id}/messages/delta`: rounds of changes in one folder, each change once, never one left out. */
async function delta(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'read');
  const folder = mailbox.folder(call.params['folder'] ?? '');
  if (!folder) throw folderNotFound();
  const token = call.url.searchParams.get('$skiptoken') ?? call.url.searchParams.get('$deltatoken');
  const position = token === null ? firstPosition(call, mailbox, folder.id) : readToken(call, mailbox, folder.id, token);
  const shape = shapeOf(call, position);
  const preferred = preference(call, 'odata.maxpagesize');
  const size = wholeNumber(preferred ?? null, position.size ?? DEFAULT_DELTA_PAGE, MAX_DELTA_PAGE, 'odata.maxpagesize') || DEFAULT_DELTA_PAGE;
  const { rows, after, more } = page(mailbox, position, size);
  const end = mailbox.data.counter;
  const value = await Promise.all(rows.map((row) => rowJson(mailbox, row, shape)));
  const given = position.given + value.length;
  const goOn = more && !(position.receivedFrom !== null && given >= MAX_FILTERED_MESSAGES);
  const next: Position = goOn ? { ...position, after, given } : { ...position, base: end, after: end, removedAfter: end, given: 0 };
  const link = new URL(`${call.address}${call.url.pathname}`);
  link.searchParams.set(goOn ? '$skiptoken' : '$deltatoken', Buffer.from(JSON.stringify(next)).toString('base64url'));
  const applied = [shape.immutable ? 'IdType="ImmutableId"' : '', preferred === undefined ? '' : `odata.maxpagesize=${size}`].filter(Boolean).join(', ');
  return Response.json(
    { '@odata.context': `${call.address}/v1.0/$metadata#Collection(message)`, value, [goOn ? '@odata.nextLink' : '@odata.deltaLink']: link.href },
    { headers: applied ? { 'preference-applied': applied } : {} },
  );
}

function firstPosition(call: GraphCall, mailbox: OpenMailbox, folder: string): Position {
  knownOptions(call, FIRST_CALL);
  const query = call.url.searchParams;
  const filter = query.get('$filter');
  const received = /^\s*receivedDateTime\s+(ge|gt)\s+(\S+)\s*$/.exec(filter ?? '');
  if (filter !== null && (!received || Number.isNaN(Date.parse(received[2]!))))
    throw badRequest('Delta of messages supports $filter on receivedDateTime with ge or gt only.', 'ErrorInvalidUrlQueryFilter');
  const orderBy = query.get('$orderby');
  if (orderBy !== null && !/^\s*receivedDateTime\s+desc\s*$/.test(orderBy))
    throw badRequest('Delta of messages supports $orderby=receivedDateTime desc only.', 'ErrorInvalidUrlQuery');
  const changeType = query.get('changeType');
  if (changeType !== null && !CHANGE_TYPES.includes(changeType as ChangeType)) throw badRequest(`Invalid changeType '${changeType}'.`, 'ErrorInvalidUrlQuery');
  return {
    mailbox: mailbox.data.id,
    folder,
    epoch: mailbox.data.deltaEpoch,
    select: query.get('$select'),
    expand: query.get('$expand'),
    size: query.get('$top') === null ? null : wholeNumber(query.get('$top'), 0, MAX_DELTA_PAGE, '$top'),
    receivedFrom: received ? Date.parse(received[2]!) + (received[1] === 'gt' ? 1 : 0) : null,
    changeType: changeType as ChangeType | null,
    base: 0,
    after: 0,
    removedAfter: mailbox.data.counter,
    given: 0,
  };
}

function readToken(call: GraphCall, mailbox: OpenMailbox, folder: string, token: string): Position {
  knownOptions(call, LATER_CALLS);
  let position: Position;
  try {
    position = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Position;
  } catch {
    throw badRequest('Badly formed token.', 'ErrorInvalidUrlQuery');
  }
  if (position.mailbox !== mailbox.data.id || position.folder !== folder) throw badRequest('The token belongs to another folder.', 'ErrorInvalidUrlQuery');
  if (position.epoch !== mailbox.data.deltaEpoch || position.after > mailbox.data.counter)
    throw new GraphError(410, 'syncStateNotFound', 'The sync state generation is not found; syncing must be started anew without a token.');
  return position;
}

/** The options of the first call are part of the links; a later call with others is refused. */
function knownOptions(call: GraphCall, known: ReadonlySet<string>): void {
  for (const name of call.url.searchParams.keys())
    if (name.startsWith('$') && !known.has(name)) throw badRequest(`The query option '${name}' is not supported with delta here.`, 'ErrorInvalidUrlQuery');
}

type Row = { kind: 'message'; message: StoredMessage } | { kind: 'removed'; id: string; restId: string };

/**
 * Changes after the position in the order they happened. A message that changes while a round is read gets a later place and is
 * reported again: replays are allowed, gaps are not.
 */
function page(mailbox: OpenMailbox, position: Position, size: number): { rows: Row[]; after: number; more: boolean } {
  const first = lowerBound(mailbox.changes, position.after);
  const rows: Row[] = [];
  const seen = new Set<string>();
  let after = position.after;
  for (let at = first; at < mailbox.changes.length; at += 1) {
    const line = mailbox.changes[at]!;
    const row = line.folderId === position.folder && !seen.has(line.id) ? rowOf(mailbox, position, line) : undefined;
    if (row && rows.length === size) return { rows, after, more: true };
    if (row) {
      rows.push(row);
      seen.add(line.id);
    }
    after = line.at;
  }
  return { rows, after, more: false };
}

function rowOf(mailbox: OpenMailbox, position: Position, line: OpenMailbox['changes'][number]): Row | undefined {
  const message = mailbox.messages.get(line.id);
  const present = message?.folderId === position.folder;
  if (line.removed) {
    if (present || line.at <= position.removedAfter) return undefined;
    if (position.changeType && position.changeType !== 'deleted') return undefined;
    return { kind: 'removed', id: line.id, restId: line.restId };
  }
  if (!present || message.changed !== line.at) return undefined;
  if (position.receivedFrom !== null && message.receivedAt < position.receivedFrom) return undefined;
  const type: ChangeType = message.arrived > position.base ? 'created' : 'updated';
  return position.changeType && position.changeType !== type ? undefined : { kind: 'message', message };
}

async function rowJson(mailbox: OpenMailbox, row: Row, shape: Shape): Promise<Record<string, unknown>> {
  if (row.kind === 'removed')
    return { '@odata.type': '#microsoft.graph.message', id: shape.immutable ? row.id : row.restId, '@removed': { reason: 'deleted' } };
  return { '@odata.type': '#microsoft.graph.message', ...(await messageJson(mailbox, row.message, shape)), id: idOf(row.message, shape.immutable) };
}

function lowerBound(changes: OpenMailbox['changes'], after: number): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.at <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const deltaRoutes: Route[] = [{ method: 'GET', path: 'users/:user/mailFolders/:folder/messages/delta', handler: delta }];

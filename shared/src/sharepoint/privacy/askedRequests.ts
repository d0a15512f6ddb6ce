import {
  ASKED_KINDS,
  dueAfter,
  MAX_ANSWER_CHARS,
  MAX_REASON_CHARS,
  MAX_WISH_CHARS,
  type AskedKind,
  type AskedRequest,
  type Verification,
} from '../../privacy/index.ts';
import type { Access } from '../access.ts';
import type { Updated } from '../contract.ts';
import { ListsFault } from '../fault.ts';
import { note } from '../fieldWriter.ts';
import { isObject } from '../jsonShapes.ts';
import { allOf, anyOf } from '../odata.ts';
import { normalEtag, readPage, type Row } from '../rows.ts';
import { updateItem } from '../writes.ts';

const COLUMNS = [
  'Id',
  'RequestKey',
  'PrivacyKind',
  'RequestState',
  'StartedAt',
  'DueAt',
  'FinishedAt',
  'Extension',
  'Requester',
  'Wish',
  'Verification',
  'Answer',
] as const;
const MAX_SHOWN = 500;
const MAX_HASHES = 12;

export type NewAsked = {
  key: string;
  kind: AskedKind;
  personHash: string;
  requester: NonNullable<AskedRequest['requester']>;
  wish: string;
  at: string;
  verification: Verification;
};

/** Writes a request down; asking the same again while it is open answers the open one. 2 requests. */
export async function askRequest(access: Access, asked: NewAsked): Promise<AskedRequest> {
  const { key, kind, personHash, requester, wish, at, verification } = asked;
  if (wish.length > MAX_WISH_CHARS) throw new ListsFault('lists.invalid', `At most ${MAX_WISH_CHARS} characters.`);
  const open = (await requestsOf(access, [personHash])).find((each) => each.kind === kind && each.state === 'Open');
  if (open) return open;
  const row = (await access.guarded(() =>
    access
      .list('PrivacyLog')
      .items.add({
        Title: kind,
        RequestKey: key,
        PrivacyKind: kind,
        RequestState: 'Open',
        PersonHash: personHash,
        Actor: requester.address,
        StartedAt: at,
        DueAt: dueAfter(at, false),
        Requester: JSON.stringify(requester),
        Wish: note('Wish', wish),
        Verification: JSON.stringify(verification),
      }),
  )) as Row;
  return requestOf(row);
}

/** What these persons asked, newest first. 1 request. */
export async function requestsOf(access: Access, personHashes: readonly string[]): Promise<AskedRequest[]> {
  if (personHashes.length === 0) return [];
  const filter = allOf(anyOf('PersonHash', personHashes.slice(0, MAX_HASHES)), 'DueAt ne null');
  const { rows } = await access.guarded(() =>
    readPage(
      access
        .list('PrivacyLog')
        .items.select(...COLUMNS)
        .filter(filter)
        .orderBy('Id', false)
        .top(MAX_SHOWN),
    ),
  );
  return rows.map(requestOf);
}

/** What was asked and is due after `since`, soonest first; late ones first of all. 1 request. */
export async function askedRequests(access: Access, since: string): Promise<AskedRequest[]> {
  const filter = `DueAt ge datetime'${new Date(Date.parse(since)).toISOString().replace(/\.\d+Z$/, 'Z')}'`;
  const { rows } = await access.guarded(() =>
    readPage(
      access
        .list('PrivacyLog')
        .items.select(...COLUMNS)
        .filter(filter)
        .orderBy('DueAt', true)
        .top(MAX_SHOWN),
    ),
  );
  return rows.map(requestOf);
}

/** Sixty days more, once, with a reason that the person reads. */
export function extendRequest(access: Access, request: AskedRequest, reason: string): Promise<Updated> {
  const text = reason.trim();
  if (text === '' || text.length > MAX_REASON_CHARS) throw new ListsFault('lists.invalid', `A reason of 1 to ${MAX_REASON_CHARS} characters.`);
  return updateItem(access, 'PrivacyLog', request.id, request.etag, { Extension: note('Extension', text), DueAt: dueAfter(request.askedAt, true) });
}

export const verifyRequest = (access: Access, request: AskedRequest, verification: Verification): Promise<Updated> =>
  updateItem(access, 'PrivacyLog', request.id, request.etag, { Verification: JSON.stringify(verification) });

/** Ends a request. Name, address and wish go; the hash and the answer stay as the proof. */
export function answerRequest(access: Access, request: AskedRequest, state: 'Done' | 'Refused', answer: string, at: string): Promise<Updated> {
  const text = answer.trim();
  if (text === '' || text.length > MAX_ANSWER_CHARS) throw new ListsFault('lists.invalid', `An answer of 1 to ${MAX_ANSWER_CHARS} characters.`);
  return updateItem(access, 'PrivacyLog', request.id, request.etag, {
    RequestState: state,
    FinishedAt: at,
    Answer: note('Answer', text),
    Requester: null,
    Wish: null,
    Actor: null,
  });
}

function requestOf(row: Row): AskedRequest {
  const text = (column: string): string | null => (typeof row[column] === 'string' && row[column] !== '' ? (row[column] as string) : null);
  const time = (column: string): string | null => (text(column) === null ? null : new Date(text(column)!).toISOString());
  const kind = ASKED_KINDS.find((each) => each === row['PrivacyKind']) ?? 'complaint';
  const state = (['Open', 'Running', 'Done', 'Refused'] as const).find((each) => each === row['RequestState']) ?? 'Open';
  const requester = parsed(row['Requester']);
  const verification = parsed(row['Verification']);
  return {
    id: Number(row['Id']),
    etag: normalEtag(row['odata.etag']),
    key: String(row['RequestKey']),
    kind,
    state,
    askedAt: time('StartedAt') ?? '',
    dueAt: time('DueAt') ?? '',
    finishedAt: time('FinishedAt'),
    extension: text('Extension'),
    requester: isObject(requester)
      ? {
          name: String(requester['name'] ?? ''),
          address: String(requester['address'] ?? ''),
          for: typeof requester['for'] === 'string' ? requester['for'] : null,
        }
      : null,
    wish: text('Wish') ?? '',
    answer: text('Answer'),
    verification:
      isObject(verification) && (verification['by'] === 'signIn' || verification['by'] === 'officer') ? (verification as Verification) : { by: 'none' },
  };
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : null;
  } catch {
    return null;
  }
}

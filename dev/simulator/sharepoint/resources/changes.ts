import { wrapped, type Answer, type Call } from '../http/call.ts';
import { invalidArgument } from '../http/errors.ts';
import { demand } from '../identity/rights.ts';
import { isoSeconds } from '../state/lists.ts';
import type { Change, ChangeType, List } from '../state/model.ts';

export const MAX_CHANGES = 1000;
/** Older entries are forgotten. An older token is documented to be refused; in practice it answers what is left, without an error. */
export const CHANGE_LOG_MS = 60 * 24 * 3600_000;

const TICKS_AT_EPOCH = 621355968000000000n;

/** `1;3;{list};{.NET ticks};{sequence}`. */
function tokenOf(list: List, at: number, sequence: number): string {
  return `1;3;${list.id};${TICKS_AT_EPOCH + BigInt(Math.floor(at)) * 10000n};${sequence}`;
}

export function currentToken(call: Call, list: List): string {
  return tokenOf(list, call.world.clock.now(), call.site.sequence);
}

const ASKED: readonly (readonly [string, ChangeType])[] = [
  ['Add', 1],
  ['Update', 2],
  ['DeleteObject', 3],
  ['Rename', 4],
  ['Restore', 7],
  ['RoleAssignmentAdd', 8],
  ['RoleAssignmentDelete', 9],
];

/** The log names rows by id alone and leaves none out: what somebody may no longer read shows as changed and is then not found. */
export function getChanges(call: Call, list: List): Answer {
  demand(call.who, 'viewListItems', call.site, list);
  const query = wrapped(call, 'query');
  list.changes = list.changes.filter((change) => change.at >= call.world.clock.now() - CHANGE_LOG_MS);
  const start = parseToken(list, (query['ChangeTokenStart'] as { StringValue?: string } | undefined)?.StringValue);
  const end = parseToken(list, (query['ChangeTokenEnd'] as { StringValue?: string } | undefined)?.StringValue);
  const types = new Set(ASKED.filter(([name]) => query[name] === true).map(([, type]) => type));
  const limit = Math.min(Number(query['FetchLimit'] ?? MAX_CHANGES) || MAX_CHANGES, MAX_CHANGES);
  const found =
    query['Item'] === true
      ? list.changes.filter((change) => types.has(change.type) && (!start || isAfter(change, start)) && (!end || !isAfter(change, end))).slice(0, limit)
      : [];
  const site = call.site;
  return {
    kind: 'collection',
    metadata: 'SP.ApiData.Changes',
    entities: found.map((change) => ({
      type: 'SP.ChangeItem',
      path: `Web/Lists(guid'${list.id}')/Changes(${change.sequence})`,
      props: {
        ChangeToken: { StringValue: tokenOf(list, change.at, change.sequence) },
        ChangeType: change.type,
        SiteId: site.id,
        Time: isoSeconds(change.at),
        Editor: change.editor,
        EditorEmailHint: null,
        ItemId: change.item,
        ListId: list.id,
        ServerRelativeUrl: '',
        SharedByUser: null,
        SharedWithUsers: null,
        UniqueId: change.uniqueId,
        WebId: site.webId,
      },
    })),
  };
}

type Position = { ticks: bigint; sequence: number };

/** A token made by hand ends in `-1` and counts by time. */
function parseToken(list: List, text: string | undefined): Position | null {
  if (!text) return null;
  const parts = text.split(';');
  if (
    parts.length !== 5 ||
    parts[0] !== '1' ||
    parts[1] !== '3' ||
    parts[2]!.toLowerCase() !== list.id ||
    !/^\d+$/.test(parts[3]!) ||
    !/^-?\d+$/.test(parts[4]!)
  )
    throw invalidArgument('The changeToken refers to another object or is not valid.');
  return { ticks: BigInt(parts[3]!), sequence: Number(parts[4]) };
}

const isAfter = (change: Change, position: Position): boolean =>
  position.sequence >= 0 ? change.sequence > position.sequence : TICKS_AT_EPOCH + BigInt(Math.floor(change.at)) * 10000n >= position.ticks;

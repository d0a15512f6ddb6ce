import '@pnp/sp/items/index.js';
import type { Access } from '../access.ts';
import { changesSince, currentToken } from '../changeFeed.ts';
import type { Row } from '../rows.ts';
import { eachInBatches } from './eachInBatches.ts';

/** Where the last look ended, and tickets it had no room for. */
export type HoldLook = { token: string; left: readonly number[] };
/** A hold that some version of a ticket carries. */
export type VersionedHold = { id: number; reason: string; at: string };

/** A ticket costs one resource unit; so many a night leave the desk its mail, without waiting for the next minute. What is left comes first the next night. */
export const MAX_TICKETS_A_LOOK = 600;
/** So many are remembered; more fit no row of a table, and are told as missed. */
const MAX_LEFT = 1_800;
/** Versions a list keeps of a ticket. */
const MAX_VERSIONS = 500;

/**
 * Holds in the earlier versions of the tickets that changed since the last look: what was typed into SharePoint's own form and taken away before
 * anybody saw it. `missed`: more changed than could be looked at or remembered. 1 request, and 1 more for each 20 tickets that changed.
 */
export async function versionedHolds(access: Access, look: HoldLook | null): Promise<{ holds: VersionedHold[]; look: HoldLook; missed: boolean }> {
  if (!look) return { holds: [], look: { token: await currentToken(access, 'Tickets'), left: [] }, missed: false };
  const answer = await changesSince(access, 'Tickets', look.token);
  const changed = answer.outcome === 'changes' ? answer.changes.flatMap(({ id, type }) => (type === 'deleted' ? [] : [id])) : [];
  const ids = [...new Set([...look.left, ...changed])];
  const now = ids.slice(0, MAX_TICKETS_A_LOOK);
  const versions = await eachInBatches(
    access,
    now,
    (id, web) => access.list('Tickets', web).items.getById(id).versions.select('VersionId', 'Created', 'LegalHold').top(MAX_VERSIONS)() as Promise<Row[]>,
  );
  const holds = [...versions].flatMap(([id, rows]) =>
    rows.flatMap((row): VersionedHold[] => (row['LegalHold'] ? [{ id, reason: String(row['LegalHold']), at: String(row['Created']) }] : [])),
  );
  const left = ids.slice(MAX_TICKETS_A_LOOK);
  return { holds, look: { token: answer.token, left: left.slice(0, MAX_LEFT) }, missed: answer.outcome === 'resync' || left.length > MAX_LEFT };
}

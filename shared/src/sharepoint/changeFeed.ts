import type { ListName } from '../schema/index.ts';
import type { Access } from './access.ts';
import type { Change, Changes } from './contract.ts';
import { ListsFault } from './fault.ts';

/** SharePoint keeps about 60 days of changes and, in practice, does not refuse an older token: it silently leaves changes out. */
export const MAX_TOKEN_AGE_DAYS = 50;
/** More than so many changes are quicker loaded afresh. */
const MAX_CHANGE_PAGES = 5;
const CHANGES_A_PAGE = 1000;

const TYPES: Record<number, Change['type']> = { 1: 'added', 2: 'updated', 3: 'deleted', 4: 'updated', 5: 'deleted', 6: 'added', 7: 'added', 15: 'updated' };

export async function currentToken(access: Access, list: ListName): Promise<string> {
  const answer = (await access.guarded(() => access.list(list).select('CurrentChangeToken')())) as unknown as { CurrentChangeToken?: { StringValue?: string } };
  const token = answer.CurrentChangeToken?.StringValue;
  if (!token) throw new ListsFault('lists.unavailable', `${list}: SharePoint gave no change token.`);
  return token;
}

export type SpChange = { ChangeType: number; ItemId?: number; ChangeToken: { StringValue: string } };

/** What happened since the token, one entry an item (the last thing that happened to it), oldest first. Usually 1 request. */
export async function changesSince(access: Access, list: ListName, token: string): Promise<Changes> {
  const at = timeOfToken(token);
  if (at === null || access.now() - at > MAX_TOKEN_AGE_DAYS * 86_400_000) return { outcome: 'resync', token: await currentToken(access, list) };
  const byId = new Map<number, Change>();
  let position = token;
  for (let page = 0; page < MAX_CHANGE_PAGES; page += 1) {
    const answer = (await access.guarded(() =>
      access
        .list(list)
        .getChanges({
          Item: true,
          Add: true,
          Update: true,
          SystemUpdate: true,
          Rename: true,
          Move: true,
          DeleteObject: true,
          Restore: true,
          ChangeTokenStart: { StringValue: position },
          FetchLimit: String(CHANGES_A_PAGE),
        } as Parameters<ReturnType<Access['list']>['getChanges']>[0]),
    )) as SpChange[];
    for (const change of answer) collect(byId, change);
    position = answer.at(-1)?.ChangeToken.StringValue ?? position;
    if (answer.length < CHANGES_A_PAGE) return { outcome: 'changes', changes: [...byId.values()], token: position };
  }
  return { outcome: 'resync', token: await currentToken(access, list) };
}

/** The same from an answer that is there already; null when it cannot say all: the token is too old or the answer is full. */
export async function changesFrom(access: Access, list: ListName, token: string, answer: readonly SpChange[]): Promise<Changes | null> {
  const at = timeOfToken(token);
  if (at === null || access.now() - at > MAX_TOKEN_AGE_DAYS * 86_400_000) return { outcome: 'resync', token: await currentToken(access, list) };
  if (answer.length >= CHANGES_A_PAGE) return null;
  const byId = new Map<number, Change>();
  for (const change of answer) collect(byId, change);
  return { outcome: 'changes', changes: [...byId.values()], token: answer.at(-1)?.ChangeToken.StringValue ?? token };
}

function collect(byId: Map<number, Change>, change: SpChange): void {
  const type = TYPES[change.ChangeType];
  if (!type || typeof change.ItemId !== 'number') return;
  const earlier = byId.get(change.ItemId);
  byId.delete(change.ItemId);
  byId.set(change.ItemId, { id: change.ItemId, type: type === 'updated' && earlier?.type === 'added' ? 'added' : type });
}

const TICKS_AT_UNIX_EPOCH = 621_355_968_000_000_000n;

/** `1;3;{list};{.NET ticks};{sequence}`: milliseconds since 1970, null when it is no such token. */
export function timeOfToken(token: string): number | null {
  const ticks = token.split(';')[3];
  return ticks && /^\d{1,19}$/.test(ticks) ? Number((BigInt(ticks) - TICKS_AT_UNIX_EPOCH) / 10_000n) : null;
}

import type { IList } from '@pnp/sp/lists/index.js';
import type { ListName } from '../schema/index.ts';
import type { Access } from './access.ts';
import { changesFrom, changesSince, type SpChange } from './changeFeed.ts';
import type { Changes } from './contract.ts';
import { fieldReader, ifReadable } from './fieldReader.ts';
import { line } from './fieldWriter.ts';
import type { Row } from './rows.ts';
import { toFault } from './fault.ts';

/** Who looks at which ticket. `at` is when they last said so, ISO 8601. */
export type Presence = { id: number; agentId: number; name: string; ticketId: number; typing: boolean; at: string };
/** What one person tells the others; `id` is their item, null while there is none. `ticketId` 0: at no ticket. */
export type Beat = { id: number | null; agentId: number; name: string; ticketId: number; typing: boolean };
/** `present` is null where presence cannot be read (an older desk, no right): the changes are there all the same. */
export type Round = { changes: Changes; present: Presence[] | null; said: boolean };

const MOST_PRESENT = 200;

/**
 * One round of a desk that is open: what changed since the token, who is there, and with `beat` what this person does. 1 `$batch`
 * request, more only when a thousand items changed since.
 */
export async function liveRound(access: Access, list: ListName, token: string, beat: Beat | null): Promise<Round> {
  const [web, execute] = access.web.batched();
  const changed = askChanges(access.list(list, web), token);
  const present = access
    .list('Presence', web)
    .items.select('Id', 'Title', 'PresenceKey', 'PresenceTicket', 'PresenceTyping', 'Modified')
    .top(MOST_PRESENT)() as Promise<Row[]>;
  const said = beat ? say(access.list('Presence', web), beat) : Promise.resolve();
  // What fails is looked at below; nothing is left to the window.
  for (const each of [changed, present, said]) each.catch(() => undefined);
  try {
    await execute();
  } catch (error) {
    throw await toFault(error, access.now());
  }
  const rows = await present.catch(() => null);
  const answer = await changed.catch(async (error: unknown) => {
    throw await toFault(error, access.now());
  });
  return {
    changes: (await changesFrom(access, list, token, answer)) ?? (await changesSince(access, list, token)),
    present: rows?.flatMap((row) => ifReadable(row, presenceOf)) ?? null,
    said:
      beat !== null &&
      (await said.then(
        () => true,
        () => false,
      )),
  };
}

const askChanges = (list: IList, token: string): Promise<SpChange[]> =>
  list.getChanges({
    Item: true,
    Add: true,
    Update: true,
    SystemUpdate: true,
    DeleteObject: true,
    Restore: true,
    ChangeTokenStart: { StringValue: token },
    FetchLimit: '1000',
  } as Parameters<IList['getChanges']>[0]) as Promise<SpChange[]>;

async function say(list: IList, { id, agentId, name, ticketId, typing }: Beat): Promise<void> {
  const fields = { Title: line(name) ?? '-', PresenceTicket: ticketId, PresenceTyping: typing };
  if (id === null) await list.items.add({ PresenceKey: String(agentId), ...fields });
  else await list.items.getById(id).update(fields);
}

function presenceOf(row: Row): Presence {
  const read = fieldReader('Presence', row);
  return {
    id: Number(row['Id']),
    agentId: Number(read.key('PresenceKey')),
    name: read.text('Title'),
    ticketId: read.numberOrNull('PresenceTicket') ?? 0,
    typing: row['PresenceTyping'] === true,
    at: read.time('Modified'),
  };
}

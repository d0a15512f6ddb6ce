import { normalAddress } from '../../../privacy/index.ts';
import type { ListName } from '../../../schema/index.ts';
import type { Access } from '../../access.ts';
import { refusalOf, unlessMissing } from '../../fault.ts';
import { anyOf } from '../../odata.ts';
import { isThreshold } from '../../rowPages.ts';
import { normalEtag, readPage } from '../../rows.ts';
import { personHash } from '../desk.ts';
import { eachInBatches, ITEMS_A_BATCH } from '../eachInBatches.ts';
import { UNITS, type Pace } from './pace.ts';

const ADDRESSES_A_QUERY = 8;
const TICKETS_AN_ANSWER = 500;

/** The contact of somebody whose ticket goes. `etag`: as it was before the ticket went; who is marked after that keeps their contact. */
export type GoingContact = { id: number; address: string; etag: string };

/** Contacts of these people, normal addresses, that only tickets keep: what stands against a person outlives them. 1 request for 8 people. */
export async function contactsOf(access: Access, people: readonly string[], pace: Pace): Promise<GoingContact[]> {
  const found: GoingContact[] = [];
  for (let at = 0; at < people.length; at += ADDRESSES_A_QUERY) {
    await pace.spend(UNITS.query);
    // Whole rows: a desk that was not upgraded yet lacks some of these columns, and then nobody can be marked in them.
    const query = access
      .list('Contacts')
      .items.filter(anyOf('ContactEmail', people.slice(at, at + ADDRESSES_A_QUERY)))
      .top(ADDRESSES_A_QUERY);
    const { rows } = await access.guarded(() => readPage(query));
    for (const row of rows)
      if (!row['Restricted'] && !row['Objected'] && !row['Undeliverable'])
        found.push({ id: Number(row['Id']), address: normalAddress(String(row['ContactEmail'])), etag: normalEtag(row['odata.etag']) });
  }
  return found;
}

/** Those of whom no ticket is left, in the list or in the archive, and who are not held. 2 requests for 8 people, one more for each who has hundreds of tickets. */
export async function withoutTickets(
  access: Access,
  siteUrl: string,
  contacts: readonly GoingContact[],
  held: ReadonlySet<string>,
  pace: Pace,
): Promise<GoingContact[]> {
  const free: GoingContact[] = [];
  for (const contact of contacts) if (held.size === 0 || !held.has(await personHash(siteUrl, contact.address))) free.push(contact);
  const going: GoingContact[] = [];
  for (let at = 0; at < free.length; at += ADDRESSES_A_QUERY) {
    let left = free.slice(at, at + ADDRESSES_A_QUERY);
    for (const list of ['Tickets', 'ArchivedTickets'] as const) {
      const asking = await whoAsked(access, list, addressesOf(left), pace);
      left = left.filter(({ address }) => !asking.has(address));
    }
    going.push(...left);
  }
  return going;
}

const addressesOf = (contacts: readonly GoingContact[]): string[] => contacts.map(({ address }) => address);

/** Who of them asked a ticket that lies in the list. Those whom many tickets of others keep out of the answer are asked for again; of whom nothing can be told counts as one who did. */
async function whoAsked(access: Access, list: ListName, people: readonly string[], pace: Pace): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  await pace.spend(UNITS.query);
  const rows = await ticketsOf(access, list, people);
  const seen = new Set(rows?.map((row) => normalAddress(String(row['RequesterEmail']))));
  if (rows !== null && rows.length < TICKETS_AN_ANSWER) return seen;
  const rest = people.filter((address) => !seen.has(address));
  if (people.length === 1) return new Set(people);
  if (rest.length < people.length) return new Set([...seen, ...(await whoAsked(access, list, rest, pace))]);
  const half = people.length >> 1;
  return new Set([...(await whoAsked(access, list, people.slice(0, half), pace)), ...(await whoAsked(access, list, people.slice(half), pace))]);
}

/** Null when there are more than SharePoint looks through. An archive that is not there yet is empty. */
async function ticketsOf(access: Access, list: ListName, people: readonly string[]): Promise<Awaited<ReturnType<typeof readPage>>['rows'] | null> {
  const ask = async () => {
    const query = access.list(list).items.select('Id', 'RequesterEmail').filter(anyOf('RequesterEmail', people)).top(TICKETS_AN_ANSWER);
    return (await access.guarded(() => readPage(query))).rows;
  };
  try {
    return await (list === 'ArchivedTickets' ? unlessMissing(ask, []) : ask());
  } catch (error) {
    if (isThreshold(error)) return null;
    throw error;
  }
}

const CHANGED_SINCE = 412;

/** For good. Answers how many went, now or when this was tried before; one that was changed since it was read stays. */
export async function removeContacts(access: Access, contacts: readonly GoingContact[], pace: Pace): Promise<number> {
  const etags = new Map(contacts.map(({ id, etag }) => [id, etag]));
  let stayed = 0;
  for (let at = 0; at < contacts.length; at += ITEMS_A_BATCH) {
    const part = contacts.slice(at, at + ITEMS_A_BATCH);
    await pace.spend(part.length * UNITS.write);
    const remove = async (id: number, web: Access['web']): Promise<void> => {
      try {
        await access.list('Contacts', web).items.getById(id).delete(etags.get(id)!);
      } catch (error) {
        if ((await refusalOf(error, access.now()))?.status !== CHANGED_SINCE) throw error;
        stayed += 1;
      }
    };
    await eachInBatches(
      access,
      part.map(({ id }) => id),
      remove,
    );
  }
  return contacts.length - stayed;
}

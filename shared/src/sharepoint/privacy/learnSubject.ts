import '@pnp/sp/site-users/index.js';
import type { Person, Subject } from '../../privacy/index.ts';
import { isTellingName } from '../../privacy/index.ts';
import type { ListName } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { anyOf } from '../odata.ts';
import { readAll, type Row } from '../rows.ts';
import { unlessMissing } from '../fault.ts';

const ADDRESSES_A_QUERY = 8;
const ROWS_A_PAGE = 1000;
const MAX_PAGES = 50;

/** An address that may be theirs too: a contact of the same name in the same domain. Somebody has to say so before it counts. */
export type Suggestion = { address: string; because: 'sameNameAndDomain' };
export type Learned = { subject: Subject; suggestions: Suggestion[] };

/** Names and tickets beside the addresses, by the indexed columns. About 6 requests. */
export async function learnSubject(access: Access, person: Person): Promise<Learned> {
  const { addresses } = person;
  const contacts = await rowsBy(access, 'Contacts', 'ContactEmail', addresses, ['Title']);
  const tickets = await rowsBy(access, 'Tickets', 'RequesterEmail', addresses, ['RequesterName', 'TicketKey'], 'ArchivedTickets');
  const messages = await rowsBy(access, 'Messages', 'FromEmail', addresses, ['FromName', 'TicketKey'], 'ArchivedMessages');
  const names = [...textsOf(contacts, 'Title'), ...textsOf(tickets, 'RequesterName'), ...textsOf(messages, 'FromName')].filter(isTellingName);
  const likelyNames = [...new Set(names)].filter((name) => !person.names.includes(name)).slice(0, MAX_LIKELY_NAMES);
  return {
    subject: {
      person,
      likelyNames,
      userIds: await userIds(access, addresses),
      ownTickets: new Set(textsOf(tickets, 'TicketKey')),
      knownTickets: new Set(textsOf(messages, 'TicketKey')),
    },
    suggestions: await suggestionsOf(access, person, likelyNames),
  };
}

const MAX_LIKELY_NAMES = 10;
const textsOf = (rows: readonly Row[], column: string): string[] => rows.map((row) => String(row[column] ?? '')).filter(Boolean);

async function rowsBy(
  access: Access,
  list: ListName,
  column: string,
  values: readonly string[],
  wanted: readonly string[],
  archive: ListName | null = null,
): Promise<Row[]> {
  const rows: Row[] = archive === null ? [] : await unlessMissing(() => rowsBy(access, archive, column, values, wanted), []);
  for (let at = 0; at < values.length; at += ADDRESSES_A_QUERY) {
    const filter = anyOf(column, values.slice(at, at + ADDRESSES_A_QUERY));
    rows.push(
      ...(await access.guarded(() =>
        readAll(
          () =>
            access
              .list(list)
              .items.select('Id', ...wanted)
              .filter(filter)
              .orderBy('Id', true)
              .top(ROWS_A_PAGE),
          MAX_PAGES,
        ),
      )),
    );
  }
  return rows;
}

async function userIds(access: Access, addresses: readonly string[]): Promise<number[]> {
  const users = (await access.guarded(() => access.web.siteUsers.select('Id', 'Email', 'LoginName')())) as unknown as {
    Id: number;
    Email: string;
    LoginName: string;
  }[];
  return users
    .filter(({ Email, LoginName }) => addresses.some((address) => address === Email.toLowerCase() || LoginName.toLowerCase().endsWith(`|${address}`)))
    .map(({ Id }) => Id);
}

/** Contacts have no index on the name, so they are looked through; a desk has thousands, not millions. */
async function suggestionsOf(access: Access, person: Person, likelyNames: readonly string[]): Promise<Suggestion[]> {
  const names = new Set([...person.names, ...likelyNames].map((name) => name.toLowerCase()));
  if (names.size === 0) return [];
  const domains = new Set(person.addresses.map(domainOf));
  const rows = await access.guarded(() =>
    readAll(() => access.list('Contacts').items.select('Id', 'Title', 'ContactEmail').orderBy('Id', true).top(ROWS_A_PAGE), MAX_PAGES),
  );
  return rows.flatMap((row): Suggestion[] => {
    const address = String(row['ContactEmail'] ?? '').toLowerCase();
    const same = names.has(String(row['Title'] ?? '').toLowerCase()) && domains.has(domainOf(address)) && !person.addresses.includes(address);
    return same ? [{ address, because: 'sameNameAndDomain' }] : [];
  });
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

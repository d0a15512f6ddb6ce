import { parseFacts, type Breach } from '../../privacy/index.ts';
import { BREACH_RISKS, BREACH_STATES } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { BREACHES_LIST } from '../../schema/lists/breaches.ts';
import { selectionOf } from '../columns.ts';
import type { Created, Updated } from '../contract.ts';
import { refusalOf, SP_ERROR, toFault, unlessMissing } from '../fault.ts';
import { fieldReader } from '../fieldReader.ts';
import { json, line, type Fields } from '../fieldWriter.ts';
import { readAll, readPage, normalEtag, type Row } from '../rows.ts';
import { updateItem } from '../writes.ts';

const SELECTION = selectionOf(BREACHES_LIST);
const MAX_BREACHES = 500;
/** More people than this are named by a number; the query can be asked again. */
export const MAX_AFFECTED = 1500;

/** The register, newest first. 1 request. */
export async function breaches(access: Access): Promise<Breach[]> {
  const { rows } = await access.guarded(() =>
    readPage(
      access
        .list('Breaches')
        .items.select(...SELECTION.select)
        .orderBy('Id', false)
        .top(MAX_BREACHES),
    ),
  );
  return rows.map(breachOf);
}

export type BreachText = Omit<Breach, 'id' | 'etag' | 'key'>;

export async function recordBreach(access: Access, key: string, breach: BreachText): Promise<Created<{ id: number; etag: string }>> {
  try {
    const row = (await access.list('Breaches').items.add({ BreachKey: key, ...fieldsOf(breach) })) as Row;
    return { outcome: 'created', item: { id: Number(row['Id']), etag: normalEtag(row['odata.etag']) } };
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number === SP_ERROR.duplicateValue) return { outcome: 'exists' };
    throw await toFault(error, access.now());
  }
}

export const changeBreach = (access: Access, { id, etag, key: _key, ...breach }: Breach): Promise<Updated> =>
  updateItem(access, 'Breaches', id, etag, fieldsOf(breach));

/** What was touched: tickets last changed in a time, of a mailbox or a category. Empty parts narrow nothing. */
export type AffectedQuery = { since: string; until: string; mailbox: string; category: string };
const MAX_PAGES = 50;

/** Requesters and copied people of the tickets a query finds, each once, in order. The list is read by id, whatever its size. */
export async function affectedPeople(access: Access, { since, until, mailbox, category }: AffectedQuery): Promise<string[]> {
  const found = new Set<string>();
  for (const list of ['Tickets', 'ArchivedTickets'] as const)
    for (let after = 0, pages = 0; pages < MAX_PAGES; pages += 1) {
      const from = after;
      const rows = await unlessMissing(
        () =>
          access.guarded(() =>
            readAll(
              () =>
                access
                  .list(list)
                  .items.select('Id', 'RequesterEmail', 'CcAddresses', 'Mailbox', 'Category', 'Created', 'OpenedAt', 'LastMessageAt')
                  .filter(`Id gt ${from}`)
                  .orderBy('Id', true)
                  .top(ROWS_A_PAGE),
              1,
            ),
          ),
        [],
      );
      for (const row of rows) {
        const [made, last] = [
          new Date(String(row['OpenedAt'] ?? row['Created'])).toISOString(),
          row['LastMessageAt'] ? new Date(String(row['LastMessageAt'])).toISOString() : null,
        ];
        if ((until && made >= until) || (since && (last ?? made) < since)) continue;
        if ((mailbox && String(row['Mailbox'] ?? '').toLowerCase() !== mailbox.toLowerCase()) || (category && row['Category'] !== category)) continue;
        for (const address of [String(row['RequesterEmail'] ?? ''), ...String(row['CcAddresses'] ?? '').split(/\r?\n/)])
          if (address.includes('@')) found.add(address.trim().toLowerCase());
      }
      if (rows.length < ROWS_A_PAGE) break;
      after = Number(rows.at(-1)!['Id']);
    }
  return [...found].sort();
}
const ROWS_A_PAGE = 2000;

function breachOf(row: Row): Breach {
  const read = fieldReader('Breaches', row);
  const { addresses, query } = (read.json<Record<string, unknown>>('Affected', {}, (value) =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {},
  ) ?? {}) as { addresses?: unknown; query?: unknown };
  return {
    id: read.id,
    etag: read.etag,
    key: read.key('BreachKey'),
    title: read.text('Title'),
    state: read.choiceOrNull('BreachState', BREACH_STATES) ?? 'Open',
    drill: read.boolean('Drill'),
    risk: read.choiceOrNull('Risk', BREACH_RISKS) ?? 'Unknown',
    occurredAt: read.timeOrNull('OccurredAt'),
    awareAt: read.timeOrNull('AwareAt') ?? read.time('Created'),
    customersToldAt: read.timeOrNull('CustomersToldAt'),
    authorityToldAt: read.timeOrNull('AuthorityToldAt'),
    peopleToldAt: read.timeOrNull('PeopleToldAt'),
    facts: parseFacts(read.json<unknown>('Facts', {}, (value) => value)),
    affected: { query: String(query ?? ''), addresses: Array.isArray(addresses) ? addresses.map(String) : [] },
  };
}

const fieldsOf = (breach: BreachText): Fields => ({
  Title: line(breach.title) ?? '-',
  BreachState: breach.state,
  Drill: breach.drill,
  Risk: breach.risk,
  OccurredAt: breach.occurredAt,
  AwareAt: breach.awareAt,
  CustomersToldAt: breach.customersToldAt,
  AuthorityToldAt: breach.authorityToldAt,
  PeopleToldAt: breach.peopleToldAt,
  Facts: json('Facts', breach.facts),
  Affected: json('Affected', { query: breach.affected.query, addresses: breach.affected.addresses.slice(0, MAX_AFFECTED) }),
});

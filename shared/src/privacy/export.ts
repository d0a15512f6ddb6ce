import { kindOf, type ListName } from '../schema/index.ts';
import type { Found } from './find.ts';
import { maskOf, type Mask } from './mask.ts';
import { textColumns, textOf, type Finder } from './records.ts';

/** One thing a person is told we hold: what, where, since when. Flat, so that every format says the same. */
export type ExportedRecord = {
  kind: 'contact' | 'ticket' | 'message' | 'mail log' | 'mention';
  list: ListName;
  number: number;
  created: string;
  values: Record<string, string>;
  /** Earlier versions that hold something of them. */
  earlier: number;
  files: string[];
};
export type Exported = { person: { addresses: readonly string[]; names: readonly string[] }; at: string; records: ExportedRecord[]; notGiven: string[] };

const KINDS: Partial<Record<ListName, ExportedRecord['kind']>> = { Contacts: 'contact', Tickets: 'ticket', Messages: 'message', MailLog: 'mail log' };
/** Keys and what only serves storing. */
const LEFT_OUT = new Set(['LongParts', 'InternetIdHash', 'Evidence', 'Files', 'MailboxMessageId', 'PreviousHash', 'EntryHash']);
const PEOPLE: Readonly<Record<string, string>> = { RequesterName: 'RequesterEmail', FromName: 'FromEmail' };
const ADDRESSES = new Set(['RequesterEmail', 'FromEmail', 'ContactEmail']);
const OTHER_COLUMNS = [
  'TicketStatus',
  'TicketPriority',
  'Rating',
  'LastMessageAt',
  'FirstRespondedAt',
  'SolvedAt',
  'ClosedAt',
  'SentAt',
  'MessageKind',
  'DeliveryState',
  'LoggedAt',
  'Outcome',
  'Restricted',
  'Objected',
];

/**
 * What one person gets (GDPR Art. 15 and 20). Of records that are theirs, everything, with other people made unrecognisable. What a third
 * person wrote in their tickets, and records that only mention them, are not opened: the place and their own words in it are told
 * (Art. 15 (4): rights of others). `mailboxes` are the desk's own and stay readable.
 * `unread`: files at their tickets that nobody could read.
 */
export function exportOf(finder: Finder, found: readonly Found[], mailboxes: readonly string[], at: string, unread = 0): Exported {
  const ours = new Set(mailboxes.map((address) => address.toLowerCase()));
  const mask = maskOf(othersIn(found), (address) => finder.isTheirs(address) || ours.has(address.toLowerCase()));
  const records = found.filter(({ relation }) => relation !== 'possible').map((each) => exported(finder, mask, each));
  return {
    person: { addresses: finder.subject.person.addresses, names: [...finder.subject.person.names, ...finder.subject.likelyNames] },
    at,
    records,
    notGiven: [
      'What third people wrote in your tickets, and texts in which you are only mentioned: the places are named, the words are theirs.',
      'The audit log: it says what was done at the desk and holds no text of yours.',
      ...(unread > 0
        ? [`Files that others sent to your tickets and that no program could read here: ${unread}. Ask the desk if one of them is about you.`]
        : []),
    ],
  };
}

function exported(finder: Finder, mask: Mask, { record, relation, traces }: Found): ExportedRecord {
  const { list, id, fields } = record;
  const whole = relation === 'own' || relation === 'authored' || (relation === 'conversation' && !isThirdPerson(finder, list, fields));
  const values: Record<string, string> = {};
  if (whole) {
    for (const { name } of textColumns(list)) if (!LEFT_OUT.has(name) && textOf(fields, name) !== '') values[name] = valueOf(mask, fields, name);
    // The id of their own mail looks like an address and is nobody's.
    if (relation === 'authored' && values['InternetMessageId']) values['InternetMessageId'] = textOf(fields, 'InternetMessageId');
    for (const column of OTHER_COLUMNS) if (fields[column] !== undefined && fields[column] !== null) values[column] = String(fields[column]);
  } else {
    const places = [
      ...textColumns(list).map(({ name }) => ({ name, text: textOf(fields, name) })),
      ...record.files.map(({ text }, at) => ({ name: `file ${at + 1}`, text: text ?? '' })),
    ];
    for (const { name, text } of places) for (const hit of finder.full.hits(text).slice(0, 1)) values[name] = text.slice(hit.start, hit.end);
  }
  return {
    kind: whole ? (KINDS[kindOf(list)] ?? 'mention') : 'mention',
    list,
    number: typeof fields['TicketNumber'] === 'number' ? fields['TicketNumber'] : id,
    created: String(fields['Created'] ?? ''),
    values,
    earlier: new Set(traces.flatMap(({ version }) => version ?? [])).size,
    files: relation === 'authored' ? record.files.map(({ name }) => name) : [],
  };
}

/** A mail of another requester in a ticket of theirs; agents answer for the desk. */
const isThirdPerson = (finder: Finder, list: ListName, fields: Found['record']['fields']): boolean =>
  kindOf(list) === 'Messages' && textOf(fields, 'MessageKind') === 'Mail' && !finder.isTheirs(textOf(fields, 'FromEmail'));

function valueOf(mask: Mask, fields: Found['record']['fields'], column: string): string {
  const text = textOf(fields, column);
  if (ADDRESSES.has(column)) return mask.address(text);
  const beside = PEOPLE[column];
  if (beside) return mask.name(text, textOf(fields, beside));
  return column === 'Recipients' ? recipients(mask, text) : mask.text(text);
}

type Recipient = { name?: unknown; address?: unknown };

function recipients(mask: Mask, text: string): string {
  try {
    const { to = [], cc = [] } = JSON.parse(text) as { to?: Recipient[]; cc?: Recipient[] };
    return [...to, ...cc].map(({ address }) => mask.address(String(address ?? ''))).join(', ');
  } catch {
    return mask.text(text);
  }
}

/** Everybody the records name beside an address: writers, recipients, requesters. */
function othersIn(found: readonly Found[]): { name: string; address: string }[] {
  const others = new Map<string, { name: string; address: string }>();
  const add = (name: string, address: string): void => void (address !== '' && others.set(`${address.toLowerCase()} ${name}`, { name, address }));
  for (const { record } of found) {
    for (const [name, address] of Object.entries(PEOPLE)) add(textOf(record.fields, name), textOf(record.fields, address));
    try {
      const { to = [], cc = [] } = JSON.parse(textOf(record.fields, 'Recipients') || '{}') as { to?: Recipient[]; cc?: Recipient[] };
      for (const { name, address } of [...to, ...cc]) add(String(name ?? ''), String(address ?? ''));
    } catch {
      // Not ours to mend here; addresses in it are masked as text.
    }
  }
  return [...others.values()];
}

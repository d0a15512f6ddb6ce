import { kindOf, LISTS } from '../schema/index.ts';
import type { Column, DataClass, ListName } from '../schema/index.ts';
import type { FileText } from './fileText.ts';
import { normalAddress, personMatcher, type Matcher, type Person } from './person.ts';
import { titleClass } from './register.ts';

/** Values by internal name, as SharePoint gives them; persons as `AssigneeId`, `AuthorId`, `EditorId`. */
export type RecordFields = Readonly<Record<string, unknown>>;
export type RecordVersion = { id: number; fields: RecordFields };
export type RecordFile = { name: string } & FileText;
/** Where it lay: in the list, or in a stage of the recycle bin, out of which it was taken to be read. */
export type Place = 'list' | 'firstStage' | 'secondStage';

export type DeskRecord = {
  list: ListName;
  id: number;
  etag: string;
  fields: RecordFields;
  /** Earlier versions, the current one not among them. */
  versions: readonly RecordVersion[];
  files: readonly RecordFile[];
  place: Place;
};

/** Whom we look for, with everything learned about them before the lists are read. */
export type Subject = {
  person: Person;
  /** Names seen beside an address of theirs. In a record that has nothing else of them they may be somebody else's. */
  likelyNames: readonly string[];
  /** Their ids as users of the site. */
  userIds: readonly number[];
  /** Keys of the tickets they asked, and of those they otherwise take part in. */
  ownTickets: ReadonlySet<string>;
  knownTickets: ReadonlySet<string>;
};

/** `own`: about nobody else. `authored`: written by them in somebody else's ticket. `conversation`: part of a ticket of theirs. */
export type Relation = 'own' | 'authored' | 'conversation' | 'mentioned' | 'possible' | 'none';

export const textColumns = (list: ListName): { name: string; data: DataClass }[] => [
  { name: 'Title', data: titleClass(list) },
  ...(LISTS[list].columns as readonly Column[]).filter(({ type }) => type === 'Text' || type === 'Note').map(({ name, data }) => ({ name, data })),
];

export const textOf = (fields: RecordFields, column: string): string => (typeof fields[column] === 'string' ? (fields[column] as string) : '');

const OWNER_COLUMN: Partial<Record<ListName, string>> = { Tickets: 'RequesterEmail', Contacts: 'ContactEmail', MailLog: 'FromEmail' };

export type Finder = {
  subject: Subject;
  /** What is surely theirs, and that with the likely names. */
  sure: Matcher;
  full: Matcher;
  isTheirs(address: string): boolean;
};

export function finderOf(subject: Subject): Finder {
  const addresses = new Set(subject.person.addresses);
  const { person, likelyNames } = subject;
  return {
    subject,
    sure: personMatcher(person),
    full: personMatcher({ ...person, names: [...person.names, ...likelyNames] }),
    isTheirs: (address) => addresses.has(normalAddress(address)),
  };
}

export function relationOf(finder: Finder, record: DeskRecord): Relation {
  const { fields } = record;
  const list = kindOf(record.list);
  const { subject } = finder;
  const ticket = textOf(fields, 'TicketKey');
  const owner = OWNER_COLUMN[list];
  if (owner && finder.isTheirs(textOf(fields, owner))) return 'own';
  if (list === 'Tickets' && subject.ownTickets.has(ticket)) return 'own';
  if (list === 'Messages' && finder.isTheirs(textOf(fields, 'FromEmail'))) return 'authored';
  if ((list === 'Messages' || list === 'MailLog') && subject.ownTickets.has(ticket)) return 'conversation';
  if (anywhere(finder.sure, record) || isUser(subject, fields)) return 'mentioned';
  if (!anywhere(finder.full, record)) return 'none';
  return subject.knownTickets.has(ticket) ? 'mentioned' : 'possible';
}

export const isUser = ({ userIds }: Subject, fields: RecordFields): boolean =>
  USER_COLUMNS.some((column) => userIds.includes(Number(fields[column] ?? Number.NaN)));
export const USER_COLUMNS = ['AssigneeId', 'AuthorId', 'EditorId'] as const;

/** In any column, earlier version, file name or text of a file. */
export const anywhere = (matcher: Matcher, record: DeskRecord): boolean =>
  hasHit(matcher, record.list, record.fields) ||
  record.versions.some(({ fields }) => hasHit(matcher, record.list, fields)) ||
  record.files.some(({ name, text }) => matcher.test(name) || (text !== null && matcher.test(text)));

export const hasHit = (matcher: Matcher, list: ListName, fields: RecordFields): boolean =>
  textColumns(list).some(({ name }) => matcher.test(textOf(fields, name)));

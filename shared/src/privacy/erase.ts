import { kindOf, LIST_NAMES, type ListName } from '../schema/index.ts';
import { fileChanges, renamedFile } from './erasedFiles.ts';
import { passageMatcher, type Matcher } from './person.ts';
import { anywhere, hasHit, relationOf, textColumns, textOf, type DeskRecord, type Finder, type RecordFields, type Relation } from './records.ts';
import { ERASED_NAME, ERASED_TEXT, redacted } from './redaction.ts';

/**
 * `delete`: their tickets, messages, mail log lines and contact go. `anonymise`: tickets and messages stay as empty rows with status, times and
 * category, so that statistics hold. `redact`: one passage goes, wherever it was copied. What others wrote keeps everything but the person.
 */
export type EraseMode = { mode: 'delete' } | { mode: 'anonymise' } | { mode: 'redact'; passage: string };
export type Disposition = 'delete' | 'blank' | 'redact' | 'keep';

/** The audit log is a chain that must not change, settings belong to the desk, and the privacy log is the proof: they are never rewritten. */
const NEVER: readonly ListName[] = ['AuditLog', 'PrivacyLog', 'Settings'];
/** Tickets after their messages, contacts last: whoever is stopped in between can still see what belongs together. */
export const ERASE_ORDER: readonly ListName[] = [
  ...LIST_NAMES.filter((name) => !NEVER.includes(name) && kindOf(name) !== 'Tickets' && name !== 'Contacts'),
  'ArchivedTickets',
  'Tickets',
  'Contacts',
];

/** What may not be touched for now: tickets by key, or everything of the person. */
export type LegalHold = { tickets: ReadonlySet<string>; person: boolean };

export function dispositionOf(finder: Finder, record: DeskRecord, mode: EraseMode): Disposition {
  if (NEVER.includes(record.list)) return 'keep';
  const matcher = matcherFor(finder, mode);
  if (mode.mode === 'redact') return anywhere(matcher, record) ? 'redact' : 'keep';
  const relation = relationOf(finder, record);
  switch (relation) {
    case 'none':
    case 'possible':
      return 'keep';
    case 'own':
      return mode.mode === 'delete' || record.list === 'Contacts' ? 'delete' : 'blank';
    case 'conversation':
      return mode.mode === 'delete' ? 'delete' : 'blank';
    case 'authored':
      return mode.mode === 'delete' && finder.subject.ownTickets.has(textOf(record.fields, 'TicketKey')) ? 'delete' : 'blank';
    case 'mentioned':
      return 'redact';
  }
}

export const matcherFor = (finder: Finder, mode: EraseMode): Matcher => (mode.mode === 'redact' ? passageMatcher(mode.passage) : finder.full);

/** One record's part of an erasure; names columns and counts, no content. */
export type EraseStep = { list: ListName; id: number; do: Disposition; columns: string[]; files: number; versions: number; keptBecause: 'hold' | 'log' | null };

export function eraseStep(finder: Finder, record: DeskRecord, mode: EraseMode, hold: LegalHold): EraseStep | null {
  const disposition = dispositionOf(finder, record, mode);
  const step = { list: record.list, id: record.id, do: disposition, columns: [], files: 0, versions: 0, keptBecause: null };
  if (NEVER.includes(record.list)) {
    const relation: Relation = relationOf(finder, record);
    return relation === 'none' || relation === 'possible' ? null : { ...step, keptBecause: 'log' };
  }
  if (disposition === 'keep') return null;
  if (hold.person || hold.tickets.has(textOf(record.fields, 'TicketKey'))) return { ...step, do: 'keep', keptBecause: 'hold' };
  if (disposition === 'delete') return { ...step, files: record.files.length, versions: record.versions.length };
  const matcher = matcherFor(finder, mode);
  return {
    ...step,
    columns: Object.keys(erasedFields(finder, record, disposition, matcher)),
    files: fileChanges(record, disposition, matcher).length,
    versions: staleVersions(record, disposition, matcher).length,
  };
}

/** Columns emptied or overwritten in a record that is theirs; `null` empties. Times, status and category are no content and stay. */
const BLANK: Partial<Record<ListName, Readonly<Record<string, string | null>>>> = {
  Tickets: { Title: ERASED_TEXT, RequesterName: ERASED_NAME, RequesterEmail: null, Preview: ERASED_TEXT },
  Messages: {
    Title: ERASED_TEXT,
    VisibleText: ERASED_TEXT,
    BodyHtml: null,
    FullText: null,
    LongParts: null,
    DeliveryError: null,
    Files: null,
    Evidence: null,
    InternetMessageId: null,
    InternetIdHash: null,
    MailboxMessageId: null,
    SendAfter: null,
  },
  MailLog: { Title: ERASED_TEXT, FromEmail: null, InternetIdHash: null },
};
const WRITER: Readonly<Record<string, string | null>> = { FromName: ERASED_NAME, FromEmail: null };

/** The columns of a row nobody may read any more, whoever it belonged to; for rows whose time is over. */
export const blankedFields = (list: ListName): Readonly<Record<string, string | null>> =>
  kindOf(list) === 'Tickets'
    ? { ...BLANK.Tickets, CcAddresses: null, Tags: null, ...(list === 'ArchivedTickets' && { OwnColumns: null }) }
    : { ...BLANK.Messages, ...WRITER, Recipients: null, DeliveryState: 'None' };

const JSON_COLUMNS = new Set(['Recipients', 'Files', 'Evidence', 'OwnColumns']);
const WAITING = ['Queued', 'Sending'];

/** The columns that change, with their new values. Asking again after they were written answers nothing. */
export function erasedFields(finder: Finder, record: DeskRecord, disposition: 'blank' | 'redact', matcher: Matcher): Record<string, string | null> {
  const { fields } = record;
  const list = kindOf(record.list);
  const change: Record<string, string | null> = {};
  const blank =
    disposition === 'blank'
      ? {
          ...BLANK[list],
          ...(record.list === 'ArchivedTickets' ? { OwnColumns: null } : {}),
          ...(list === 'Messages' && finder.isTheirs(textOf(fields, 'FromEmail')) ? WRITER : {}),
        }
      : {};
  for (const [column, value] of Object.entries(blank))
    if ((fields[column] ?? null) !== value && !(value === null && fields[column] === '')) change[column] = value;
  for (const { name } of textColumns(record.list)) {
    if (name in blank) continue;
    const text = textOf(fields, name);
    const next = JSON_COLUMNS.has(name) ? redactedJson(finder, matcher, text, name === 'Files' ? record : null) : redacted(matcher, text);
    if (next !== text) change[name] = list === 'Messages' && name === 'FromEmail' ? null : next;
  }
  // A reply that waits would go out as an empty one.
  if (disposition === 'blank' && list === 'Messages' && WAITING.includes(textOf(fields, 'DeliveryState'))) change['DeliveryState'] = 'None';
  if (list === 'Tickets' && matcher === finder.full && finder.subject.userIds.includes(Number(fields['AssigneeId'] ?? Number.NaN))) change['AssigneeId'] = null;
  return change;
}

/** A name beside one of the addresses is theirs even when it is a single word. `holder`: the record whose files the column lists. */
function redactedJson(finder: Finder, matcher: Matcher, text: string, holder: DeskRecord | null): string {
  if (text === '') return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return redacted(matcher, text);
  }
  const walk = (given: unknown, key = ''): unknown => {
    if (typeof given === 'string') return key === 'storedName' ? given : redacted(matcher, given);
    if (Array.isArray(given)) return given.map((inner) => walk(inner));
    if (typeof given !== 'object' || given === null) return given;
    const each = holder ? renamedFile(holder, matcher, given as Record<string, unknown>) : given;
    const person = matcher === finder.full && 'address' in each && typeof each.address === 'string' && finder.isTheirs(each.address);
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, person && name === 'name' ? ERASED_NAME : walk(inner, name)]));
  };
  const next = JSON.stringify(walk(value));
  return next === JSON.stringify(value) ? text : next;
}

/** Earlier versions that have to go: all of a record that is theirs, else those with something of them. */
export const staleVersions = (record: DeskRecord, disposition: 'blank' | 'redact', matcher: Matcher): number[] =>
  record.versions.filter(({ fields }: { fields: RecordFields }) => disposition === 'blank' || hasHit(matcher, record.list, fields)).map(({ id }) => id);

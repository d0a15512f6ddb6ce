import { CHANNELS, MAX_CC, MAX_FOLLOWERS, MAX_PREVIEW_CHARS, MAX_TAGS, TICKET_PRIORITIES, TICKET_STATUSES } from '../tickets/index.ts';
import type { Ticket, TicketPatch } from '../tickets/index.ts';
import type { NewTicket } from '../intake/index.ts';
import { TICKETS_LIST } from '../schema/lists/tickets.ts';
import { selectionOf } from './columns.ts';
import { fieldReader } from './fieldReader.ts';
import { exact, line, note, type Fields } from './fieldWriter.ts';
import type { Row } from './rows.ts';

/** Folders of circles are rows too: `FileSystemObjectType` tells them from tickets. */
export const TICKET_SELECTION = { ...selectionOf(TICKETS_LIST), select: [...selectionOf(TICKETS_LIST).select, 'FileSystemObjectType'] };
const LAST_WRITERS = ['Requester', 'Agent', 'System'] as const;
const MAX_TAG_CHARS = 64;

export function ticketOf(row: Row): Ticket {
  const read = fieldReader('Tickets', row);
  return {
    id: read.id,
    etag: read.etag,
    key: read.key('TicketKey'),
    subject: read.text('Title'),
    status: read.choice('TicketStatus', TICKET_STATUSES),
    priority: read.choiceOrNull('TicketPriority', TICKET_PRIORITIES) ?? 'Normal',
    category: read.textOrNull('Category'),
    type: read.textOrNull('TicketType'),
    requester: { name: read.text('RequesterName'), address: read.text('RequesterEmail').toLowerCase() },
    assignee: read.person('Assignee'),
    team: read.textOrNull('Team'),
    cc: linesOf(read.lines('CcAddresses').toLowerCase()),
    tags: linesOf(read.lines('Tags')),
    channel: read.choiceOrNull('Channel', CHANNELS) ?? 'Desk',
    mailbox: read.textOrNull('Mailbox'),
    createdAt: read.timeOrNull('OpenedAt') ?? read.time('Created'),
    modifiedAt: read.time('Modified'),
    lastMessageAt: read.timeOrNull('LastMessageAt') ?? read.time('Created'),
    lastMessageFrom: read.choiceOrNull('LastMessageFrom', LAST_WRITERS) ?? 'System',
    lastNoteAt: read.timeOrNull('LastNoteAt'),
    preview: read.text('Preview'),
    firstResponseDue: read.timeOrNull('FirstResponseDue'),
    resolutionDue: read.timeOrNull('ResolutionDue'),
    firstRespondedAt: read.timeOrNull('FirstRespondedAt'),
    slaPausedAt: read.timeOrNull('SlaPausedAt'),
    slaPausedSeconds: read.numberOrNull('SlaPausedSeconds') ?? 0,
    solvedAt: read.timeOrNull('SolvedAt'),
    closedAt: read.timeOrNull('ClosedAt'),
    mergedInto: read.textOrNull('MergedInto'),
    snoozedUntil: read.timeOrNull('SnoozedUntil'),
    followers: idsOf(read.lines('Followers')),
    mentioned: idsOf(read.lines('Mentioned')),
    rating: read.numberOrNull('Rating'),
    language: read.textOrNull('TicketLanguage'),
    circle: read.textOrNull('Circle'),
    legalHold: read.textOrNull('LegalHold'),
  };
}

/** SharePoint stamps `Created` itself; `createdAt` of the plan is not written. */
export function newTicketFields(ticket: NewTicket): Fields {
  return {
    TicketKey: exact('TicketKey', ticket.key),
    TicketLanguage: exact('TicketLanguage', ticket.language),
    Channel: ticket.channel,
    Mailbox: exact('Mailbox', ticket.mailbox),
    ...(ticket.assigneeId ? { AssigneeId: ticket.assigneeId } : {}),
    ...ticketPatchFields({
      subject: ticket.subject,
      status: ticket.status,
      priority: ticket.priority,
      category: ticket.category,
      type: ticket.type,
      team: ticket.team,
      requester: ticket.requester,
      cc: ticket.cc,
      tags: ticket.tags,
      lastMessageAt: ticket.lastMessageAt,
      lastMessageFrom: ticket.lastMessageFrom,
      preview: ticket.preview,
      firstResponseDue: ticket.firstResponseDue,
      resolutionDue: ticket.resolutionDue,
      firstRespondedAt: ticket.firstRespondedAt,
      slaPausedAt: ticket.slaPausedAt,
      solvedAt: ticket.solvedAt,
      closedAt: ticket.closedAt,
      mergedInto: ticket.mergedInto,
    }),
  };
}

/** Only what the patch names is written; `undefined` leaves a column alone, null empties it. */
export function ticketPatchFields(patch: TicketPatch): Fields {
  const fields: Fields = {};
  const put = <T>(value: T | undefined, write: (value: T) => Fields): void => {
    if (value !== undefined) Object.assign(fields, write(value));
  };
  put(patch.subject, (value) => ({ Title: line(value) ?? NO_SUBJECT }));
  put(patch.status, (value) => ({ TicketStatus: value }));
  put(patch.priority, (value) => ({ TicketPriority: value }));
  put(patch.category, (value) => ({ Category: line(value) }));
  put(patch.type, (value) => ({ TicketType: line(value) }));
  put(patch.team, (value) => ({ Team: line(value) }));
  put(patch.cc, (value) => ({ CcAddresses: note('CcAddresses', value.slice(0, MAX_CC).join('\n')) }));
  put(patch.tags, (value) => ({
    Tags: note(
      'Tags',
      value
        .slice(0, MAX_TAGS)
        .map((tag) => line(tag, MAX_TAG_CHARS))
        .filter(Boolean)
        .join('\n'),
    ),
  }));
  put(patch.requester, (value) => ({ RequesterName: line(value.name), RequesterEmail: line(value.address.toLowerCase()) }));
  put(patch.lastMessageAt, (value) => ({ LastMessageAt: value }));
  put(patch.lastMessageFrom, (value) => ({ LastMessageFrom: value }));
  put(patch.lastNoteAt, (value) => ({ LastNoteAt: value }));
  put(patch.preview, (value) => ({ Preview: line(value, MAX_PREVIEW_CHARS) }));
  put(patch.firstResponseDue, (value) => ({ FirstResponseDue: value }));
  put(patch.resolutionDue, (value) => ({ ResolutionDue: value }));
  put(patch.firstRespondedAt, (value) => ({ FirstRespondedAt: value }));
  put(patch.slaPausedAt, (value) => ({ SlaPausedAt: value }));
  put(patch.slaPausedSeconds, (value) => ({ SlaPausedSeconds: value }));
  put(patch.solvedAt, (value) => ({ SolvedAt: value }));
  put(patch.closedAt, (value) => ({ ClosedAt: value }));
  put(patch.mergedInto, (value) => ({ MergedInto: exact('MergedInto', value) }));
  put(patch.snoozedUntil, (value) => ({ SnoozedUntil: value }));
  put(patch.followers, (value) => ({ Followers: idLines('Followers', value) }));
  put(patch.mentioned, (value) => ({ Mentioned: idLines('Mentioned', value) }));
  put(patch.rating, (value) => ({ Rating: value }));
  put(patch.assigneeId, (value) => ({ AssigneeId: value }));
  return fields;
}

/** SharePoint's own forms refuse an empty title; a mail without a subject still becomes a ticket. */
export const NO_SUBJECT = '-';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');

const idsOf = (text: string): number[] =>
  linesOf(text)
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);
const idLines = (column: string, ids: readonly number[]): string | null => note(column, [...new Set(ids)].slice(0, MAX_FOLLOWERS).join('\n'));

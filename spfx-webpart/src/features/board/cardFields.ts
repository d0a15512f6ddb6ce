import type { Ticket } from '@listdesk/shared/tickets';
import { isOwn, type DeskState, type OwnName } from '../../app/desk/state';
import type { Say } from '../../ui/words/say';
import { moment } from '../../ui/words/times';

/** What a card can show beside priority, number and subject: the first four in their fixed places, the others a line each. */
export const FACE_FIELDS = ['due', 'tags', 'requester', 'assignee'] as const;
export const LINE_FIELDS = ['category', 'team', 'type', 'created', 'updated', 'mailbox'] as const;
export type LineField = (typeof LINE_FIELDS)[number] | OwnName;
export type CardField = (typeof FACE_FIELDS)[number] | LineField;

/** Further lines would leave no room for a second card. */
export const MOST_LINES = 4;
const KNOWN: readonly string[] = [...FACE_FIELDS, ...LINE_FIELDS];
const isField = (value: unknown): value is CardField => typeof value === 'string' && (KNOWN.includes(value) || isOwn(value));
export const areFields = (value: unknown): value is CardField[] => Array.isArray(value) && value.every(isField);

export const isLineOwn = (field: CardField): field is OwnName => isOwn(field);
const isLine = (field: CardField): field is LineField => !(FACE_FIELDS as readonly string[]).includes(field);
/** As the card shows them, however they were chosen. */
export const linesOf = (fields: readonly CardField[]): LineField[] =>
  [...LINE_FIELDS.filter((field) => fields.includes(field)), ...fields.filter(isLineOwn)].slice(0, MOST_LINES);
/** A choice without the lines that have no room: the newest stay. */
export const withinRoom = (fields: readonly CardField[]): CardField[] => {
  const lines = fields.filter(isLine).slice(-MOST_LINES);
  return fields.filter((field) => !isLine(field) || lines.includes(field));
};

const HEAD_PX = 82;
const ROW_PX = 24;
/** Height of a card: all cards of a board are alike, so that a column knows where each stands. */
export const cardHeight = (fields: readonly CardField[]): number =>
  HEAD_PX + (fields.some((field) => field !== 'due' && !isLine(field)) ? ROW_PX : 0) + linesOf(fields).length * ROW_PX;

export function lineText(field: LineField, ticket: Ticket, own: DeskState['own'], now: number, say: Say, locale: string): string {
  if (isOwn(field)) return own.get(ticket.id)?.values[field.slice(4)]?.text ?? '';
  if (field === 'created') return moment(ticket.createdAt, now, say, locale);
  if (field === 'updated') return moment(ticket.lastMessageAt, now, say, locale);
  return ticket[field] ?? '';
}

import { DRAFT_KINDS, type DraftKind } from '../schema/index.ts';
import type { Contact } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { createInside } from './circles/createInside.ts';
import { circleOfTicket } from './circles/places.ts';
import { DRAFTS_LIST } from '../schema/lists/drafts.ts';
import { selectionOf } from './columns.ts';
import { ListsFault, SP_ERROR, refusalOf, toFault } from './fault.ts';
import { fieldReader } from './fieldReader.ts';
import { exact, json, MAX_NOTE_CHARS, note, type Fields } from './fieldWriter.ts';
import { parseRecipients } from './messageFields.ts';
import { quote } from './odata.ts';
import { readPage, type Row } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';

/** What an agent has written and not sent. `html` without pictures: those stay on the writer's device. */
export type DraftText = { kind: DraftKind; html: string; to: Contact[]; cc: Contact[] };
export type SharedDraft = DraftText & {
  id: number;
  ticketKey: string;
  author: { id: number; name: string };
  /** ISO 8601, when it was last written. */
  at: string;
};

/** A longer text is shared by its beginning; the writer's device has it whole. */
export const MAX_SHARED_DRAFT_CHARS = MAX_NOTE_CHARS;
const DRAFT_SELECTION = selectionOf(DRAFTS_LIST, { author: true });
const MAX_DRAFTS = 50;

/** Drafts of everybody for one ticket, newest first. 1 request. */
export async function draftsOf(access: Access, ticketKey: string): Promise<SharedDraft[]> {
  const { select, expand } = DRAFT_SELECTION;
  const query = access
    .list('Drafts')
    .items.select(...select)
    .expand(...expand)
    .filter(`TicketKey eq ${quote(ticketKey)}`)
    .top(MAX_DRAFTS);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.map(draftOf).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.id - a.id));
}

/** One draft a ticket and agent, fenced by its key; the writer's last word counts. 1 request when `id` is known, up to 3 otherwise. */
export async function saveDraft(access: Access, place: { ticketKey: string; agentId: number; id: number | null }, text: DraftText): Promise<{ id: number }> {
  const { items } = access.list('Drafts');
  const key = `${place.ticketKey}|${wholeNumber(place.agentId)}`;
  const fields: Fields = { DraftKind: text.kind, DraftBody: note('DraftBody', text.html), Recipients: json('Recipients', { to: text.to, cc: text.cc }) };
  try {
    if (place.id !== null && (await updated(access, place.id, fields))) return { id: place.id };
    try {
      const whole: Fields = { Title: text.kind, DraftKey: exact('DraftKey', key), TicketKey: exact('TicketKey', place.ticketKey), ...fields };
      const circle = await circleOfTicket(access, place.ticketKey);
      if (circle !== null) {
        const made = await createInside(access, 'Drafts', circle, whole);
        if (made.outcome === 'created') return { id: made.id };
      }
      const row = (await items.add(whole)) as Row;
      return { id: Number(row['Id']) };
    } catch (error) {
      if ((await refusalOf(error, access.now()))?.number !== SP_ERROR.duplicateValue) throw error;
      const { rows } = await readPage(
        items
          .select('Id')
          .filter(`DraftKey eq ${quote(key)}`)
          .top(1),
      );
      const id = Number(rows[0]?.['Id'] ?? 0);
      if (!id || !(await updated(access, id, fields))) throw new ListsFault('lists.unavailable', 'The draft changes faster than it can be saved.');
      return { id };
    }
  } catch (error) {
    throw await toFault(error, access.now());
  }
}

async function updated(access: Access, id: number, fields: Fields): Promise<boolean> {
  try {
    await access.list('Drafts').items.getById(wholeNumber(id)).update(fields);
    return true;
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status === 404) return false;
    throw error;
  }
}

/** To the recycle bin, so that a text taken over by mistake is not lost. One that is gone already is as wanted. */
export async function removeDraft(access: Access, id: number): Promise<void> {
  try {
    await access.list('Drafts').items.getById(wholeNumber(id)).recycle();
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status !== 404) throw await toFault(error, access.now());
  }
}

function draftOf(row: Row): SharedDraft {
  const read = fieldReader('Drafts', row);
  const author = read.person('Author');
  const { to, cc } = read.json('Recipients', { to: [], cc: [] }, parseRecipients);
  return {
    id: read.id,
    ticketKey: read.key('TicketKey'),
    kind: read.choiceOrNull('DraftKind', DRAFT_KINDS) ?? 'Reply',
    html: read.lines('DraftBody'),
    to,
    cc,
    author: { id: author?.id ?? 0, name: author?.name ?? '' },
    at: read.time('Modified'),
  };
}

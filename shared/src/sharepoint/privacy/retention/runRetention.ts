import { cutoff, type RetentionSettings } from '../../../privacy/index.ts';
import type { Access } from '../../access.ts';
import type { Desk } from '../desk.ts';
import { archivedAccess } from '../../archive/archiveAccess.ts';
import { unlessMissing } from '../../fault.ts';
import { deleteFromLibrary } from '../../libraryFiles.ts';
import { contactsOf, removeContacts, withoutTickets } from './contacts.ts';
import { UNITS, type Pace } from './pace.ts';
import { blankRow, removeRows } from './removeRows.ts';
import { draftsOf, heldPersons, linesOver, messagesOf, scanTickets } from './scan.ts';
import { trimAudit } from './trimAudit.ts';
import { beginRun, endRun, keepRun, PHASES, type Chunk, type Phase, type RetentionRequest, type RetentionTotals } from './work.ts';

const TICKETS_A_CHUNK = 25;
/** Somebody may write to a ticket that is going: look again, so often. */
const MAX_ROUNDS = 20;

export type RetentionOutcome = { outcome: 'done' | 'paused'; request: string; at: string; totals: RetentionTotals };
export type RetentionOptions = {
  siteUrl: string;
  actor: string;
  newKey: () => string;
  pace: Pace;
  /** Stops between two chunks once so many units are spent, and goes on with the next run. */
  maxUnits?: number;
};
/** What every chunk of a run is carried out with. `held`: hashes of persons under a hold. */
type Run = { access: Access; siteUrl: string; held: ReadonlySet<string>; request: RetentionRequest; pace: Pace };

/**
 * Deletes or empties what has outlived its rule. Can be stopped at any request: what goes next is written into the privacy log before it goes, so
 * the next run ends in the same desk with the same proof.
 */
export async function runRetention(
  { access, audit }: Pick<Desk, 'access' | 'audit'>,
  settings: RetentionSettings,
  options: RetentionOptions,
): Promise<RetentionOutcome> {
  const { pace, siteUrl, actor, maxUnits = Number.POSITIVE_INFINITY } = options;
  const request = await beginRun(access, { key: options.newKey(), actor, at: new Date(access.now()).toISOString() });
  const { work } = request;
  const at = Date.parse(work.at);
  const run: Run = { access, siteUrl, held: await heldPersons(access), request, pace };
  if (work.chunk) await finishChunk(run);
  if (work.lines) await finishLines(access, request, pace);
  const paused = (): boolean => pace.spent() >= maxUnits;
  for (const phase of PHASES.slice(PHASES.indexOf(work.phase))) {
    if (phase !== work.phase) Object.assign(work, { phase, after: 0 });
    for (let end = false; !end;) {
      if (paused()) {
        await keepRun(access, request);
        return { outcome: 'paused', request: request.key, at: work.at, totals: work.totals };
      }
      end =
        phase === 'tickets' || phase === 'archive'
          ? await inPlace(phase, () => ticketPage(run, settings, at, paused), true)
          : await logPage(access, audit, settings, at, request, pace, actor);
    }
  }
  const { totals } = work;
  const now = new Date(access.now()).toISOString();
  await audit.append({ at: now, actor, action: 'retention.run', subject: request.key, details: totals }, { once: true });
  await endRun(
    access,
    request,
    { ...totals, at: work.at, rules: settings.tickets, mailLogDays: settings.mailLogDays, auditLogDays: settings.auditLogDays },
    now,
  );
  return { outcome: 'done', request: request.key, at: work.at, totals };
}

async function ticketPage(run: Run, settings: RetentionSettings, at: number, paused: () => boolean): Promise<boolean> {
  const { access, siteUrl, held, request, pace } = run;
  const { work } = request;
  const place = placeOf(access, work.phase);
  const scan = await scanTickets(place, siteUrl, settings, at, work.after, held, pace, work.phase === 'archive' ? 'archive' : 'list');
  for (let from = 0; from < scan.due.length; from += TICKETS_A_CHUNK) {
    if (paused()) return false;
    const due = scan.due.slice(from, from + TICKETS_A_CHUNK);
    const tickets = due.map(({ id, key, then }) => ({ id, key, then }));
    const found = await messagesOf(place, keysOf(tickets), pace);
    const messages = [...found.values()].reduce((sum, rows) => sum + rows.length, 0);
    const last = tickets.at(-1)!.id;
    const people = [...new Set(due.map(({ requester }) => requester).filter(Boolean))];
    const contacts = await contactsOf(access, people, pace);
    work.chunk = { tickets, messages, held: scan.held.filter((id) => id > work.after && id < last).length, contacts };
    await pace.spend(UNITS.write);
    await keepRun(access, request);
    await finishChunk(run, found);
  }
  work.totals = { ...work.totals, held: work.totals.held + scan.held.filter((id) => id > work.after).length };
  work.after = scan.last;
  return scan.end;
}

/** Tickets of the archive are worked on as if they lay in the list. */
export const placeOf = (access: Access, phase: Phase): Access => (phase === 'archive' ? archivedAccess(access) : access);

/** A desk that was not upgraded yet has no archive; without its list of tickets it is broken. */
export const inPlace = <T>(phase: Phase, ask: () => Promise<T>, none: T): Promise<T> => (phase === 'archive' ? unlessMissing(ask, none) : ask());

type Messages = Awaited<ReturnType<typeof messagesOf>>;
const keysOf = (tickets: readonly { key: string }[]): string[] => tickets.map(({ key }) => key);

/** Messages before their ticket: whoever is stopped in between still finds them by it. Contacts after it, so what counts is who is left. `known`: messages that were read a moment ago. */
async function finishChunk({ access: desk, siteUrl, held, request: { work }, pace }: Run, known: Messages | null = null): Promise<void> {
  const { tickets, contacts = [] } = work.chunk!;
  const access = placeOf(desk, work.phase);
  const archived = work.phase === 'archive';
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = round === 0 && known ? known : await messagesOf(access, keysOf(tickets), pace);
    const goes = tickets.filter(({ then }) => then === 'delete').flatMap(({ key }) => found.get(key) ?? []);
    for (const name of goes.flatMap(({ files }) => files)) {
      await pace.spend(UNITS.write);
      await deleteFromLibrary(access, name);
    }
    await removeRows(
      access,
      'Messages',
      goes.map(({ id }) => id),
      pace,
    );
    if (round === 0)
      for (const { key } of tickets.filter(({ then }) => then === 'anonymise'))
        for (const { id } of found.get(key) ?? []) await blankRow(access, archived ? 'ArchivedMessages' : 'Messages', id, pace);
    if (goes.length === 0) break;
  }
  const drafts = await draftsOf(access, keysOf(tickets), pace);
  await removeRows(access, 'Drafts', drafts, pace);
  await removeRows(
    access,
    'Tickets',
    tickets.filter(({ then }) => then === 'delete').map(({ id }) => id),
    pace,
  );
  for (const { id } of tickets.filter(({ then }) => then === 'anonymise')) await blankRow(access, archived ? 'ArchivedTickets' : 'Tickets', id, pace);
  const gone = await removeContacts(desk, await withoutTickets(desk, siteUrl, contacts, held, pace), pace);
  work.totals = sum(work.totals, work.chunk!, gone);
  work.after = tickets.at(-1)?.id ?? work.after;
  work.chunk = null;
}

const sum = (totals: RetentionTotals, { tickets, messages, held }: Chunk, contacts: number): RetentionTotals => {
  const deleted = tickets.filter(({ then }) => then === 'delete').length;
  return {
    ...totals,
    deleted: totals.deleted + deleted,
    anonymised: totals.anonymised + tickets.length - deleted,
    messages: totals.messages + messages,
    contacts: totals.contacts + contacts,
    held: totals.held + held,
  };
};

async function finishLines(access: Access, { work }: RetentionRequest, pace: Pace): Promise<void> {
  await removeRows(access, work.lines!.list, work.lines!.ids, pace);
  work.lines = null;
}

/** Lines are counted by what was written down before they went, so a line that is gone already counts once. */
async function logPage(
  access: Access,
  audit: Desk['audit'],
  settings: RetentionSettings,
  at: number,
  request: RetentionRequest,
  pace: Pace,
  actor: string,
): Promise<boolean> {
  const { work } = request;
  if (work.phase === 'auditLog') return trimAudit(access, audit, cutoff(settings.auditLogDays, at), request, pace, actor);
  const mail = work.phase === 'mailLog';
  const list = mail ? 'MailLog' : 'PrivacyLog';
  const { ids, last, end } = await linesOver(access, list, cutoff(mail ? settings.mailLogDays : settings.privacyLogDays, at), work.after, pace);
  work.totals = mail ? { ...work.totals, mailLog: work.totals.mailLog + ids.length } : { ...work.totals, privacyLog: work.totals.privacyLog + ids.length };
  work.after = last;
  work.lines = { list, ids };
  await pace.spend(UNITS.write);
  await keepRun(access, request);
  await finishLines(access, request, pace);
  return end;
}

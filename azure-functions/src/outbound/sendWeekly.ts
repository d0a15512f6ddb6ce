import { factsOf, gatherTickets, serviceReport, startOf, endOf, weekDue, type Period, type WeeklyReport } from '@listdesk/shared/reports';
import type { Agent } from '@listdesk/shared/tickets';
import type { Desk, OutgoingMail } from '../intake/ports.ts';
import { composeWeekly } from './composeWeekly.ts';
import { linkToReports } from './deskPage.ts';
import { sendOnce } from './sendOnce.ts';

const HOUR_MS = 3_600_000;
/** A run ends within the host's ten minutes (`host.json`); none begins in the last quarter of an hour, so that two hours never have one at the same time. */
const BEGUN_UNTIL_MS = 45 * 60_000;
const TURN_KEPT_DAYS = 1;

/** `taken`: another run has this hour, or ended in it. */
export type WeeklyOutcome = 'nothing' | 'nobody' | 'taken' | 'later' | 'sent' | 'unsure';

/**
 * The report of the week that is over, once to everybody who is to have it. What is due is asked every hour: nothing of SharePoint where no week is
 * due or its mail has left; else what the report on the desk costs, and 1 request for the people. `run` is a name of this run alone.
 * Two at once would make two drafts, so a run claims its hour first; after a crash the next hour finds the draft (`sendOnce`).
 */
export async function sendWeekly(desk: Desk, now: number, run: string): Promise<WeeklyOutcome> {
  const { weekly } = await desk.texts();
  const due = weekDue(weekly, now);
  if (!due) return 'nothing';
  const work = `weekly:${desk.id}:${due.week}`;
  if ((await desk.ledger.progress(`send:${work}`))?.step === 'sent') return 'nothing';
  if (now % HOUR_MS > BEGUN_UNTIL_MS) return 'later';
  if ((await desk.ledger.claim(`turn:${work}:${Math.floor(now / HOUR_MS)}`, run, TURN_KEPT_DAYS)) !== run) return 'taken';
  const { mailboxes } = await desk.settings();
  const mailbox = mailboxes[0] ? await desk.mailboxByAddress(mailboxes[0].address) : null;
  const to = mailbox ? await peopleOf(desk, weekly) : [];
  if (!mailbox || !to.length) return 'nobody';
  const sent = await sendOnce({
    work,
    ledger: desk.ledger,
    mailbox,
    create: async () => mailbox.createDraft(await mailOf(desk, weekly, due.period, to, work, now)),
    files: async function* () {},
    drafted: async () => undefined,
  });
  return sent.outcome === 'sent' ? 'sent' : 'unsure';
}

/** Whoever left the desk's groups gets nothing, nor do those who objected; a desk's own mailbox would make a ticket of it. */
async function peopleOf(desk: Desk, { people }: WeeklyReport): Promise<Agent[]> {
  const [agents, quiet, { mailboxes }] = await Promise.all([desk.lists.agents(), desk.quietAddresses(), desk.settings()]);
  const left = new Set([...quiet, ...mailboxes.map(({ address }) => address)].map((address) => address.toLowerCase()));
  return agents.filter(({ id, address }) => people.includes(id) && address !== '' && !left.has(address.toLowerCase()));
}

async function mailOf(desk: Desk, { timeZone }: WeeklyReport, period: Period, to: readonly Agent[], marker: string, now: number): Promise<OutgoingMail> {
  const [{ sla }, settings, quiet, url] = await Promise.all([desk.texts(), desk.settings(), desk.quietAddresses(), linkToReports(desk)]);
  const [from, until] = [startOf(period), endOf(period)];
  const weekBefore = period.map((at) => at - (until - from));
  const since = new Date(startOf(weekBefore)).toISOString();
  const { tickets, cut } = await gatherTickets({ page: (part, cursor) => desk.lists.reportPage(part, since, cursor), go: () => true }, quiet);
  const facts = tickets.map((ticket) => factsOf(ticket, sla));
  return composeWeekly({
    report: serviceReport(facts, period, now),
    before: serviceReport(facts, weekBefore, now),
    period,
    timeZone,
    cut,
    to,
    desk: { name: settings.name, language: settings.language, url },
    marker,
  });
}

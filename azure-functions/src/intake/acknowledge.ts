import type { NewTicket, PlannedAction } from '@listdesk/shared/intake';
import { replyMarker, templatesFor } from '@listdesk/shared/mail';
import { numbered, withMarks } from '../outbound/compose.ts';
import { renderFirst } from '../outbound/liquid.ts';
import { sendOnce } from '../outbound/sendOnce.ts';
import { rememberAcknowledgement, silenceOf } from './intakeContext.ts';
import type { Desk, Mailbox, OutgoingMail } from './ports.ts';

/** What Exchange lets one mailbox send (30 a minute, 10,000 a day) is for answers of people first. */
const OF_ONE_MAILBOX = [
  { minutes: 1, max: 25 },
  { minutes: 1440, max: 5000 },
];

export type Acknowledgement = {
  action: Extract<PlannedAction, { do: 'acknowledge' }>;
  ticket: Pick<NewTicket, 'key' | 'requester' | 'subject'>;
  number: number;
  /** The mail that is answered; null when it did not come through the mailbox. */
  mailboxMessageId: string | null;
  now: string;
};
export type AcknowledgeOutcome = 'sent' | 'limited' | 'unsure';

/** Says once that the mail arrived and under which number. Repeats nothing of it: nobody can make us carry their words (mail.md step 14). */
export async function acknowledge(
  desk: Desk,
  mailbox: Mailbox,
  { action, ticket, number, mailboxMessageId, now }: Acknowledgement,
): Promise<AcknowledgeOutcome> {
  const work = `acknowledge:${ticket.key}`;
  const begunBefore = (await desk.ledger.progress(`send:${work}`)) !== null;
  if (!begunBefore) {
    if (!(await mayAnswer(desk, mailbox, ticket.key, action.to))) return 'limited';
  }
  const { name, language } = await desk.settings();
  const { templates } = await desk.texts();
  const words = renderFirst(templatesFor('acknowledgement', action.language, templates, language), { ticket: { number }, desk: { name } });
  const mail: OutgoingMail = {
    subject: numbered(words.subject, number),
    html: withMarks(words.html, action.language, replyMarker(ticket.key, desk.signMarker)),
    to: [{ name: ticket.requester.name, address: action.to }],
    cc: [],
    headers: { 'X-Auto-Response-Suppress': 'All', 'X-ListDesk-Automatic': 'acknowledgement' },
    marker: work,
  };
  const sent = await sendOnce({
    work,
    ledger: desk.ledger,
    mailbox,
    create: async () => {
      const reply = mailboxMessageId ? await mailbox.createReply(mailboxMessageId, mail) : 'gone';
      return reply === 'gone' ? mailbox.createDraft(mail) : reply;
    },
    files: async function* () {},
    drafted: async (draft) => {
      if (draft.internetMessageId)
        await desk.ledger.rememberMessage(desk.hashMailbox(mailbox.address), draft.internetMessageId, { ticketKey: ticket.key, sent: true });
    },
  });
  if (sent.outcome !== 'sent') return 'unsure';
  await rememberAcknowledgement(desk, action.to, ticket.subject, now);
  return 'sent';
}

/** Last defence against loops, whatever was decided before: counts one automatic mail to this address and answers whether it may leave (peers.md 4.1 D5). Never to people who are restricted or objected. */
export async function mayAnswer(desk: Desk, mailbox: Mailbox, ticketKey: string, to: string): Promise<boolean> {
  const { limits } = await desk.settings();
  if (await silenceOf(desk, to)) return false;
  const address = desk.hashAddress(to);
  return (
    (await desk.ledger.allow(`to:${address}:${ticketKey}`, limits.toAddressOnTicket)) &&
    (await desk.ledger.allow(`to:${address}`, limits.toAddress)) &&
    (await desk.ledger.allow(`from:${desk.hashMailbox(mailbox.address)}`, OF_ONE_MAILBOX))
  );
}

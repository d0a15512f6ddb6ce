import { senderOf } from '@listdesk/shared/intake';
import { ListsFault } from '@listdesk/shared/sharepoint';
import { subjectOf } from '@listdesk/shared/tickets';
import { faultCode } from '../security/log.ts';
import { acknowledgeProven, type OpenedTicket } from './acknowledgeProven.ts';
import type { IntakePorts, MailOutcome } from './handleMail.ts';
import { intakeContext, mailKeys, sha256, type Arrival, type MailKeys } from './intakeContext.ts';
import type { ParsedMail } from './parse/index.ts';
import type { Mailbox } from './ports.ts';
import { markMeanwhile, markProven, provenMark, vouchFor, type Place, type Unproven } from './vouchFor.ts';

/**
 * The same mail came by another way, or to another mailbox of this desk: it is there once, and the log says so. Where this copy proves the
 * sender and the stored one did not, it is marked and acknowledged. 1 request, and 1 for the ticket that is to be acknowledged.
 */
export async function takeTwice(parsed: ParsedMail, keys: MailKeys, arrival: Arrival, mailbox: Mailbox, ports: IntakePorts): Promise<MailOutcome> {
  const { desk, work, now } = arrival;
  const { mail } = parsed;
  const place = arrival.mailboxMessageId ? { mailbox: arrival.mailboxHash, id: arrival.mailboxMessageId } : null;
  const stored = senderOf(mail, { agentAddresses: [] }).verified ? await vouchFor(desk, keys.message, work, place) : null;
  const acknowledged =
    stored !== null &&
    (await acknowledgeNow(parsed, { stored, place, ticketNow: () => desk.lists.ticket({ key: stored.ticketKey }) }, { arrival, mailbox, ports }).catch(
      async (fault: unknown) => {
        // An acknowledgement that has to wait keeps nobody from seeing that the sender is proven.
        await markMeanwhile(desk, keys.message, stored, place);
        throw fault;
      },
    ));
  const reason = `same as ${keys.message}${acknowledged ? '; proves its sender, acknowledged' : ''}`;
  const entry = {
    key: `d${sha256(work).slice(0, 39)}`,
    at: now,
    mailbox: arrival.mailbox,
    from: mail.from?.address ?? '',
    subject: subjectOf(mail.subject),
    outcome: 'duplicate' as const,
    reason,
    ticketKey: null,
    messageId: mail.messageId,
  };
  const outcomes = await desk.lists.apply([...(stored && !stored.marked ? [provenMark(stored, place)] : []), { write: 'createMailLog', entry }]);
  const failed = outcomes.find((each) => each.outcome === 'failed');
  if (failed?.outcome === 'failed') throw new ListsFault(failed.fault.code, failed.fault.message, failed.fault.retryAfterSeconds);
  if (stored && outcomes[0]?.outcome === 'stale') await markProven(desk, stored, place);
  return { outcome: 'drop' };
}

type Around = { arrival: Arrival; mailbox: Mailbox; ports: IntakePorts };
type ProvenNow = { stored: Unproven; place: Place | null; ticketNow: () => Promise<OpenedTicket | null> };

/** Sent now that a copy proves the sender, because the one that opened the ticket did not. */
export async function acknowledgeNow({ mail }: ParsedMail, { stored, place, ticketNow }: ProvenNow, { arrival, mailbox, ports }: Around): Promise<boolean> {
  const { desk } = arrival;
  const context = await intakeContext(mail, mailKeys(mail, desk), arrival);
  const outcome = await acknowledgeProven(desk, mailbox, {
    mail,
    stored,
    ticketNow,
    context,
    mailboxMessageId: place?.mailbox === arrival.mailboxHash ? place.id : null,
  }).catch(refusedAddress);
  if (outcome !== null) ports.log('info', 'mail.acknowledged', { tenant: desk.tenant, desk: desk.id, key: stored.ticketKey, outcome });
  return outcome === 'sent';
}

/** The ticket stands whether or not Exchange takes that address. Where the right to send is missing, the mail waits for it. */
export const refusedAddress = (error: unknown): Promise<'refused'> =>
  faultCode(error) === 'graph.invalid' ? Promise.resolve('refused') : Promise.reject(error);

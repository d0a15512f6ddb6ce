import { hash } from 'node:crypto';
import type { IntakeContext, PastAcknowledgement } from '@listdesk/shared/intake';
import { baseSubject, messageKey, ticketKey, twinKey, type InboundMail } from '@listdesk/shared/mail';
import { storedAttachmentNames } from '@listdesk/shared/sharepoint';
import { bouncedTicket, threadCandidates } from './knownTickets.ts';
import type { Desk } from './ports.ts';

/** Keys in the customer's lists do not depend on our secret, so that they survive its rotation. */
export const sha256 = (material: string): string => hash('sha256', material);

export type MailKeys = { message: string; ticket: string; twin: string | null };

/** To whichever mailboxes of a desk a mail was sent, it is one message there: the mailbox is no part of the keys, and each desk has its own lists. */
export function mailKeys(mail: InboundMail, desk: Pick<Desk, 'tenant' | 'id'>): MailKeys {
  const message = messageKey(mail, desk.tenant, sha256);
  // Within one thread: two that begin one are the same only when nothing at all tells them apart.
  return { message, ticket: ticketKey(message, sha256), twin: twinKey(mail, `${desk.id}\n${mail.inReplyTo ?? ''}`, sha256) };
}

export type Arrival = {
  desk: Desk;
  /** This piece of work, as the ledger names it. */
  work: string;
  mailbox: string;
  mailboxHash: string;
  mailboxMessageId: string | null;
  now: string;
  released: boolean;
  /** Judged before and let go by an agent: `log` is the key of its line. */
  again: { log: string | null } | null;
  flood: string | null;
  /** Exchange's id of the conversation, and when it received the mail. */
  conversation: string | null;
  receivedAt: string | null;
};

/** Everything the plan has to know around a mail. On the usual way (new mail, known thread) this asks SharePoint nothing. */
export async function intakeContext(mail: InboundMail, keys: MailKeys, arrival: Arrival): Promise<IntakeContext> {
  const { desk, mailbox, mailboxHash, mailboxMessageId, now, receivedAt } = arrival;
  const [settings, texts, agentAddresses, own, twin, acknowledgements, silence] = await Promise.all([
    desk.settings(),
    desk.texts(),
    desk.agentAddresses(),
    mail.messageId ? desk.ledger.ticketOf(mailboxHash, [mail.messageId]) : null,
    keys.twin ? desk.ledger.recall(twinName(keys.twin)) : null,
    pastAcknowledgements(desk, mail),
    silenceOf(desk, mail.from?.address ?? ''),
  ]);
  return {
    now,
    receivedAt,
    mailbox,
    settings,
    agentAddresses,
    mailboxMessageId,
    acknowledgements,
    silence,
    ourAddresses: [...new Set([mailbox, ...settings.mailboxes.map((each) => each.address.toLowerCase())])],
    keys: { message: keys.message, ticket: keys.ticket },
    sentByUs: own?.sent ?? false,
    duplicateOf: twin && twin !== keys.message ? twin : null,
    candidates: await threadCandidates(desk, mailboxHash, mail, arrival.conversation),
    bounced: await bouncedTicket(desk, mailboxHash, mail),
    senderRules: texts.senderRules,
    flood: arrival.flood,
    released: arrival.released,
    storedNames: storedAttachmentNames,
  };
}

/** So long nothing automatic goes to an address whose mail came back for good; then it is tried anew (peers.md 4.1 D4). */
export const UNDELIVERABLE_DAYS = 60;
export const undeliverableName = (addressHash: string): string => `undeliverable:${addressHash}`;

/** Why nothing automatic is sent to this address, in words for the log; null when it is. */
export async function silenceOf(desk: Desk, address: string): Promise<string | null> {
  if (!address) return null;
  const [quiet, undeliverable] = await Promise.all([desk.quietAddresses(), desk.ledger.recall(undeliverableName(desk.hashAddress(address)))]);
  if (quiet.includes(address.toLowerCase())) return 'restricted or objected';
  return undeliverable ? 'mail to this address comes back' : null;
}

export const TWIN_DAYS = 30;
export const twinName = (twin: string): string => `twin:${twin}`;

type Kept = { at: string; subject: string }[];
export const acknowledgementsName = (addressHash: string): string => `acknowledged:${addressHash}`;
export const subjectMark = (subject: string): string => sha256(baseSubject(subject).toLowerCase()).slice(0, 16);

/** The ledger keeps marks of subjects, not subjects: one that fits is given back as the mail's own, any other as empty. */
async function pastAcknowledgements(desk: Desk, mail: InboundMail): Promise<PastAcknowledgement[]> {
  const kept = mail.from ? await desk.ledger.recall(acknowledgementsName(desk.hashAddress(mail.from.address))) : null;
  const mark = subjectMark(mail.subject);
  return kept ? (JSON.parse(kept) as Kept).map(({ at, subject }) => ({ at, subject: subject === mark ? mail.subject : '' })) : [];
}

const MAX_KEPT = 20;
export async function rememberAcknowledgement(desk: Desk, address: string, subject: string, at: string): Promise<void> {
  const name = acknowledgementsName(desk.hashAddress(address));
  const kept = JSON.parse((await desk.ledger.recall(name)) ?? '[]') as Kept;
  await desk.ledger.keep(name, JSON.stringify([...kept, { at, subject: subjectMark(subject) }].slice(-MAX_KEPT)), 1);
}

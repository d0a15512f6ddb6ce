import { automaticOf, bounceOf, isForwardSubject, isOurs, languageOfText, originalSender, replyToHint, SES_NOTICE } from '../mail/index.ts';
import type { Automatic, Bounce, InboundMail, MailAddress } from '../mail/index.ts';
import { MAX_CC, previewOf, statusAfterAgent, statusAfterRequester, statusPatch, subjectOf } from '../tickets/index.ts';
import type { MailHints, TicketPatch } from '../tickets/index.ts';
import { decideAcknowledgement } from './acknowledgement.ts';
import type { IntakeContext, ReadMail, ThreadCandidate, ThreadTicket } from './context.ts';
import { MAX_REASON_CHARS } from './limits.ts';
import type { MailLogEntry, MailOutcome } from './mailLog.ts';
import { newMessage } from './newMessage.ts';
import type { IntakePlan, NewMessage, NewTicket, PlannedAction } from './plan.ts';
import { ruleFor, senderOf } from './sender.ts';
import type { Sender } from './sender.ts';
import { decideThread } from './thread.ts';
import type { Join } from './thread.ts';

/**
 * Steps 5 to 14 of the intake: what shall happen with one mail, from the mail and what is known around it. Pure; the same input
 * gives the same plan, and planning again after a refused write uses a fresh `ThreadTicket`.
 */
export function planIntake(read: ReadMail, context: IntakeContext): IntakePlan {
  const { mail } = read;
  const sender = senderOf(mail, context);
  const drop = (outcome: MailOutcome, reason: string): IntakePlan => ({
    verdict: 'drop',
    reason,
    actions: [],
    log: logLine(read, context, outcome, reason, null),
  });

  const ours = context.sentByUs ? 'we sent it' : isOurs(mail, context.ourAddresses);
  if (ours) return drop('ours', ours);
  if (context.duplicateOf) return drop('duplicate', `same as ${context.duplicateOf}`);

  const bounce = bounceOf(mail);
  const returned = context.bounced ?? context.candidates.find((one) => one.rule === 'sentId' || one.rule === 'marker') ?? null;
  // Somebody subscribed to Amazon's notices: about the mail of others they are mail.
  if (bounce && (returned || bounce.evidence !== SES_NOTICE)) return planBounce(read, sender, bounce, returned, context);

  const rule = context.released ? null : ruleFor(sender, mail.subject, context.senderRules);
  if (rule?.action === 'block') return drop('blocked', `rule: ${rule.match}`);
  const held = rule?.action === 'quarantine' ? `rule: ${rule.match}` : rule?.action === 'allow' || context.released ? null : (context.flood ?? null);
  if (held) return { verdict: 'quarantine', reason: held, actions: [], log: logLine(read, context, 'quarantined', held, null) };

  const automatic = automaticOf(mail);
  const thread = decideThread(context.candidates, sender, { now: context.now, settings: context.settings, reopens: automatic === null });
  return thread.outcome === 'join' ? planReply(read, sender, automatic, thread.candidate, context) : planTicket(read, sender, automatic, thread, context);
}

/** Joins the ticket of the mail that came back, as a system entry. Never reopens, never answers. */
function planBounce(read: ReadMail, sender: Sender, bounce: Bounce, found: ThreadCandidate | null, context: IntakeContext): IntakePlan {
  const reason = `bounce: ${bounce.evidence}`;
  const flag: PlannedAction[] =
    bounce.severity === 'hard' && bounce.recipient ? [{ do: 'flagContact', address: bounce.recipient, undeliverable: undeliverable(bounce) }] : [];
  const came: PlannedAction[] =
    bounce.originalMessageId && bounce.severity !== 'soft'
      ? [{ do: 'markBounced', internetMessageId: bounce.originalMessageId, reason: undeliverable(bounce) }]
      : [];
  // Without a ticket of ours it answers a mail somebody forged; nobody shall be flagged for that.
  if (!found)
    return {
      verdict: 'drop',
      reason: `${reason}, of no mail of ours`,
      actions: [],
      log: logLine(read, context, 'bounce', `${reason}, of no mail of ours`, null),
    };
  const message = newMessage(read, sender, context, {
    kind: 'System',
    ticketKey: found.ticket.key,
    evidence: { rule: 'bounce', matched: found.matched },
    automatic: reason,
  });
  return {
    verdict: 'reply',
    reason,
    actions: [
      { do: 'addMessage', message },
      { do: 'updateTicket', ticketId: found.ticket.id, etag: found.ticket.etag, patch: { lastMessageAt: context.now } },
      ...flag,
      ...came,
    ],
    log: logLine(read, context, 'bounce', reason, found.ticket.key),
  };
}

const undeliverable = (bounce: Bounce): string => [bounce.status, bounce.diagnostic].filter(Boolean).join(' ').slice(0, MAX_REASON_CHARS) || 'delivery failed';

/** A message on a ticket that is there. */
function planReply(read: ReadMail, sender: Sender, automatic: Automatic | null, candidate: ThreadCandidate, context: IntakeContext): IntakePlan {
  const { ticket, rule } = candidate;
  const reason = `joined by ${rule}`;
  const role = roleOf(read, sender, candidate, context);
  const message: NewMessage = {
    ...newMessage(read, sender, context, {
      kind: role.kind,
      ticketKey: ticket.key,
      evidence: { rule, matched: candidate.matched, ...hintsFor(read.mail, null) },
      automatic: automatic?.reason ?? null,
    }),
    // No recipients means the requester of the ticket; the mail itself named only the desk.
    ...(role.send ? { delivery: 'Queued' as const, to: [], cc: [], internetMessageId: null, mailboxMessageId: null } : {}),
  };
  const patch = patchAfter(read, role, automatic, candidate, context);
  return {
    verdict: 'reply',
    reason,
    actions: [
      { do: 'addMessage', message },
      { do: 'updateTicket', ticketId: ticket.id, etag: ticket.etag, patch },
    ],
    log: logLine(read, context, automatic ? 'automatic' : 'reply', automatic ? `${automatic.reason}; ${reason}` : reason, ticket.key),
  };
}

type Role = { kind: 'Mail' | 'Note' | 'Reply'; send: boolean; agent: boolean };

/**
 * A verified agent who answers by mail answers the requester: it leaves as the desk's reply, unless the requester stands among
 * the recipients and has it already. Somebody who only claims an agent's address is shown to agents alone (quality case 35).
 */
function roleOf(read: ReadMail, sender: Sender, { ticket, internal }: ThreadCandidate, context: IntakeContext): Role {
  // Whoever answers what agents handed on answers them, also somebody who stands in Cc: its first words must not become the preview.
  // So does an agent who answers a notice; a third party's answer needs somebody to look (`patchAfter`).
  if (internal && !ticket.senderIsRequester) return { kind: 'Note', send: false, agent: sender.agent };
  if (ticket.senderTakesPart) return { kind: 'Mail', send: false, agent: false };
  if (sender.agent) {
    const others = [...read.mail.to, ...read.mail.cc].some(
      (one) => one.address !== '' && !context.ourAddresses.includes(one.address) && !context.agentAddresses.includes(one.address),
    );
    return { kind: 'Reply', send: !others, agent: true };
  }
  if (context.agentAddresses.includes(sender.address)) return { kind: 'Note', send: false, agent: false };
  return { kind: 'Mail', send: false, agent: false };
}

function patchAfter(read: ReadMail, role: Role, automatic: Automatic | null, { ticket, internal }: ThreadCandidate, context: IntakeContext): TicketPatch {
  const words = { lastMessageAt: context.now, preview: previewOf(read.visibleText || read.mail.subject) };
  if (automatic) return role.kind === 'Note' ? { lastNoteAt: context.now } : { lastMessageAt: context.now };
  // Among agents: nobody who waits has been answered, so the ticket's place and its silence stay as they are.
  if (role.kind === 'Note' && internal && !role.agent)
    return { lastNoteAt: context.now, snoozedUntil: null, ...statusPatch(ticket.status, statusAfterRequester(ticket.status), context.now) };
  if (role.kind === 'Note') return { lastNoteAt: context.now };
  const status = role.agent ? statusAfterAgent(ticket.status) : statusAfterRequester(ticket.status);
  // Who asked has written: whoever put the ticket off wants to know now.
  return {
    ...words,
    lastMessageFrom: role.agent ? 'Agent' : 'Requester',
    ...(role.agent ? {} : { snoozedUntil: null }),
    ...statusPatch(ticket.status, status, context.now),
  };
}

function planTicket(
  read: ReadMail,
  sender: Sender,
  automatic: Automatic | null,
  { reason, follows, refused }: Extract<Join, { outcome: 'new' }>,
  context: IntakeContext,
): IntakePlan {
  const { mail } = read;
  const key = context.keys.ticket;
  const message = newMessage(read, sender, context, {
    kind: 'Mail',
    ticketKey: key,
    evidence: { rule: 'new', ...(reason === 'new' ? {} : { matched: reason.slice(5, MAX_REASON_CHARS) }), ...hintsFor(mail, refused) },
    automatic: automatic?.reason ?? null,
  });
  const answer = decideAcknowledgement({ subject: mail.subject, automatic: automatic?.reason ?? null, sender }, context);
  const requester = requesterOf(read, sender, context);
  const language = languageOf(read);
  const wish = replyToHint(mail);
  const hints = [
    ...(requester.address === sender.address ? [] : [`forwarded by an agent, from ${requester.address}`]),
    ...(wish ? [`answers wished at ${wish.address}`] : []),
  ];
  const why = [automatic ? `${automatic.reason}; ${reason}` : answer.send ? reason : `${reason}; not acknowledged: ${answer.reason}`, ...hints].join('; ');
  return {
    verdict: 'ticket',
    reason,
    actions: [
      ...(requester.address ? [{ do: 'ensureContact' as const, contact: { address: requester.address, name: requester.name, language } }] : []),
      { do: 'createTicket', ticket: newTicket(read, sender, { requester, key, language }, context) },
      { do: 'addMessage', message },
      ...(follows ? [{ do: 'linkTicket' as const, ticketKey: key, to: { key: follows.key, number: follows.id } }] : []),
      ...(answer.send ? [{ do: 'acknowledge' as const, to: sender.address, language }] : []),
    ],
    log: logLine(read, context, automatic ? 'automatic' : 'ticket', why, key),
  };
}

/** What an agent should know of the mail and decide upon: where answers are wished, who wrote what it hands on, which ticket it names. */
function hintsFor(mail: InboundMail, named: ThreadTicket | null): { hints?: MailHints } {
  const answersTo = replyToHint(mail);
  const original = isForwardSubject(mail.subject) || mail.attachedMail ? originalSender(mail) : null;
  const hints: MailHints = {
    ...(answersTo && { answersTo: short(answersTo) }),
    ...(original && { original: short(original) }),
    ...(named && { names: named.id }),
  };
  return Object.keys(hints).length ? { hints } : {};
}
const short = ({ name, address }: MailAddress): MailAddress => ({ name: name.slice(0, MAX_REASON_CHARS), address: address.slice(0, MAX_HINT_ADDRESS_CHARS) });
/** RFC 5321 section 4.5.3.1: local part and domain. */
const MAX_HINT_ADDRESS_CHARS = 320;

/** A mail that a verified agent hands on is the request of the one who wrote it; anybody else's forward stays his own. */
function requesterOf({ mail }: ReadMail, sender: Sender, context: IntakeContext): MailAddress {
  const original = sender.agent ? originalSender(mail) : null;
  const known = original && [...context.ourAddresses, ...context.agentAddresses].includes(original.address);
  return original && !known ? original : { name: sender.name, address: sender.address };
}

function newTicket(
  read: ReadMail,
  sender: Sender,
  { requester, key, language }: { requester: MailAddress; key: string; language: string | null },
  context: IntakeContext,
): NewTicket {
  const { mail } = read;
  return {
    key,
    subject: subjectOf(mail.subject, read.visibleText),
    status: 'New',
    priority: 'Normal',
    category: null,
    type: null,
    requester,
    team: null,
    cc: participants(read, sender, context).filter((address) => address !== requester.address),
    tags: [],
    channel: 'Mail',
    mailbox: context.mailbox,
    createdAt: context.receivedAt ?? context.now,
    lastMessageAt: context.now,
    lastMessageFrom: 'Requester',
    preview: previewOf(read.visibleText || mail.text || mail.subject),
    firstResponseDue: null,
    resolutionDue: null,
    firstRespondedAt: null,
    solvedAt: null,
    closedAt: null,
    mergedInto: null,
    language,
  };
}

/** Cc takes part only on the word of a verified sender, and where the desk wants it (quality case 39); the desk's own mailboxes never do. */
function participants({ mail }: ReadMail, sender: Sender, context: IntakeContext): string[] {
  if (!sender.verified || context.settings.ccTakesPart === false) return [];
  const seen = new Set([sender.address, ...context.ourAddresses, '']);
  const cc: string[] = [];
  for (const { address } of [...mail.to, ...mail.cc]) {
    if (seen.has(address)) continue;
    seen.add(address);
    cc.push(address);
    if (cc.length >= MAX_CC) break;
  }
  return cc;
}

/** BCP 47 tag of `Content-Language`, as far as the writer's program says; else of the writer's own words. */
function languageOf({ mail, visibleText }: ReadMail): string | null {
  const found = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?\b/i.exec(mail.headers.get('content-language')?.[0]?.trim() ?? '');
  return found ? found[0] : languageOfText(visibleText);
}

function logLine({ mail }: ReadMail, context: IntakeContext, outcome: MailOutcome, reason: string, ticketKey: string | null): MailLogEntry {
  return {
    key: context.keys.message,
    at: context.now,
    mailbox: context.mailbox,
    from: mail.from?.address ?? '',
    subject: subjectOf(mail.subject),
    outcome,
    reason: reason.slice(0, MAX_REASON_CHARS),
    ticketKey,
    messageId: mail.messageId,
  };
}

import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { planIntake } from '@listdesk/shared/intake';
import type { IntakePlan, ThreadCandidate, ThreadTicket } from '@listdesk/shared/intake';
import { automaticOf, bounceOf, messageKey, normalizeMessageId, threadIds, ticketKey } from '@listdesk/shared/mail';
import type { InboundMail, MailAddress, MailAttachment } from '@listdesk/shared/mail';
import { DEFAULT_DESK_SETTINGS } from '@listdesk/shared/schema';
import { LARGE_MAIL_BYTES, parseLargeMail, parseMail } from '../intake/parse/index.ts';
import type { ParsedMail, ParseOptions } from '../intake/parse/index.ts';

/** One line of `listdesk convert`: what the service makes of a mail. */
export type ConvertLine = {
  file: string;
  verdict: IntakePlan['verdict'];
  reason: string;
  automatic: string | null;
  bounce: {
    severity: string;
    evidence: string;
    action: string;
    status: string | null;
    recipient: string | null;
    diagnostic: string | null;
    originalMessageId: string | null;
  } | null;
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  replyTo: MailAddress[];
  subject: string;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  date: string | null;
  visibleText: string;
  text: string;
  html: string;
  attachments: MailAttachment[];
  warnings: string[];
};

export type ConvertOptions = ParseOptions & {
  file: string;
  /** Stands for the moment of intake; ISO 8601. */
  now: string;
  /** Mailbox that received the mail, and every mailbox of the desk. */
  mailbox?: string;
  ourAddresses?: readonly string[];
  /** The messages converted before in this run: a mail that answers one of them is a reply. */
  desk?: ConvertedDesk;
};

const MAILBOX = 'support@listdesk.example';
const TENANT = 'convert';

const sha256 = (material: string): string => hash('sha256', material);

/** The desk of one run, in memory: which ticket each Message-ID went to. */
export class ConvertedDesk {
  readonly #tickets = new Map<string, ThreadTicket>();
  #next = 1;

  candidates(mail: InboundMail): ThreadCandidate[] {
    return threadIds(mail).flatMap((id) => {
      const ticket = this.#tickets.get(id);
      return ticket ? [{ rule: 'receivedId' as const, matched: sha256(id).slice(0, 16), ticket }] : [];
    });
  }

  of(messageId: string | null | undefined): ThreadCandidate | null {
    const ticket = messageId ? this.#tickets.get(normalizeMessageId(messageId)) : undefined;
    return ticket ? { rule: 'receivedId', matched: sha256(messageId as string).slice(0, 16), ticket } : null;
  }

  remember(mail: InboundMail, plan: IntakePlan): void {
    const message = plan.actions.find((action) => action.do === 'addMessage');
    if (message?.do !== 'addMessage' || !mail.messageId) return;
    const joined = this.candidates(mail)[0]?.ticket;
    const ticket = joined ?? { id: this.#next++, key: message.message.ticketKey, etag: '1', status: 'New' as const, closedAt: null, senderTakesPart: false };
    this.#tickets.set(normalizeMessageId(mail.messageId), ticket);
  }
}

/**
 * Converts one raw mail by the code of the service, against an empty desk (or `options.desk`). A mail given in pieces is never in
 * memory as a whole. Needs no network.
 */
export async function convert(source: Uint8Array | AsyncIterable<Uint8Array>, options: ConvertOptions): Promise<ConvertLine> {
  const line = async (parsed: ParsedMail): Promise<ConvertLine> => {
    const plan = planFor(parsed, options);
    options.desk?.remember(parsed.mail, plan);
    return lineOf(parsed, plan, options.file);
  };
  return source instanceof Uint8Array ? line(await parseMail(source, options)) : parseLargeMail(source, line);
}

/** `convert` for the mail that lies in `options.file`. Refused when the file cannot be read. */
export const convertFile = async (options: ConvertOptions): Promise<ConvertLine> =>
  convert((await stat(options.file)).size > LARGE_MAIL_BYTES ? createReadStream(options.file) : await readFile(options.file), options);

function planFor(parsed: ParsedMail, options: ConvertOptions): IntakePlan {
  const { mail } = parsed;
  const mailbox = options.mailbox ?? MAILBOX;
  const message = messageKey(mail, TENANT, sha256);
  return planIntake(parsed, {
    now: options.now,
    receivedAt: null,
    mailbox,
    ourAddresses: options.ourAddresses ?? [mailbox],
    settings: DEFAULT_DESK_SETTINGS,
    agentAddresses: [],
    keys: { message, ticket: ticketKey(message, sha256) },
    sentByUs: false,
    duplicateOf: null,
    candidates: options.desk?.candidates(mail) ?? [],
    bounced: options.desk?.of(bounceOf(mail)?.originalMessageId) ?? null,
    senderRules: [],
    acknowledgements: [],
    mailboxMessageId: null,
    storedNames: (names) => [...names],
  });
}

function lineOf({ mail, cleanHtml, visibleText }: ParsedMail, plan: IntakePlan, file: string): ConvertLine {
  const bounce = bounceOf(mail);
  return {
    file,
    verdict: plan.verdict,
    reason: plan.reason,
    automatic: bounce ? null : (automaticOf(mail)?.reason ?? null),
    bounce: bounce && {
      severity: bounce.severity,
      evidence: bounce.evidence,
      action: bounce.action,
      status: bounce.status,
      recipient: bounce.recipient,
      diagnostic: bounce.diagnostic,
      originalMessageId: bounce.originalMessageId,
    },
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    replyTo: mail.replyTo,
    subject: mail.subject,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    date: mail.date,
    visibleText,
    text: mail.text,
    html: cleanHtml,
    attachments: mail.attachments.map(({ fileName, contentType, size, inline, contentId, sha256: digest }) => ({
      fileName,
      contentType,
      size,
      inline,
      contentId,
      sha256: digest,
    })),
    warnings: mail.warnings,
  };
}

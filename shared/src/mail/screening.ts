import { mailingListOf } from './forwarded.ts';
import { header } from './headers.ts';
import { normalizeMessageId } from './ids.ts';
import type { DeliveryReport, InboundMail } from './inboundMail.ts';
import { hasBounceSubject, hasNullPath, isDaemon, proseReport, saysUndelivered } from './proseBounce.ts';
import { SES_NOTICE, sesReport } from './sesNotice.ts';

/** Bounce as far as the mail tells; `hard` only for a failed delivery with a permanent status (RFC 3463 class 5) or a daemon's word for it. */
export type Bounce = DeliveryReport & { severity: 'hard' | 'soft' | 'unknown'; evidence: string };

/** From one of our mailboxes, or an id we recorded when sending. */
export function isOurs(mail: InboundMail, ourAddresses: readonly string[], sentIds: ReadonlySet<string> = new Set()): string | null {
  if (mail.from && ourAddresses.includes(mail.from.address)) return 'sent from one of our mailboxes';
  if (mail.messageId && sentIds.has(normalizeMessageId(mail.messageId))) return 'we sent it';
  return null;
}

/** mail.md step 6: report, attached original, null return path, X-Failed-Recipients, the daemon's own address; a notice of Amazon's. */
export function bounceOf(mail: InboundMail): Bounce | null {
  const report = mail.deliveryReport;
  const evidence = report ? reported(report) : unreported(mail);
  if (!evidence) return null;
  if (report?.recipient && report.status && report.originalMessageId) return { ...report, severity: severityOf(report, false), evidence };
  const { permanent, ...prose } = proseReport(mail);
  const found = report
    ? { ...report, recipient: report.recipient ?? prose.recipient, originalMessageId: report.originalMessageId ?? prose.originalMessageId }
    : prose;
  return { ...found, severity: severityOf(found, found.status === null && permanent), evidence };
}

const reported = ({ action, status }: DeliveryReport): string | null =>
  action === 'delivered' || action === 'relayed' || action === 'expanded' ? null : `delivery report: ${action}${status ? ` ${status}` : ''}`;

/** Why a mail without a report is a bounce; null when it is none. */
function unreported(mail: InboundMail): string | null {
  const kind = header(mail, 'content-type').toLowerCase();
  if (kind.startsWith('multipart/report') && kind.includes('delivery-status')) return 'delivery report';
  if (header(mail, 'x-failed-recipients').trim()) return 'x-failed-recipients';
  if (sesReport(mail)) return SES_NOTICE;
  const nullPath = hasNullPath(mail);
  const subject = hasBounceSubject(mail);
  if (isDaemon(mail) && (nullPath || subject || (!isPostmaster(mail) && saysUndelivered(mail)))) return 'mailer-daemon';
  return nullPath && subject ? 'null return path' : null;
}

/** A person may read and write there. */
const isPostmaster = (mail: InboundMail): boolean => /^post_?master@/.test(mail.from?.address ?? '');

function severityOf(report: DeliveryReport, permanent: boolean): Bounce['severity'] {
  if (report.status?.startsWith('4') || report.action === 'delayed') return 'soft';
  return report.status?.startsWith('5') || permanent ? 'hard' : 'unknown';
}

export type AutomaticKind = 'autoReply' | 'outOfOffice' | 'list' | 'notification';
export type Automatic = { kind: AutomaticKind; reason: string };

const OUT_OF_OFFICE_SUBJECT =
  /^(?:(?:re|aw|sv|vs|antw): ?)?(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|autoreply|automatische antwort|abwesen|abwesenheits|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina|risposta automatica|fuori sede|automatisch antwoord|afwezig|resposta automática|fora do escritório|odpowiedź automatyczna|automatyczna odpowiedź|nieobecność|autosvar|automaattinen vastaus|automatická odpověď|automatikus válasz|otomatik yanıt|автоответ|автоматический ответ|αυτόματη απάντηση|automatiskt? svar|automatická odpoveď|răspuns automat|automatski odgovor|samodejni odgovor|automatinis atsakymas|automātiska atbilde|automaatvastus|resposta automàtica|автоматична відповідь|автоматичен отговор|balasan otomatis|trả lời tự động|ตอบกลับอัตโนมัติ|رد تلقائي|מענה אוטומטי|自动答复|自動回覆|自動応答|자동 회신)/i;
const NO_REPLY =
  /^(?:no-?_?\.?reply|do-?_?not-?_?reply|noreply|donotreply|nicht-?antworten|keine-?antwort|ne-?pas-?repondre|notifications?|mailer|bounces?|auto-?reply|autoresponder)(?:[+._-].{0,200})?@/;

/** mail.md step 7 with every marker of the peers; the first one found is the reason. Values are compared without case. */
export function automaticOf(mail: InboundMail): Automatic | null {
  const value = (name: string): string => header(mail, name).trim().toLowerCase();
  const submitted = value('auto-submitted').replace(/\s*[;(].*$/s, '');
  const full = value('auto-submitted');
  const suppress = value('x-auto-response-suppress');
  if (value('x-ms-exchange-inbox-rules-loop'))
    return { kind: suppress.includes('all') ? 'outOfOffice' : 'autoReply', reason: 'x-ms-exchange-inbox-rules-loop' };
  if (submitted && submitted !== 'no') {
    const away =
      /vacation|owner-email=/.test(full) || OUT_OF_OFFICE_SUBJECT.test(mail.subject.trim()) || (submitted === 'auto-replied' && /vacation/i.test(mail.subject));
    return { kind: away ? 'outOfOffice' : submitted === 'auto-replied' ? 'autoReply' : 'notification', reason: `auto-submitted: ${submitted.slice(0, 60)}` };
  }
  for (const name of [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-autoresponse',
    'x-auto-reply-from',
    'x-autoreply-from',
    'x-mail-autoreply',
    'x-vacation',
  ]) {
    const found = value(name);
    if (found && found !== 'no' && found !== 'false') return { kind: 'autoReply', reason: name };
  }
  if (value('x-autogenerated') === 'reply') return { kind: 'autoReply', reason: 'x-autogenerated: reply' };
  if (OUT_OF_OFFICE_SUBJECT.test(mail.subject.trim()) && (mail.inReplyTo || suppress || mail.references.length > 0))
    return { kind: 'outOfOffice', reason: 'subject of an automatic answer' };
  for (const name of ['precedence', 'x-precedence']) {
    const found = value(name);
    if (found === 'auto_reply') return { kind: 'autoReply', reason: `${name}: ${found}` };
    if (found === 'list') return { kind: 'list', reason: `${name}: list` };
    if (found === 'bulk' || found === 'junk') return { kind: 'notification', reason: `${name}: ${found}` };
  }
  if (value('list-id')) return { kind: 'list', reason: 'list-id' };
  const list = mailingListOf(mail);
  if (list) return { kind: 'list', reason: `mailing list ${list.slice(0, 60)}` };
  if (value('list-unsubscribe').length > 2) return { kind: 'list', reason: 'list-unsubscribe' };
  if (/\b(?:all|dr|autoreply|oof)\b/.test(suppress)) return { kind: 'notification', reason: `x-auto-response-suppress: ${suppress.slice(0, 60)}` };
  if (/yes|true|@/.test(value('x-loop'))) return { kind: 'notification', reason: 'x-loop' };
  if (value('x-amazon-mail-relay-type') === 'notification') return { kind: 'notification', reason: 'x-amazon-mail-relay-type: notification' };
  if (value('feedback-id') && value('x-csa-complaints')) return { kind: 'notification', reason: 'feedback-id' };
  if (value('delivered-to') === 'autoresponder') return { kind: 'autoReply', reason: 'delivered-to: autoresponder' };
  if (/\breport-type="?disposition-notification/.test(value('content-type'))) return { kind: 'notification', reason: 'read receipt' };
  if (NO_REPLY.test(mail.from?.address ?? '')) return { kind: 'notification', reason: 'noreply sender' };
  if (isDaemon(mail)) return { kind: 'notification', reason: 'mailer-daemon' };
  return null;
}

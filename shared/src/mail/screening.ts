import { mailingListOf } from './forwarded.ts';
import { header, headerValues } from './headers.ts';
import { normalizeMessageId } from './ids.ts';
import type { DeliveryReport, InboundMail } from './inboundMail.ts';

/** Bounce as far as the mail tells; `hard` only for a failed delivery with a permanent status (RFC 3463 class 5). */
export type Bounce = DeliveryReport & { severity: 'hard' | 'soft' | 'unknown'; evidence: string };

/** From one of our mailboxes, or an id we recorded when sending. */
export function isOurs(mail: InboundMail, ourAddresses: readonly string[], sentIds: ReadonlySet<string> = new Set()): string | null {
  if (mail.from && ourAddresses.includes(mail.from.address)) return 'sent from one of our mailboxes';
  if (mail.messageId && sentIds.has(normalizeMessageId(mail.messageId))) return 'we sent it';
  return null;
}

const DAEMON = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|maildelivery|mailsystem|microsoftexchange[0-9a-f]{20,40})@/;
const BOUNCE_SUBJECT =
  /^(?:undeliver(?:able|ed)|delivery (?:status notification|failure|has failed|delayed)|mail delivery (?:failed|failure|system|subsystem)|returned mail|failure notice|mail system error|message (?:not delivered|undeliverable)|unzustellbar|nicht zustellbar|zustellung|non remis|échec de la remise|no se puede entregar|non recapitabile|onbestelbaar|niet-bezorgd|nedoručitelné|niedostarczalne|не удается доставить)/i;

/** mail.md step 6: report, attached original, null return path, X-Failed-Recipients, the daemon's own address. */
export function bounceOf(mail: InboundMail): Bounce | null {
  const report = mail.deliveryReport;
  const kind = header(mail, 'content-type').toLowerCase();
  const nullPath = headerValues(mail, 'return-path').some((value) => value.trim() === '<>');
  const failed = header(mail, 'x-failed-recipients').trim();
  const daemon = DAEMON.test(mail.from?.address ?? '');
  const evidence = report
    ? report.action === 'delivered' || report.action === 'relayed' || report.action === 'expanded'
      ? null
      : `delivery report: ${report.action}${report.status ? ` ${report.status}` : ''}`
    : kind.startsWith('multipart/report') && kind.includes('delivery-status')
      ? 'delivery report'
      : failed
        ? 'x-failed-recipients'
        : daemon && (nullPath || BOUNCE_SUBJECT.test(mail.subject))
          ? 'mailer-daemon'
          : nullPath && BOUNCE_SUBJECT.test(mail.subject)
            ? 'null return path'
            : null;
  if (!evidence) return null;
  const words = report ?? reportFromText(mail, failed);
  return { ...words, severity: severityOf(words), evidence };
}

function severityOf(report: DeliveryReport): Bounce['severity'] {
  if (report.status?.startsWith('5') && report.action !== 'delayed') return 'hard';
  if (report.status?.startsWith('4') || report.action === 'delayed') return 'soft';
  return 'unknown';
}

/** Daemons that send prose (qmail and its kin): the first status and address of the text. */
function reportFromText(mail: InboundMail, failed: string): DeliveryReport {
  const text = mail.text.slice(0, MAX_REPORT_CHARS);
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null;
  const code = /\b([45])\d\d[ -]/.exec(text)?.[1];
  const recipient = (failed.split(/[,\s]/)[0] || /<([^\s<>@]{1,64}@[^\s<>@]{1,255})>/.exec(text)?.[1]) ?? null;
  const original = mail.references.at(-1) ?? mail.inReplyTo ?? /^message-id:\s{0,5}(<[^<>\s]{1,998}>)/im.exec(mail.text)?.[1] ?? null;
  return {
    action: 'failed',
    status: status ?? (code ? `${code}.0.0` : null),
    recipient: recipient?.toLowerCase() ?? null,
    diagnostic: null,
    originalMessageId: original,
  };
}
const MAX_REPORT_CHARS = 20_000;

export type AutomaticKind = 'autoReply' | 'outOfOffice' | 'list' | 'notification';
export type Automatic = { kind: AutomaticKind; reason: string };

const OUT_OF_OFFICE_SUBJECT =
  /^(?:(?:re|aw|sv|vs|antw): ?)?(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|autoreply|automatische antwort|abwesen|abwesenheits|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina|risposta automatica|fuori sede|automatisch antwoord|afwezig|resposta automática|fora do escritório|odpowiedź automatyczna|automatyczna odpowiedź|nieobecność|autosvar|automaattinen vastaus|automatická odpověď|automatikus válasz|otomatik yanıt|автоответ|автоматический ответ|αυτόματη απάντηση|自动答复|自動回覆|自動応答|자동 회신)/i;
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
  if (DAEMON.test(mail.from?.address ?? '')) return { kind: 'notification', reason: 'mailer-daemon' };
  return null;
}

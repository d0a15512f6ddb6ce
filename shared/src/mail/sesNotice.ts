import type { InboundMail } from './inboundMail.ts';
import type { ProseReport } from './proseBounce.ts';

/** Evidence of a bounce that Amazon SES tells of by a notice, instead of sending the mail back. */
export const SES_NOTICE = 'amazon ses';

const SNS = /^no-reply@sns\.amazonaws\.com$/;
const MAX_NOTICE_CHARS = 50_000;
const IS_BOUNCE = /"(?:notificationType|eventType)"\s*:\s*"Bounce"/;
const RECIPIENT = /"bouncedRecipients"\s*:\s*\[\s*\{[^}]{0,500}?"emailAddress"\s*:\s*"([^"\s]{1,320})"/;
const STATUS = /"status"\s*:\s*"([45]\.\d{1,3}\.\d{1,3})"/;
const DIAGNOSTIC = /"diagnosticCode"\s*:\s*"([^"]{1,500})/;
const MESSAGE_ID = /"name"\s*:\s*"Message-ID"\s*,\s*"value"\s*:\s*"(<[^<>\s"]{1,998}>)"/i;
const PERMANENT = /"bounceType"\s*:\s*"Permanent"/;
const TRANSIENT = /"bounceType"\s*:\s*"Transient"/;

/**
 * A bounce in Amazon's JSON (Amazon SES, "Notification contents"), by itself or as the text inside SNS's own; null for any other mail.
 * It is searched, not parsed: relays break its one long line within names and words.
 */
export function sesReport({ from, text }: Pick<InboundMail, 'from' | 'text'>): ProseReport | null {
  if (!SNS.test(from?.address ?? '') || !text.trimStart().startsWith('{')) return null;
  const json = text
    .slice(0, MAX_NOTICE_CHARS)
    .replace(/!?\n ?/g, '')
    .replaceAll('\\"', '"');
  if (!IS_BOUNCE.test(json)) return null;
  const permanent = PERMANENT.test(json);
  return {
    action: 'failed',
    status: STATUS.exec(json)?.[1] ?? (TRANSIENT.test(json) ? '4.0.0' : null),
    recipient: RECIPIENT.exec(json)?.[1]?.toLowerCase() ?? null,
    diagnostic: DIAGNOSTIC.exec(json)?.[1]?.replace(/^smtp;\s*/, '') ?? null,
    originalMessageId: MESSAGE_ID.exec(json)?.[1] ?? null,
    permanent,
  };
}

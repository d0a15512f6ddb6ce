import { header, headerValues } from './headers.ts';
import type { DeliveryReport, InboundMail } from './inboundMail.ts';
import { sesReport } from './sesNotice.ts';

/** What a daemon without a report (RFC 3464) says in prose. `permanent` where it says so, in words or by its status. */
export type ProseReport = DeliveryReport & { permanent: boolean };

const MAX_REPORT_CHARS = 20_000;

/** The last are of KDDI, a Japanese carrier. */
const DAEMON =
  /^(?:mailer-?daemon|post_?master|mail-daemon|mdaemon|maildelivery|mailsystem|mail\.delivery\.system|microsoftexchange[0-9a-f]{20,40})@|^no-reply@(?:[\w-]{1,63}\.){0,3}(?:dion\.ne|auone-net)\.jp$/;
const DAEMON_NAME = /^"?\s{0,3}(?:mailer-?daemon|mail delivery (?:sub)?system|internet mail delivery|postmaster)\b/i;

/** A daemon's own address, or its name where it leaves the address out ("MAILER-DAEMON <>"). */
export const isDaemon = (mail: Pick<InboundMail, 'from' | 'headers'>): boolean =>
  DAEMON.test(mail.from?.address ?? '') || (!mail.from?.address && DAEMON_NAME.test(header(mail, 'from').trim()));

/** RFC 5321 section 4.5.5: what reports a failure has no return path. */
export const hasNullPath = (mail: Pick<InboundMail, 'headers'>): boolean => headerValues(mail, 'return-path').some((value) => value.trim() === '<>');

const SUBJECT =
  /^(?:undeliver(?:able|ed)|(?:permanent )?delivery (?:status notification|failure|has failed|delayed)|failure delivery|(?:e-?)?mail delivery (?:failed|failure|system|subsystem|status)|(?:e-?)?mail (?:failed|could not be delivered)|returned mail|returned to sender|failure notice|delayed mail|mail system error|there was an error sending your mail|message (?:not delivered|undeliverable|delayed)|warning: (?:could not send|message )|unzustellbar|nicht zustellbar|zustellung|non remis|échec de la remise|no se puede entregar|error de entrega|non recapitabile|mancato recapito|onbestelbaar|niet-bezorgd|nedoručitelné|niedostarczalne|не удается доставить|メッセージを配信できません|配信不能)/i;
export const hasBounceSubject = (mail: Pick<InboundMail, 'subject'>): boolean => SUBJECT.test(mail.subject.trim());

const DELAYED =
  /(?:has been|is|was|been) delayed|delayed (?:for|by) |delivery delayed|delayed mail|not (?:yet )?been delivered (?:yet|within)|still being retried|will (?:be retried|continue to|keep trying|retry)|do not need to resend|warning message only|verzögert|noch nicht zugestellt|a été retardé|se ha retrasado|è stata ritardata|is vertraagd|została opóźniona/i;
const PERMANENT =
  /permanent(?:ly)? (?:error|failure|failed)|permanent,? fatal|failed permanently|(?:user|recipient|address|mailbox|host|domain) (?:is )?(?:unknown|not found|unavailable|rejected|does(?: not|n['’]t) exist)|unknown (?:user|recipient|address|mailbox|host)|no such (?:user|mailbox|recipient|address|person)|does(?: not|n['’]t) exist|not listed in|name is not recogni[sz]ed|account (?:is |has been )?(?:disabled|inactive|closed)|(?:empfänger|benutzer|adresse|postfach) (?:ist )?unbekannt|unbekannter (?:empfänger|benutzer)|konnte(?:n)? nicht zugestellt werden/i;

const FULL =
  /mailbox (?:is |was )?full|mailbox exceeded the local limit|over (?:its |his |her |the |their )?quota|quota (?:is )?exceeded|exceeded (?:storage |its |the )?(?:quota|allocation)|postfach (?:ist )?voll|メールボックスが一杯/i;
const UNDELIVERED = /could not be delivered to\b|had delivery problems|送信できませんでした/i;

/** The daemon says in words that it could not, or not yet, deliver. */
export const saysUndelivered = (mail: InboundMail): boolean => {
  const words = ownWords(mail.text);
  return [PERMANENT, DELAYED, FULL, UNDELIVERED].some((pattern) => pattern.test(words));
};

const COPY =
  /^[\s>*=_-]{0,40}(?:(?:this|below this line|enclosed|here|following|the following) is )?(?:a |the |an )?(?:copy of|headers? of|original|returned|undelivered|non-delivered|unsent) (?:the |your |this )?(?:original |returned )?(?:e-?mail|message|headers?|text)|^[\s>*=_-]{0,40}message headers follow|^[\s>]{0,4}(?:received: (?:from|by)|return-path:)/im;

/** The text above the copy of the mail that came back. */
function ownWords(text: string): string {
  const start = text.slice(0, MAX_REPORT_CHARS);
  const copy = start.search(COPY);
  return copy > 0 ? start.slice(0, copy) : start;
}

const STATUS = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;
const CODE = /(?<![\d.,:/-])([45])[0-5]\d[ -]/;
const ADDRESSES = /(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
const ORIGINAL_ID = /^[ \t>]*message-id:\s{0,5}(<[^<>\s]{1,998}>)/im;

/** qmail and its kin: the first status, the first address that is nobody's who reads this, the Message-ID of the copy. Amazon's notices as they say it. */
export function proseReport(mail: InboundMail): ProseReport {
  const notice = sesReport(mail);
  if (notice) return notice;
  const words = ownWords(mail.text);
  const status = STATUS.exec(words)?.[1] ?? null;
  const code = CODE.exec(words)?.[1];
  const delayed = DELAYED.test(`${mail.subject}\n${words}`) && !/failed permanently|permanent (?:error|failure)/i.test(words);
  return {
    action: delayed ? 'delayed' : 'failed',
    // A full mailbox is emptied one day (RFC 3463 section 3.3).
    status: status ?? (code ? `${code}.0.0` : FULL.test(words) ? '4.2.2' : null),
    recipient: recipientOf(mail, words),
    diagnostic: null,
    originalMessageId: mail.attachedId ?? ORIGINAL_ID.exec(mail.text.slice(0, MAX_REPORT_CHARS * 2))?.[1] ?? mail.references.at(-1) ?? mail.inReplyTo ?? null,
    permanent: PERMANENT.test(words),
  };
}

function recipientOf(mail: InboundMail, words: string): string | null {
  const failed = header(mail, 'x-failed-recipients').trim().split(/[,\s]/)[0];
  if (failed) return failed.toLowerCase();
  const readers = [mail.from, ...mail.to, ...mail.cc].map((one) => one?.address);
  for (const [found] of words.matchAll(ADDRESSES)) {
    const address = found.toLowerCase().replace(/^[.'*]+/, '');
    if (!readers.includes(address) && !DAEMON.test(address)) return address;
  }
  return null;
}

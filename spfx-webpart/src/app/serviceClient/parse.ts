/** What the service answers, checked once at the edge. A parser answers null when the shape is not the contract's. */
import { CHECK_CODES, CHECK_STATES, REQUEST_STATES } from '@listdesk/shared/portal';
import type {
  CheckCode,
  CheckLine,
  NewPortalRequestAnswer,
  PortalAttachment,
  PortalMessage,
  PortalRequest,
  PortalRequestDetail,
  PortalNotice,
  PortalRequestPage,
} from '@listdesk/shared/portal';

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null);
const isText = (value: unknown): value is string => typeof value === 'string';

/** All or nothing: one bad entry makes the list bad. */
export function list<T>(value: unknown, parse: (entry: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const parsed: T[] = [];
  for (const entry of value) {
    const one = parse(entry);
    if (one === null) return null;
    parsed.push(one);
  }
  return parsed;
}

function request(value: unknown): PortalRequest | null {
  const f = fields(value);
  if (!f || !isText(f.key) || typeof f.number !== 'number' || !isText(f.subject) || !isText(f.createdAt) || !isText(f.lastMessageAt)) return null;
  const state = REQUEST_STATES.find((known) => known === f.state);
  if (!state) return null;
  return {
    key: f.key,
    number: f.number,
    subject: f.subject,
    state,
    createdAt: f.createdAt,
    lastMessageAt: f.lastMessageAt,
    preview: isText(f.preview) ? f.preview : '',
    rating: typeof f.rating === 'number' ? f.rating : null,
    ...(f.archived === true && { archived: true as const }),
  };
}

function attachment(value: unknown): PortalAttachment | null {
  const f = fields(value);
  if (!f || !isText(f.name) || !isText(f.fileName)) return null;
  return {
    name: f.name,
    fileName: f.fileName,
    contentType: isText(f.contentType) ? f.contentType : 'application/octet-stream',
    size: typeof f.size === 'number' ? f.size : 0,
    inline: f.inline === true,
    contentId: isText(f.contentId) ? f.contentId : null,
  };
}

function message(value: unknown): PortalMessage | null {
  const f = fields(value);
  if (!f || !isText(f.key) || !isText(f.sentAt)) return null;
  const attachments = list(f.attachments, attachment);
  if (!attachments) return null;
  return {
    key: f.key,
    from: isText(f.from) ? f.from : '',
    mine: f.mine === true,
    sentAt: f.sentAt,
    html: isText(f.html) ? f.html : '',
    text: isText(f.text) ? f.text : '',
    attachments,
  };
}

const noticeIn = (f: ReturnType<typeof fields>): Pick<PortalRequestPage, 'notice'> =>
  f && typeof f.version === 'number' && isText(f.effectiveAt) ? { notice: { version: f.version, effectiveAt: f.effectiveAt } } : {};

export function portalNotice(value: unknown): PortalNotice | null {
  const versions = list(fields(value)?.versions, (each) => {
    const f = fields(each);
    return f && typeof f.version === 'number' && isText(f.text) && isText(f.effectiveAt)
      ? { version: f.version, text: f.text, effectiveAt: f.effectiveAt }
      : null;
  });
  return versions && { versions };
}

export function portalPage(value: unknown): PortalRequestPage | null {
  const f = fields(value);
  const requests = f && list(f.requests, request);
  return requests ? { requests, cursor: isText(f.cursor) ? f.cursor : null, ...noticeIn(fields(f.notice)) } : null;
}

export function portalDetail(value: unknown): PortalRequestDetail | null {
  const f = fields(value);
  const parsed = f && request(f.request);
  const messages = f && list(f.messages, message);
  return parsed && messages ? { request: parsed, messages } : null;
}

export function portalAnswer(value: unknown): NewPortalRequestAnswer | null {
  const f = fields(value);
  const parsed = f && request(f.request);
  return parsed ? { request: parsed } : null;
}

/** One line of the check-up. `code` is null for one we do not know (a newer service): then its own sentences are shown. `mend` is null when nothing is to mend. */
export type Check = Omit<CheckLine, 'code' | 'mend'> & { code: CheckCode | null; mend: string | null };

function check(value: unknown): Check | null {
  const f = fields(value);
  const state = f && CHECK_STATES.find((known) => known === f.state);
  if (!f || !state || !isText(f.check)) return null;
  const code = CHECK_CODES.find((known) => known === f.code) ?? null;
  return {
    check: f.check,
    state,
    code,
    about: list(f.about, (each) => (isText(each) ? each : null)) ?? [],
    message: isText(f.message) ? f.message : '',
    mend: isText(f.mend) && f.mend !== '' ? f.mend : null,
  };
}

/** The check-up as a bare list or as `{ checks }`. */
export function checks(value: unknown): Check[] | null {
  return list(Array.isArray(value) ? value : fields(value)?.checks, check);
}

/** Either the signed licence or the service's refusal in words. */
export type LicenceReply = { licence: string } | { refusal: 'notOnboarded' | 'domainMismatch' };

export function licenceReply(value: unknown): LicenceReply | null {
  const f = fields(value);
  if (!f) return null;
  if (isText(f.licence) && f.licence !== '') return { licence: f.licence };
  return f.error === 'notOnboarded' || f.error === 'domainMismatch' ? { refusal: f.error } : null;
}

import type { HeldEvidence, HeldMail, HeldMailPage, HeldMailText, QuarantineAction, QuarantineAnswer } from '@listdesk/shared/quarantine';
import { UPLOAD_TIMEOUT_MS, type Asker } from './ask';
import type { ServiceResult } from './failures';
import { list } from './parse';

/** Held mail of a desk (contract in `@listdesk/shared/quarantine`). The service asks for an agent's token. */
export interface QuarantineClient {
  page(cursor?: string): Promise<ServiceResult<HeldMailPage>>;
  read(mail: Pick<HeldMail, 'mailbox' | 'id'>): Promise<ServiceResult<HeldMailText>>;
  /** The whole mail as it came, to be saved. */
  file(mail: Pick<HeldMail, 'mailbox' | 'id'>): Promise<ServiceResult<Blob>>;
  decide(mail: Pick<HeldMail, 'mailbox' | 'id'>, action: QuarantineAction): Promise<ServiceResult<QuarantineAnswer>>;
}

export function quarantineClient(ask: Asker, desk: string): QuarantineClient {
  const named = ({ mailbox, id }: Pick<HeldMail, 'mailbox' | 'id'>): string =>
    `desk=${encodeURIComponent(desk)}&mailbox=${encodeURIComponent(mailbox)}&id=${encodeURIComponent(id)}`;
  return {
    page: (cursor) =>
      ask.json(
        { path: `/api/quarantine?desk=${encodeURIComponent(desk)}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, method: 'GET' },
        page,
      ),
    read: (mail) => ask.json({ path: `/api/quarantine/mail?${named(mail)}`, method: 'GET' }, whole),
    file: (mail) => ask.blob({ path: `/api/quarantine/file?${named(mail)}`, method: 'GET', timeoutMs: UPLOAD_TIMEOUT_MS }),
    decide: ({ mailbox, id }, action) => ask.json({ path: '/api/quarantine/mail', method: 'POST', body: { desk, mailbox, id, action } }, answer),
  };
}

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const person = (value: unknown): HeldMail['from'] => ({ name: text(fields(value).name), address: text(fields(value).address) });

function held(value: unknown): HeldMail | null {
  const f = fields(value);
  if (!text(f.id) || !text(f.mailbox)) return null;
  return {
    mailbox: text(f.mailbox),
    id: text(f.id),
    from: person(f.from),
    subject: text(f.subject),
    receivedAt: text(f.receivedAt),
    heldAt: text(f.heldAt),
    reason: text(f.reason),
    preview: text(f.preview),
    hasFiles: f.hasFiles === true,
  };
}

function page(value: unknown): HeldMailPage | null {
  const mails = list(fields(value).mails, held);
  return mails && { mails, cursor: text(fields(value).cursor) || null };
}

const link = (value: unknown): HeldMailText['links'][number] => ({ shown: text(fields(value).shown), target: text(fields(value).target) });

function whole(value: unknown): HeldMailText | null {
  const mail = held(value);
  const f = fields(value);
  return mail && typeof f.text === 'string'
    ? {
        ...mail,
        to: Array.isArray(f.to) ? f.to.map(person) : [],
        text: f.text,
        cut: f.cut === true,
        links: list(f.links, link) ?? [],
        evidence: evidence(f.evidence),
      }
    : null;
}

function answer(value: unknown): QuarantineAnswer | null {
  const { outcome } = fields(value);
  return outcome === 'done' || outcome === 'gone' || outcome === 'inUse' || outcome === 'tooLate' ? { outcome } : null;
}

const VERDICTS = ['pass', 'fail', 'none'] as const;
const verdict = (value: unknown): (typeof VERDICTS)[number] => VERDICTS.find((one) => one === value) ?? 'none';

/** A service that is older than this page says nothing of it. */
function evidence(value: unknown): HeldEvidence {
  const f = fields(value);
  const proof = typeof f.proof === 'object' && f.proof !== null ? fields(f.proof) : null;
  return {
    proof: proof && { spf: verdict(proof.spf), dkim: verdict(proof.dkim), dmarc: verdict(proof.dmarc), aligned: proof.aligned === true },
    replyTo: Array.isArray(f.replyTo) ? f.replyTo.map(person) : [],
  };
}

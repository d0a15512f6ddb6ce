import type { LicenceRequest } from '@listdesk/shared/licence';
import type {
  NewPortalMessage,
  NewPortalRating,
  NewPortalRequest,
  NewPortalRequestAnswer,
  NewPrivacyRequest,
  PrivacyRequestShown,
  PortalRequestDetail,
  PortalNotice,
  PortalRequestPage,
} from '@listdesk/shared/portal';
import { asker, UPLOAD_TIMEOUT_MS } from './ask';
import type { AskerOptions } from './ask';
import type { ServiceResult } from './failures';
import { privacyRequests } from './privacyRequests';
import { checks, licenceReply, portalAnswer, portalDetail, portalNotice, portalPage } from './parse';
import type { Check, LicenceReply } from './parse';
import type { ServiceFetch } from './port';
import { quarantineClient, type QuarantineClient } from './quarantine';
import { evidenceClient, type EvidenceClient } from './evidence';
import { templateClient, type TemplateClient } from './templates';

/**
 * Everything a web part asks of the service. `desk` is the absolute URL of the desk's site; the service checks that it belongs
 * to the caller's tenant. No method throws: what can happen is in `ServiceResult`.
 */
export interface ServiceClient {
  /** Body is exactly `{ domain, installationUrl }`. */
  licence(request: LicenceRequest): Promise<ServiceResult<LicenceReply>>;
  /** Says "look into the lists now"; losing it costs a few minutes, so nobody waits for it. */
  hint(desk: string, messageKey?: string): Promise<ServiceResult<true>>;
  /** Says that settings were saved: they act on the next mail. */
  settingsChanged(desk: string): Promise<ServiceResult<true>>;
  /** Registers the desk and its mailboxes, makes the subscriptions, answers the check-up. Safe to repeat. */
  register(desk: string, mailboxes: readonly string[]): Promise<ServiceResult<Check[]>>;
  checkup(desk: string): Promise<ServiceResult<Check[]>>;
  portal(desk: string): PortalClient;
  quarantine(desk: string): QuarantineClient;
  templates(desk: string): TemplateClient;
  evidence(desk: string): EvidenceClient;
}

/** The requester's side. The user's token decides what comes back. */
export interface PortalClient {
  requests(cursor?: string): Promise<ServiceResult<PortalRequestPage>>;
  request(key: string): Promise<ServiceResult<PortalRequestDetail>>;
  create(request: NewPortalRequest): Promise<ServiceResult<NewPortalRequestAnswer>>;
  answer(key: string, message: NewPortalMessage): Promise<ServiceResult<true>>;
  rate(key: string, rating: NewPortalRating): Promise<ServiceResult<true>>;
  attachment(key: string, messageKey: string, name: string): Promise<ServiceResult<Blob>>;
  /** The desk's privacy notice, oldest version first. */
  notice(): Promise<ServiceResult<PortalNotice>>;
  noteNotice(version: number): Promise<ServiceResult<true>>;
  /** What one asked about one's own data. */
  privacy(): Promise<ServiceResult<PrivacyRequestShown[]>>;
  askPrivacy(request: NewPrivacyRequest): Promise<ServiceResult<true>>;
  /** One's own data, while an answered request offers it. */
  privacyExport(key: string, format: 'html' | 'json' | 'csv' | 'xml'): Promise<ServiceResult<Blob>>;
}

const REGISTER_TIMEOUT_MS = 60_000;
const accepted = (): true => true;

function query(values: Record<string, string | undefined>): string {
  const pairs = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

export function serviceClient(send: ServiceFetch, options?: AskerOptions): ServiceClient {
  const ask = asker(send, options);
  return {
    licence: ({ domain, installationUrl }) => ask.json({ path: '/api/licence', method: 'POST', body: { domain, installationUrl } }, licenceReply),
    hint: (desk, messageKey) => ask.json({ path: '/api/hints', method: 'POST', body: { desk, messageKey, page: location.href.split(/[?#]/)[0] } }, accepted),
    settingsChanged: (desk) => ask.json({ path: '/api/hints', method: 'POST', body: { desk, changed: 'settings' } }, accepted),
    register: (desk, mailboxes) => ask.json({ path: '/api/installations', method: 'POST', body: { desk, mailboxes }, timeoutMs: REGISTER_TIMEOUT_MS }, checks),
    checkup: (desk) => ask.json({ path: `/api/checkup?${query({ desk })}`, method: 'GET', timeoutMs: REGISTER_TIMEOUT_MS }, checks),
    quarantine: (desk) => quarantineClient(ask, desk),
    templates: (desk) => templateClient(ask, desk),
    evidence: (desk) => evidenceClient(ask, desk),
    portal: (desk) => {
      const base = '/api/portal/requests';
      const of = (key: string, rest = ''): string => `${base}/${encodeURIComponent(key)}${rest}?${query({ desk })}`;
      return {
        requests: (cursor) => ask.json({ path: `${base}?${query({ desk, cursor })}`, method: 'GET' }, portalPage),
        request: (key) => ask.json({ path: of(key), method: 'GET' }, portalDetail),
        create: (body) => ask.json({ path: `${base}?${query({ desk })}`, method: 'POST', body, timeoutMs: UPLOAD_TIMEOUT_MS }, portalAnswer),
        answer: (key, body) => ask.json({ path: of(key, '/messages'), method: 'POST', body, timeoutMs: UPLOAD_TIMEOUT_MS }, accepted),
        rate: (key, body) => ask.json({ path: of(key, '/rating'), method: 'POST', body }, accepted),
        notice: () => ask.json({ path: `/api/portal/notice?${query({ desk })}`, method: 'GET' }, portalNotice),
        noteNotice: (version) => ask.json({ path: `/api/portal/notice?${query({ desk })}`, method: 'POST', body: { version } }, accepted),
        privacy: () => ask.json({ path: `/api/portal/privacy?${query({ desk })}`, method: 'GET' }, privacyRequests),
        askPrivacy: (body) => ask.json({ path: `/api/portal/privacy?${query({ desk })}`, method: 'POST', body }, accepted),
        privacyExport: (key, format) =>
          ask.blob({ path: `/api/portal/privacy/export?${query({ desk, key, format })}`, method: 'GET', timeoutMs: UPLOAD_TIMEOUT_MS }),
        attachment: (key, messageKey, name) =>
          ask.blob({
            path: of(key, `/messages/${encodeURIComponent(messageKey)}/attachments/${encodeURIComponent(name)}`),
            method: 'GET',
            timeoutMs: UPLOAD_TIMEOUT_MS,
          }),
      };
    },
  };
}

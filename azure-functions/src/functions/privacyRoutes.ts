import { ASKED_KINDS, EXPORT_FORMATS, exportOf, mayAct, MAX_ANSWER_CHARS, MAX_WISH_CHARS, personOf, type AskedRequest } from '@listdesk/shared/privacy';
import { EXPORT_OPEN_DAYS, type PrivacyRequestShown } from '@listdesk/shared/portal';
import { askedRequests, askRequest, findPerson, openDesk, personHash, requestsOf, type Desk } from '@listdesk/shared/sharepoint/privacy';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Requester } from '../portal/portal.ts';
import { mailAnswer } from '../outbound/privacyAnswer.ts';
import { note } from './auditTrail.ts';
import { actorOf, callerOf, deskOf, directory, requireAdmin } from './callers.ts';
import type { OpenDesk } from './desks.ts';
import { Refused, type Answer, type Call } from './http.ts';
import type { Route } from './register.ts';
import type { Service } from './service.ts';

const MAX_KEY_CHARS = 64;
const DAY_MS = 86_400_000;
const asked = z.object({
  clientKey: z
    .string()
    .min(8)
    .max(MAX_KEY_CHARS)
    .regex(/^[\w-]+$/),
  kind: z.enum(ASKED_KINDS),
  wish: z.string().max(MAX_WISH_CHARS),
  for: z.string().trim().min(1).max(320).optional(),
});
const FORMATS: Readonly<Record<string, { file: string; type: string }>> = {
  html: { file: 'index.html', type: 'text/html; charset=utf-8' },
  json: { file: 'data.json', type: 'application/json' },
  csv: { file: 'data.csv', type: 'text/csv; charset=utf-8' },
  xml: { file: 'data.xml', type: 'application/xml' },
};

type Asking = { desk: OpenDesk; privacy: Desk; requester: Requester; hashes: string[] };

async function asking(service: Service, call: Call): Promise<Asking> {
  const caller = await callerOf(service, call);
  const desk = await deskOf(service, caller, call.url.searchParams.get('desk'));
  const requester = await directory(service)(caller);
  const [address] = requester.addresses;
  if (!address) throw new Refused(403, 'noAddress', 'Your account has no mail address, so nothing here can be yours.');
  const privacy = openDesk(desk.sp, desk.url, { actor: address, now: service.outside.now, newKey: () => randomUUID() });
  return { desk, privacy, requester, hashes: await Promise.all(requester.addresses.map((each) => personHash(desk.url, each))) };
}

const mayDownload = (request: AskedRequest, now: number): boolean =>
  request.kind === 'export' &&
  request.state === 'Done' &&
  mayAct(request) &&
  request.verification.by === 'signIn' &&
  now - Date.parse(request.finishedAt ?? '') < EXPORT_OPEN_DAYS * DAY_MS;

const shown = (request: AskedRequest, now: number): PrivacyRequestShown => {
  const { key, kind, state, askedAt, dueAt, finishedAt, extension, answer } = request;
  return { key, kind, state, askedAt, dueAt, finishedAt, extension, answer, download: mayDownload(request, now) };
};

const requests = async (service: Service, call: Call): Promise<Answer> => {
  const { privacy, requester, hashes } = await asking(service, call);
  const now = service.outside.now();
  if (call.request.method === 'GET') return { status: 200, json: { requests: (await requestsOf(privacy.access, hashes)).map((each) => shown(each, now)) } };
  const body = asked.safeParse(await call.json());
  if (!body.success) throw new Refused(400, 'invalidRequest', `The request is not complete: ${body.error.issues[0]?.path.join('.') || 'body'}.`);
  const { clientKey, kind, wish, for: other } = body.data;
  const at = new Date(now).toISOString();
  const request = await askRequest(privacy.access, {
    key: clientKey,
    kind,
    personHash: hashes[0]!,
    wish,
    at,
    requester: { name: requester.name, address: requester.addresses[0]!, for: other ?? null },
    verification: other ? { by: 'none' } : { by: 'signIn' },
  });
  await privacy.audit.append(
    { at, actor: requester.addresses[0]!, action: 'privacy.request', subject: request.key, details: { kind, forSomebodyElse: other !== undefined } },
    { once: true },
  );
  return { status: 201, json: { request: shown(request, now) } };
};

/** The person's own data, made when it is saved: nothing of it is kept anywhere. */
const download = async (service: Service, call: Call): Promise<Answer> => {
  const { desk, privacy, requester, hashes } = await asking(service, call);
  const { searchParams } = call.url;
  const format = FORMATS[searchParams.get('format') ?? 'html'];
  const request = (await requestsOf(privacy.access, hashes)).find(({ key }) => key === searchParams.get('key'));
  if (!format || !request || !mayDownload(request, service.outside.now())) throw new Refused(404, 'notFound', 'There is no export of yours to save.');
  const result = await findPerson(privacy, personOf(requester.addresses), { kind: 'export' });
  const data = exportOf(
    result.finder,
    result.found,
    (await desk.settings()).mailboxes.map(({ address }) => address),
    new Date(service.outside.now()).toISOString(),
    result.summary.filesNotRead.near,
  );
  const text = EXPORT_FORMATS.find(({ file }) => file === format.file)!.write(data);
  return {
    status: 200,
    bytes: new TextEncoder().encode(text),
    headers: {
      'content-type': format.type,
      'content-disposition': `attachment; filename="my-data.${format.file.split('.').at(-1)}"`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  };
};

const ASKED_DAYS = 400;
const answered = z.object({ key: z.string().min(1).max(MAX_KEY_CHARS), text: z.string().trim().min(1).max(MAX_ANSWER_CHARS) });

/** The officer's answer as a mail, to whoever asked and to nobody else: the address is the request's, and it must still be open and its person certain. */
const answer = async (service: Service, call: Call): Promise<Answer> => {
  const caller = await callerOf(service, call);
  const desk = await deskOf(service, caller, call.url.searchParams.get('desk'));
  await requireAdmin(service, desk, caller);
  const body = answered.safeParse(await call.json());
  if (!body.success) throw new Refused(400, 'invalidRequest', `The answer is not complete: ${body.error.issues[0]?.path.join('.') || 'body'}.`);
  const { key, text } = body.data;
  const actor = await actorOf(service, caller);
  const privacy = openDesk(desk.sp, desk.url, { actor, now: service.outside.now, newKey: () => randomUUID() });
  const request = (await askedRequests(privacy.access, new Date(service.outside.now() - ASKED_DAYS * DAY_MS).toISOString())).find((each) => each.key === key);
  if (!request?.requester || !mayAct(request)) throw new Refused(409, 'notOpen', 'This request is answered already, or it is not certain who asked.');
  await note(service, desk, { action: 'privacy.mailed', subject: key }, actor);
  const outcome = await mailAnswer(desk, {
    key,
    to: { name: request.requester.name, address: request.requester.address },
    text,
    language: (await desk.settings()).language,
  });
  if (outcome === 'noMailbox') throw new Refused(409, 'noMailbox', 'This desk has no mailbox to send from.');
  return { status: 200, json: { outcome } };
};

export const privacyRoutes: Record<string, Route> = {
  privacyAnswer: { methods: ['POST'], route: 'privacy/answer', options: { maxBodyBytes: 65_536 }, answer },
  portalPrivacy: { methods: ['GET', 'POST'], route: 'portal/privacy', options: { maxBodyBytes: 32_768 }, answer: requests },
  portalPrivacyExport: { methods: ['GET'], route: 'portal/privacy/export', options: { maxBodyBytes: 0 }, answer: download },
};

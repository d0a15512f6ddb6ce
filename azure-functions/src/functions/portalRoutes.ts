import type { PortalNoticeNews } from '@listdesk/shared/portal';
import type { ZodType } from 'zod';
import { portal, type NotFound } from '../portal/portal.ts';
import { MAX_PORTAL_BODY_BYTES, newMessage, newRating, newRequest } from '../portal/newRequest.ts';
import { callerOf, deskOf, directory } from './callers.ts';
import { noticeNews } from './noticeRoutes.ts';
import { Refused, type Answer, type Call } from './http.ts';
import type { Route } from './register.ts';
import type { Service } from './service.ts';

type Portal = ReturnType<typeof portal>;
/** Shown in place; everything else is only ever saved. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

async function portalOf(service: Service, call: Call): Promise<Portal & { notice: () => Promise<PortalNoticeNews | null> }> {
  const caller = await callerOf(service, call);
  const desk = await deskOf(service, caller, call.url.searchParams.get('desk'));
  const requester = await directory(service)(caller);
  if (!requester.addresses.length) throw new Refused(403, 'noAddress', 'Your account has no mail address, so there are no requests to show.');
  const made = portal(desk, requester, service.outside, (ticket, key) =>
    service.enqueue('outbound', { kind: 'notice', tenant: caller.tenant, desk: desk.id, ticket, key }),
  );
  return { ...made, notice: () => noticeNews(desk, requester) };
}

async function parsed<T>(call: Call, shape: ZodType<T>): Promise<T> {
  const result = shape.safeParse(await call.json());
  if (!result.success) throw new Refused(400, 'invalidRequest', `The request is not complete: ${result.error.issues[0]?.path.join('.') || 'body'}.`);
  return result.data;
}

const found = <T extends object>(answer: T | NotFound): T => {
  if ('outcome' in answer && (answer as NotFound).outcome === 'notFound') throw new Refused(404, 'notFound', 'There is no such request among yours.');
  return answer as T;
};
const param = (call: Call, name: string): string => decodeURIComponent(call.request.params[name] ?? '').slice(0, 255);

const requests = async (service: Service, call: Call): Promise<Answer> => {
  const desk = await portalOf(service, call);
  if (call.request.method === 'POST') return { status: 201, json: await desk.create(await parsed(call, newRequest)) };
  const cursor = call.url.searchParams.get('cursor') ?? undefined;
  const [page, notice] = await Promise.all([desk.page(cursor), cursor === undefined ? desk.notice() : null]);
  return { status: 200, json: notice ? { ...page, notice } : page };
};

const attachment = async (service: Service, call: Call): Promise<Answer> => {
  const { file, bytes } = found(await (await portalOf(service, call)).attachment(param(call, 'key'), param(call, 'messageKey'), param(call, 'name')));
  const shown = SHOWN.has(file.contentType);
  const name = encodeURIComponent(file.fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    status: 200,
    bytes,
    headers: {
      'content-type': shown ? file.contentType : 'application/octet-stream',
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    },
  };
};

const rate = async (service: Service, call: Call): Promise<Answer> => {
  const rated = await (await portalOf(service, call)).rate(param(call, 'key'), (await parsed(call, newRating)).rating);
  if ('outcome' in rated && rated.outcome === 'notSolved') throw new Refused(409, 'notSolved', 'Only a solved request can be rated.');
  return { status: 200, json: found(rated as Exclude<typeof rated, { outcome: 'notSolved' }>) };
};

/** Everything of the requester's portal. */
export const portalRoutes: Record<string, Route> = {
  portalRequests: { methods: ['GET', 'POST'], route: 'portal/requests', options: { maxBodyBytes: MAX_PORTAL_BODY_BYTES }, answer: requests },
  portalRequest: {
    methods: ['GET'],
    route: 'portal/requests/{key}',
    options: { maxBodyBytes: 0 },
    answer: async (service, call) => ({ status: 200, json: found(await (await portalOf(service, call)).detail(param(call, 'key'))) }),
  },
  portalMessages: {
    methods: ['POST'],
    route: 'portal/requests/{key}/messages',
    options: { maxBodyBytes: MAX_PORTAL_BODY_BYTES },
    answer: async (service, call) => ({
      status: 201,
      json: found(await (await portalOf(service, call)).reply(param(call, 'key'), await parsed(call, newMessage))),
    }),
  },
  portalRating: { methods: ['POST'], route: 'portal/requests/{key}/rating', options: { maxBodyBytes: 4096 }, answer: rate },
  portalAttachment: {
    methods: ['GET'],
    route: 'portal/requests/{key}/messages/{messageKey}/attachments/{name}',
    options: { maxBodyBytes: 0 },
    answer: attachment,
  },
};

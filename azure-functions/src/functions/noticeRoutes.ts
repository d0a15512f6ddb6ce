import { untold } from '@listdesk/shared/privacy';
import type { PortalNotice, PortalNoticeNews } from '@listdesk/shared/portal';
import { openDesk, personHash } from '@listdesk/shared/sharepoint/privacy';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Requester } from '../portal/portal.ts';
import { callerOf, deskOf, directory } from './callers.ts';
import type { OpenDesk } from './desks.ts';
import { Refused, type Answer, type Call } from './http.ts';
import type { Route } from './register.ts';
import type { Service } from './service.ts';

/** As long as the ledger keeps anything; asked again after it, a person adds no second line. */
const REMEMBERED_DAYS = 400;
/** The audit log names nobody who asks the desk: whoever has the address can see that the line is about it. */
const REQUESTER = 'requester';
const noted = z.object({ version: z.number().int().min(1) });

const nameOf = (desk: OpenDesk, version: number, address: string): string => `notice:${desk.id}:${version}:${desk.hashAddress(address)}`;

/** The newest notice, unless this person noted it. Nothing is asked of SharePoint. */
export async function noticeNews(desk: OpenDesk, { addresses: [address] }: Requester): Promise<PortalNoticeNews | null> {
  const news = untold((await desk.texts()).notice, 0);
  if (!news || !address || (await desk.ledger.recall(nameOf(desk, news.version, address)))) return null;
  return { version: news.version, effectiveAt: news.effectiveAt };
}

const notice = async (service: Service, call: Call): Promise<Answer> => {
  const caller = await callerOf(service, call);
  const desk = await deskOf(service, caller, call.url.searchParams.get('desk'));
  const { versions } = (await desk.texts()).notice;
  if (call.request.method === 'GET')
    return { status: 200, json: { versions: versions.map(({ version, text, effectiveAt }) => ({ version, text, effectiveAt })) } satisfies PortalNotice };
  const body = noted.safeParse(await call.json());
  if (!body.success || !versions.some(({ version }) => version === body.data.version)) throw new Refused(400, 'invalidRequest', 'There is no such notice.');
  const { version } = body.data;
  const [address] = (await directory(service)(caller)).addresses;
  if (!address) throw new Refused(403, 'noAddress', 'Your account has no mail address, so nothing can be noted for you.');
  const { audit } = openDesk(desk.sp, desk.url, { actor: REQUESTER, now: service.outside.now, newKey: () => randomUUID() });
  await audit.append(
    {
      at: new Date(service.outside.now()).toISOString(),
      actor: REQUESTER,
      action: 'notice.accepted',
      subject: `${version}/${await personHash(desk.url, address)}`,
      details: { version },
    },
    { once: true },
  );
  await desk.ledger.keep(nameOf(desk, version, address), '1', REMEMBERED_DAYS);
  return { status: 200, json: { noted: version } };
};

export const noticeRoutes: Record<string, Route> = {
  portalNotice: { methods: ['GET', 'POST'], route: 'portal/notice', options: { maxBodyBytes: 1024 }, answer: notice },
};

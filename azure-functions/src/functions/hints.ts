import { rememberPage } from '../outbound/deskPage.ts';
import { callerOf, deskOf } from './callers.ts';
import { Refused } from './http.ts';
import type { Route } from './register.ts';

const KEY = /^[A-Za-z0-9_.:-]{1,255}$/;

/** The web part says that a reply waits, or that settings changed, and on which page it is. A hint may be lost or lie: the worker looks into the list either way. */
export const hints: Route = {
  methods: ['POST'],
  route: 'hints',
  options: { maxBodyBytes: 4096 },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const { desk: url, messageKey, changed, page } = ((await call.json()) ?? {}) as { desk?: unknown; messageKey?: unknown; changed?: unknown; page?: unknown };
    const desk = await deskOf(service, caller, url);
    if (messageKey !== undefined && (typeof messageKey !== 'string' || !KEY.test(messageKey)))
      throw new Refused(400, 'invalidMessage', 'messageKey must be the key of a message.');
    if (changed === 'settings') {
      await desk.sayChanged(new Date(service.outside.now()).toISOString());
      return { status: 202 };
    }
    // Before the work it may be needed for.
    await rememberPage(desk, page);
    const place = { tenant: caller.tenant, desk: desk.id };
    await service.enqueue('outbound', typeof messageKey === 'string' ? { kind: 'message', ...place, key: messageKey } : { kind: 'deskScan', ...place });
    return { status: 202 };
  },
};

import { checkUp } from './checkUp.ts';
import { callerOf, coverDesk, deskUrl, ownDeskUrl, requireAgent } from './callers.ts';
import { deskId } from './desks.ts';
import { Refused } from './http.ts';
import { upkeepOf } from './intakeJob.ts';
import type { Route } from './register.ts';

/** More desks than this in one tenant is a mistake or an attack. */
const MAX_DESKS = 100;

/**
 * Connects a desk: proves by our own right in the caller's tenant that the desk is there, remembers it, and makes its subscriptions.
 * Which mailboxes it has is said by its settings list, which only its administrators can write. Safe to repeat.
 */
export const installations: Route = {
  methods: ['POST'], route: 'installations', options: { maxBodyBytes: 16_384, firstContact: true },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const body = ((await call.json()) ?? {}) as { desk?: unknown; mailboxes?: unknown };
    const url = await ownDeskUrl(service, caller, body.desk);
    const id = deskId(service.settings.secret, caller.tenant, url);
    const known = await service.registry.installation(caller.tenant, id);
    if (!known && (await service.registry.installations(caller.tenant)).length >= MAX_DESKS) throw new Refused(409, 'tooManyDesks', `Your organisation has ${MAX_DESKS} desks already.`);
    const installation = known ?? { tenant: caller.tenant, id, url, mailboxes: [], createdAt: new Date(service.outside.now()).toISOString() };
    const desk = service.open(installation);
    desk.forgetSettings();
    const settings = await desk.settings();
    await requireAgent(service, desk, caller);
    const asked = Array.isArray(body.mailboxes) ? body.mailboxes.map((address) => String(address).toLowerCase()) : [];
    const missing = asked.filter((address) => !settings.mailboxes.some((mailbox) => mailbox.address === address));
    if (missing.length) throw new Refused(409, 'mailboxNotInSettings', 'Save the mailbox in the settings of the desk first, then connect it.');
    if (!known) await service.registry.saveInstallation(installation);
    await upkeepOf(service, desk, caller.tenant, id);
    return { status: 200, json: await checkUp(service, desk) };
  },
};

export const checkup: Route = {
  methods: ['GET'], route: 'checkup', options: { maxBodyBytes: 0, firstContact: true },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const url = deskUrl(call.url.searchParams.get('desk'));
    const installation = await service.registry.installation(caller.tenant, deskId(service.settings.secret, caller.tenant, url));
    const covered = installation ? null : await coverDesk(service, caller, url);
    if (covered?.covered === false) return { status: 200, json: [{ check: 'connection', state: 'failed', message: 'The service does not know your organisation yet.', mend: covered.message }] };
    if (!installation) return { status: 200, json: [{ check: 'connection', state: 'failed', message: 'This desk is not connected to the service.', mend: 'Connect it on the set-up page.' }] };
    return { status: 200, json: await checkUp(service, service.open(installation)) };
  },
};

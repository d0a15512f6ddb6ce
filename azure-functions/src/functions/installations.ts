import { checkUp } from './checkUp.ts';
import { line } from './checkUpFindings.ts';
import { note } from './auditTrail.ts';
import { actorOf, callerOf, coverDesk, deskUrl, installationAt, ownDeskUrl, requireAgent } from './callers.ts';
import { deskId } from './desks.ts';
import { Refused } from './http.ts';
import { upkeepOf } from './intakeJob.ts';
import { movedHere } from './followMove.ts';
import type { Installation } from '../licence/ports.ts';
import type { Route } from './register.ts';
import { renamedSite } from './renamedSite.ts';
import type { Service } from './service.ts';

/** More desks than this in one tenant is a mistake or an attack. */
const MAX_DESKS = 100;

/** The desk at an address: known there, or moved there with its tenant or its site. */
const deskAt = async (service: Service, tenant: string, url: string, connecting: boolean): Promise<Installation | null> =>
  (await installationAt(service, tenant, url)) ?? (await movedHere(service, tenant, url)) ?? (await renamedSite(service, tenant, url, connecting));

/** Somebody just mended something: what waited in the mailboxes is looked for now, and not at the next turn of the timer. */
async function lookNow(service: Service, { tenant, id: desk }: Installation): Promise<void> {
  const connected = await service.registry.installation(tenant, desk);
  for (const mailbox of connected?.mailboxes ?? []) await service.enqueue('intake', { kind: 'scan', tenant, desk, mailbox });
}

/**
 * Connects a desk: proves by our own right in the caller's tenant that the desk is there, remembers it, and makes its subscriptions.
 * Which mailboxes it has is said by its settings list, which only its administrators can write. Safe to repeat.
 */
export const installations: Route = {
  methods: ['POST'],
  route: 'installations',
  options: { maxBodyBytes: 16_384, firstContact: true },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const body = ((await call.json()) ?? {}) as { desk?: unknown; mailboxes?: unknown };
    const url = await ownDeskUrl(service, caller, body.desk);
    const known = await deskAt(service, caller.tenant, url, true);
    if (!known && (await service.registry.installations(caller.tenant)).length >= MAX_DESKS)
      throw new Refused(409, 'tooManyDesks', `Your organisation has ${MAX_DESKS} desks already.`);
    const installation = known ?? {
      tenant: caller.tenant,
      id: deskId(service.settings.secret, caller.tenant, url),
      url,
      mailboxes: [],
      createdAt: new Date(service.outside.now()).toISOString(),
    };
    const desk = service.open(installation);
    desk.forgetSettings();
    const settings = await desk.settings().catch((): null => null);
    // What is in the way is said line by line; nothing is remembered of a desk that could not be opened.
    if (!settings) return { status: 200, json: await checkUp(service, desk) };
    await requireAgent(service, desk, caller);
    const asked = Array.isArray(body.mailboxes) ? body.mailboxes.map((address) => String(address).toLowerCase()) : [];
    const missing = asked.filter((address) => !settings.mailboxes.some((mailbox) => mailbox.address === address));
    if (missing.length) throw new Refused(409, 'mailboxNotInSettings', 'Save the mailbox in the settings of the desk first, then connect it.');
    if (!known) {
      await service.registry.saveInstallation(installation);
      await note(service, desk, { action: 'desk.connected', details: { mailboxes: settings.mailboxes.length } }, await actorOf(service, caller));
    }
    await upkeepOf(service, desk, caller.tenant, installation.id);
    await lookNow(service, installation);
    return { status: 200, json: await checkUp(service, desk) };
  },
};

export const checkup: Route = {
  methods: ['GET'],
  route: 'checkup',
  options: { maxBodyBytes: 0, firstContact: true },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const url = deskUrl(call.url.searchParams.get('desk'));
    const installation = await deskAt(service, caller.tenant, url, false);
    const covered = installation ? null : await coverDesk(service, caller, url);
    if (covered?.covered === false)
      return { status: 200, json: [line('connection', covered.error === 'notOnboarded' ? 'connection.notConsented' : 'connection.foreignHost')] };
    if (!installation) return { status: 200, json: [line('connection', 'connection.notConnected')] };
    return { status: 200, json: await checkUp(service, service.open(installation)) };
  },
};

import type { Installation, Registry, Subscription } from '../licence/ports.ts';
import { clientState, type StateSigner } from './clientState.ts';
import type { Desk, ListSubscriptions, MailSubscriptions, ScanPointer, StandingOrder } from './ports.ts';

/** Outlook subscriptions live 10,080 minutes at most, SharePoint's 180 days; each is renewed at half its life (sharepoint.md 4.4, 3.11). */
export const MAIL_SUBSCRIPTION_MINUTES = 10_000;
export const LIST_SUBSCRIPTION_MINUTES = 170 * 24 * 60;
export const MAX_MAILBOXES = 50;

export type UpkeepPorts = {
  registry: Registry;
  sign: StateSigner;
  now: () => number;
  mail: MailSubscriptions;
  list: ListSubscriptions;
  scan: (pointer: ScanPointer) => Promise<void>;
};
export type UpkeepReport = { watch: string; state: 'kept' | 'renewed' | 'made' | 'denied' | 'failed'; fault?: unknown }[];

/**
 * Brings what we know of a desk and its standing orders in line with the mailboxes its settings name: new ones are watched, kept ones
 * renewed in time, dropped ones forgotten. After making one anew the mailbox is scanned, because mail may have come in between.
 */
export async function keepUp(desk: Desk, installation: Installation, ports: UpkeepPorts): Promise<UpkeepReport> {
  const settings = await desk.settings();
  const addresses = settings.mailboxes.slice(0, MAX_MAILBOXES).map((mailbox) => mailbox.address.toLowerCase());
  const hashes = addresses.map((address) => desk.hashMailbox(address));
  if (hashes.join() !== installation.mailboxes.join()) await ports.registry.saveInstallation({ ...installation, mailboxes: hashes });
  const known = new Map((await ports.registry.subscriptions(desk.tenant)).filter((each) => each.desk === desk.id).map((each) => [each.key, each]));
  const report: UpkeepReport = [];
  for (const [index, address] of addresses.entries()) report.push(await keepMailbox(desk, address, hashes[index]!, known, ports));
  report.push(await keepList(desk, known, ports));
  for (const dropped of known.values()) {
    if (dropped.watches.kind === 'mailbox') await ports.mail.remove(dropped.id).catch(() => undefined);
    await ports.registry.removeSubscription(desk.tenant, dropped.key);
  }
  return report;
}

async function keepMailbox(desk: Desk, address: string, hash: string, known: Map<string, Subscription>, ports: UpkeepPorts): Promise<UpkeepReport[number]> {
  return keep(desk, hash, { kind: 'mailbox', mailbox: hash }, MAIL_SUBSCRIPTION_MINUTES, known, ports, {
    renew: (id, expiresAt) => ports.mail.renew(id, expiresAt),
    make: async (state, expiresAt) => {
      const made = await ports.mail.create(address, state, expiresAt);
      await ports.scan({ kind: 'scan', tenant: desk.tenant, desk: desk.id, mailbox: hash });
      return made;
    },
  });
}

async function keepList(desk: Desk, known: Map<string, Subscription>, ports: UpkeepPorts): Promise<UpkeepReport[number]> {
  return keep(desk, 'Messages', { kind: 'list', list: 'Messages' }, LIST_SUBSCRIPTION_MINUTES, known, ports, {
    renew: (id, expiresAt) => ports.list.renew(id, clientState(ports.sign, desk.tenant, desk.id, 'Messages'), expiresAt),
    make: (state, expiresAt) => ports.list.create(state, expiresAt),
  });
}

type Order = {
  renew: (id: string, expiresAt: string) => Promise<{ expiresAt: string } | 'gone'>;
  make: (state: string, expiresAt: string) => Promise<StandingOrder | 'denied'>;
};

async function keep(
  desk: Desk,
  watched: string,
  watches: Subscription['watches'],
  minutes: number,
  known: Map<string, Subscription>,
  ports: UpkeepPorts,
  order: Order,
): Promise<UpkeepReport[number]> {
  const key = `${desk.id}.${watched}`;
  const current = known.get(key);
  known.delete(key);
  const expiresAt = new Date(ports.now() + minutes * 60_000).toISOString();
  const save = (id: string, until: string): Promise<void> =>
    ports.registry.saveSubscription({ tenant: desk.tenant, key, desk: desk.id, id, watches, expiresAt: until });
  try {
    if (current && Date.parse(current.expiresAt) - ports.now() > (minutes * 60_000) / 2) return { watch: watched, state: 'kept' };
    const renewed = current ? await order.renew(current.id, expiresAt) : 'gone';
    if (current && renewed !== 'gone') {
      await save(current.id, renewed.expiresAt);
      return { watch: watched, state: 'renewed' };
    }
    const made = await order.make(clientState(ports.sign, desk.tenant, desk.id, watched), expiresAt);
    if (made === 'denied') return { watch: watched, state: 'denied' };
    await save(made.id, made.expiresAt);
    return { watch: watched, state: 'made' };
  } catch (fault) {
    return { watch: watched, state: 'failed', fault };
  }
}

import type { DeskLists } from '@listdesk/shared/sharepoint';
import { NORDWIND, SUEDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import { suedwindDesk } from '../../test/suedwindDesk.ts';
import { queueSender } from '../storage/queues.ts';
import { lanes, MAX_AT_ONCE } from './lanes.ts';
import { handleIntake } from './queueHandler.ts';
import type { Service } from './service.ts';

describe('turns', () => {
  const tenantsTurns = (clock = { now: 0 }) => ({
    clock,
    turns: lanes(
      () => clock.now,
      () => 0,
    ),
  });
  const entered = (turn: { go: boolean }): boolean => turn.go;

  it('a tenant has half of them, and others theirs whatever it does', () => {
    const { turns } = tenantsTurns();
    expect(Array.from({ length: 20 }, () => entered(turns.enter('a'))).filter(Boolean)).toHaveLength(MAX_AT_ONCE);
    expect(entered(turns.enter('b'))).toBe(true);
    turns.leave('a');
    expect([entered(turns.enter('a')), entered(turns.enter('a'))]).toEqual([true, false]);
  });
  it('those turned away come back one behind the other, not all at once', () => {
    const { turns } = tenantsTurns();
    for (let at = 0; at < MAX_AT_ONCE; at += 1) turns.enter('a');
    const delays = Array.from({ length: 1000 }, () => turns.enter('a')).map((turn) => (turn.go ? 0 : turn.delaySeconds));
    expect(delays[0]).toBe(1);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays.filter((delay) => delay === 10)).toHaveLength(MAX_AT_ONCE * 2);
    expect(Math.max(...delays)).toBeLessThanOrEqual(120);
  });
  it('a tenant that shall wait begins nothing before, and then everything', () => {
    const { clock, turns } = tenantsTurns();
    turns.pause('a', 30);
    expect([turns.enter('a'), entered(turns.enter('b'))]).toEqual([{ go: false, delaySeconds: 31 }, true]);
    clock.now = 30_000;
    expect(entered(turns.enter('a'))).toBe(true);
  });
});

/** So many slots has one instance of the host (host.json). */
const SLOTS = 12;
/** The world's clock goes on as mails are worked off, or one minute's budget of requests would have to do for all. */
const MS_A_MESSAGE = 300;
const FLOOD = 22;

describe('the queue itself, with two customers', () => {
  let cloud: DeskInCloud;
  let suedwind: DeskLists;
  let service: Service;
  let stopped = false;
  beforeAll(async () => {
    cloud = await deskInCloud();
    await cloud.connect();
    suedwind = await suedwindDesk(cloud);
    // Delays are real here.
    service = { ...cloud.service, enqueue: queueSender(cloud.service.storage) };
    await cloud.drain();
    cloud.simulator.world.callOut = async () => new Response(null, { status: 202 });
  });
  afterAll(() => {
    stopped = true;
    return cloud.stop();
  });

  const announce = async (mailbox: string, tenant: string, number: number, name: string): Promise<void> => {
    const installation = (await cloud.service.registry.installations(tenant))[0]!;
    const from = `${name}${number}@outside.example`;
    const id = await cloud.deliver(mailOf({ From: from, To: mailbox, 'Message-ID': `<${name}${number}@outside.example>`, Subject: `${name} ${number}` }), {
      from,
      to: [mailbox],
    });
    await service.enqueue('intake', { kind: 'mailbox', tenant, desk: installation.id, mailbox: installation.mailboxes[0]!, id });
  };
  /** What the host does: every free slot takes the next message that is visible. However slow the machine is: what never comes is a test that hangs. */
  const work = async (until: () => boolean): Promise<void> => {
    const queue = service.storage.queue('intake');
    const slot = async (): Promise<void> => {
      while (!until() && !stopped) {
        const [item] = (await queue.receiveMessages({ numberOfMessages: 1, visibilityTimeout: 60 })).receivedMessageItems;
        if (!item) await new Promise((resolve) => setTimeout(resolve, 250));
        else {
          await cloud.clock.advance(MS_A_MESSAGE);
          await handleIntake(service, JSON.parse(item.messageText), { triggerMetadata: { dequeueCount: item.dequeueCount } });
          await queue.deleteMessage(item.messageId, item.popReceipt);
        }
      }
    };
    await Promise.all(Array.from({ length: SLOTS }, slot));
  };
  const open = async (lists: DeskLists): Promise<string[]> =>
    (await lists.ticketPage({ view: 'allOpen' }, { top: 200 })).tickets.map((ticket) => ticket.subject);
  const done = (tenant: string): number =>
    cloud.logged.filter((line) => line.includes('intake.done') && line.includes(tenant) && line.includes('"outcome":"ticket"')).length;

  it('a flood of one does not stand before the other’s mail', async () => {
    for (let number = 0; number < FLOOD; number += 1) await announce(NORDWIND.support, NORDWIND.id, number, 'flood');
    await announce(SUEDWIND.support, SUEDWIND.id, 0, 'calm');
    await work(() => done(SUEDWIND.id) === 1);
    expect(await open(suedwind)).toEqual(['calm 0']);
    // First in, first out would have been all of them, but for those in the slots beside it.
    expect(done(NORDWIND.id)).toBeLessThan(FLOOD - SLOTS);
    await work(() => done(NORDWIND.id) === FLOOD);
    expect((await open(cloud.lists)).sort()).toEqual(Array.from({ length: FLOOD }, (_, number) => `flood ${number}`).sort());
  });

  it('a throttled customer is asked no more until the time is over, and delays nobody', async () => {
    const before = done(NORDWIND.id);
    const calls = (): number => cloud.simulator.log.since(mark).filter(({ url }) => url.includes(NORDWIND.host)).length;
    for (let number = 0; number < 20; number += 1) await announce(NORDWIND.support, NORDWIND.id, number, 'throttled');
    for (let number = 1; number < 4; number += 1) await announce(SUEDWIND.support, SUEDWIND.id, number, 'calm');
    const mark = cloud.simulator.log.mark();
    const heal = cloud.simulator.faults.add({ url: new RegExp(NORDWIND.host.replace(/\./g, '\\.')), fault: { kind: 'throttle', retryAfterSeconds: 30 } });
    await work(() => done(SUEDWIND.id) === 4);
    expect((await open(suedwind)).sort()).toEqual(['calm 0', 'calm 1', 'calm 2', 'calm 3']);
    // Those that had begun, and not one of those behind them.
    expect(calls()).toBeLessThanOrEqual(MAX_AT_ONCE);
    heal();
    expect(done(NORDWIND.id)).toBe(before);
  });
});

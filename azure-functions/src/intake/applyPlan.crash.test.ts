import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, mailWithFiles, OLIVER } from '../../test/mails.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { handleMail, type IntakePorts } from './handleMail.ts';
import type { IntakePointer } from './ports.ts';

/**
 * The process ends before or after the so-manieth call to anything outside of it: lists, mailbox, ledger, blob. Where one call ends before the
 * next begins, the end of the one leaves the very same behind as the end before the other; so the ends after a call are tried where
 * another was under way, and after the last.
 */
type CrashPoint = { at: number; when: 'before' | 'after' };
class Crash extends Error {}

let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  cloud.simulator.world.callOut = async () => new Response(null, { status: 202 });
});
afterAll(() => cloud.stop());

/** Ports whose calls are counted; the one at the crash point throws. */
async function ports(point: CrashPoint | null): Promise<{ ports: IntakePorts; endsToTry: () => number[] }> {
  const calls: string[] = [];
  /** Calls at whose end another was under way, by their number from 1. */
  const overlapped = new Set<number>();
  const running = new Set<number>();
  const guard = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get(target, property) {
        const member = Reflect.get(target, property) as unknown;
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          const at = calls.push(`${name}.${String(property)}`);
          const here = point?.at === at;
          if (here && point.when === 'before') throw new Crash();
          running.add(at);
          const answer = await Promise.resolve((member as (...all: unknown[]) => unknown).apply(target, args)).finally(() => {
            running.delete(at);
            if (running.size || calls.length > at) overlapped.add(at);
          });
          if (here) throw new Crash();
          return answer;
        };
      },
    });
  const installation = (await cloud.service.registry.installations(NORDWIND.id))[0]!;
  const open = cloud.restarted().open(installation);
  await Promise.all([open.settings(), open.agentAddresses()]);
  const desk = Object.assign(Object.create(open) as typeof open, {
    ledger: guard('ledger', open.ledger),
    lists: guard('lists', open.lists),
    mailboxByHash: async (hash: string) => {
      const mailbox = await open.mailboxByHash(hash);
      return mailbox && guard('mailbox', mailbox);
    },
  });
  return {
    endsToTry: () => [...overlapped, calls.length].filter((at, index, all) => all.indexOf(at) === index),
    ports: {
      desk,
      rawMail: guard('blob', cloud.service.rawMail),
      log: cloud.service.log,
      now: () => cloud.clock.now(),
      send: async () => undefined,
      tell: async () => undefined,
    },
  };
}

/** Simulated time goes on between mails, or the throttling budget of one minute would have to do for all. */
const BETWEEN_MAILS_MS = 8000;

async function pointerTo(lines: string[], from: string): Promise<IntakePointer> {
  await cloud.clock.advance(BETWEEN_MAILS_MS);
  const id = await cloud.deliver(lines, { from });
  const installation = (await cloud.service.registry.installations(NORDWIND.id))[0]!;
  return { kind: 'mailbox', tenant: NORDWIND.id, desk: installation.id, mailbox: installation.mailboxes[0]!, id };
}

async function crashThenRunAgain(pointer: IntakePointer, point: CrashPoint): Promise<boolean> {
  const first = await ports(point);
  const crashed = await handleMail(pointer, first.ports).then(
    () => false,
    (error: unknown) => {
      if (!(error instanceof Crash)) throw error;
      return true;
    },
  );
  await handleMail(pointer, (await ports(null)).ports);
  await cloud.simulator.settle();
  return crashed;
}

/** Every point of one way: before each call, until the way has no more; and after those calls whose end is like no other's. */
async function everyPoint(ends: readonly number[], tryOne: (point: CrashPoint) => Promise<boolean>): Promise<number> {
  let calls = 0;
  while (await tryOne({ at: calls + 1, when: 'before' })) calls += 1;
  expect(Math.max(...ends)).toBe(calls);
  for (const at of ends) expect({ at, crashed: await tryOne({ at, when: 'after' }) }).toEqual({ at, crashed: true });
  return calls;
}

/** The same mail without a crash, to see which calls are under way together. */
async function wholeWay(pointer: IntakePointer): Promise<number[]> {
  const whole = await ports(null);
  await handleMail(pointer, whole.ports);
  await cloud.simulator.settle();
  return whole.endsToTry();
}

describe('a process that ends before or after any call', () => {
  it('leaves one ticket, one message, all files, one acknowledgement and a marked mail of a new mail', async () => {
    const newMail = (name: string) =>
      pointerTo(
        mailWithFiles({ From: `${name}@outside.example`, 'Message-ID': `<${name}@outside.example>`, Subject: name }, { 'a.txt': 'first', 'b.txt': 'second' }),
        `${name}@outside.example`,
      );
    const calls = await everyPoint(await wholeWay(await newMail('whole')), async ({ at, when }) => {
      const name = `writer-${when}-${at}`;
      const pointer = await newMail(name);
      const crashed = await crashThenRunAgain(pointer, { at, when });
      const { tickets } = await cloud.lists.ticketPage({ view: 'requester', addresses: [`${name}@outside.example`] });
      const messages = await Promise.all(tickets.map((ticket) => cloud.lists.conversation(ticket.key)));
      const files = await Promise.all(
        messages
          .flat()
          .flatMap((message) => message.attachments.map(async (file) => Buffer.from(await cloud.lists.attachment(message.id, file.storedName!)).toString())),
      );
      const marks = cloud.simulator.graph.mailbox(NORDWIND.support)!.message((pointer as { id: string }).id)!.categories;
      expect({
        when,
        at,
        tickets: tickets.length,
        messages: messages.flat().length,
        files,
        acknowledgements: (await cloud.inbox(`${name}@outside.example`)).length,
        marks,
      }).toEqual({ when, at, tickets: 1, messages: 1, files: ['first', 'second'], acknowledgements: 1, marks: ['ListDesk'] });
      return crashed;
    });
    expect(calls).toBeGreaterThan(20);
  });

  it('joins an answer once', async () => {
    const opening = await pointerTo(mailOf({ From: OLIVER, 'Message-ID': '<opening@outside.example>', Subject: 'Thread' }), OLIVER);
    const { ticketKey } = await handleMail(opening, (await ports(null)).ports);
    const answer = (text: string) =>
      pointerTo(
        mailOf({ From: OLIVER, 'Message-ID': `<${text.replaceAll(' ', '-')}@outside.example>`, 'In-Reply-To': '<opening@outside.example>' }, [text]),
        OLIVER,
      );
    const ends = await wholeWay(await answer('Answer whole'));
    let messages = 2;
    const calls = await everyPoint(ends, async ({ at, when }) => {
      messages += 1;
      const text = `Answer ${when} ${at}`;
      const crashed = await crashThenRunAgain(await answer(text), { at, when });
      expect({
        text,
        messages: (await cloud.lists.conversation(ticketKey!)).length,
        preview: (await cloud.lists.ticket({ key: ticketKey! }))!.preview,
      }).toEqual({ text, messages, preview: text });
      return crashed;
    });
    expect(calls).toBeGreaterThan(7);
  });
});

it('survives every lost answer of SharePoint and Graph', async () => {
  const before = (await cloud.lists.counts(0)).allOpen;
  let at = 0;
  for (let used = true; used; at += 1) {
    const who = `lost-${at}@outside.example`;
    const pointer = await pointerTo(mailWithFiles({ From: who, 'Message-ID': `<lost-${at}@outside.example>`, Subject: `Lost ${at}` }, { 'a.txt': 'x' }), who);
    const { ports: whole } = await ports(null);
    const mark = cloud.simulator.log.mark();
    const off = cloud.simulator.faults.add({ url: /sharepoint\.com|graph\.microsoft\.com/, skip: at, times: 1, fault: { kind: 'dropAfter' } });
    used = await handleMail(pointer, whole).then(
      () => false,
      () => true,
    );
    off();
    await handleMail(pointer, (await ports(null)).ports);
    await cloud.simulator.settle();
    expect({
      at,
      tickets: (await cloud.lists.ticketPage({ view: 'requester', addresses: [who] })).tickets.length,
      acknowledgements: (await cloud.inbox(who)).length,
    }).toEqual({ at, tickets: 1, acknowledgements: 1 });
    expect(cloud.simulator.log.since(mark).length).toBeGreaterThan(0);
  }
  expect(at).toBeGreaterThan(6);
  expect((await cloud.lists.counts(0)).allOpen).toBe(before + at);
});

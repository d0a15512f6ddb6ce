import { AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { MailLogEntry, MailOutcome } from '../intake/index.ts';
import type { DeskLists, MailLogFilter } from './index.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const at = (line: number): string => new Date(START + line * MINUTE).toISOString();
const stored = (line: number): string => at(line).replace('.000Z', 'Z');
const outcomeOf = (line: number): MailOutcome => (line % 100 === 0 ? 'quarantined' : line % 10 === 0 ? 'bounce' : line % 2 === 0 ? 'reply' : 'ticket');

/** One mail a minute: half new, a tenth bounces, one in a hundred held. */
async function deskWith(lines: number): Promise<{ desk: SimulatedDesk; lists: DeskLists }> {
  const desk = await simulatedDesk();
  seed(
    desk,
    'MailLog',
    Array.from({ length: lines }, (_, line) => ({
      LogKey: `m-${line}`,
      Title: line % 50 === 0 ? `Printer's fire ${line}` : `Mail ${line}`,
      LoggedAt: stored(line),
      FromEmail: `person${line % 1000}@x.example`,
      Mailbox: line % 4 === 0 ? 'hr@nordwind.example' : 'support@nordwind.example',
      Outcome: outcomeOf(line),
      Reason: 'new',
      TicketKey: `t-${line}`,
    })),
  );
  return { desk, lists: desk.lists(AGENT) };
}

async function everything(lists: DeskLists, filter: MailLogFilter, top = 200): Promise<MailLogEntry[]> {
  const found: MailLogEntry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 300; page += 1) {
    const answer = await lists.mailLogPage({ ...filter, top, ...(cursor !== undefined && { cursor }) });
    found.push(...answer.entries);
    if (answer.cursor === null) return found;
    cursor = answer.cursor;
  }
  throw new Error('no end');
}

describe.each([4_000, 12_000])('a log of %i lines', (size) => {
  let world: Awaited<ReturnType<typeof deskWith>>;
  beforeAll(async () => {
    world = await deskWith(size);
  });
  const numbers = Array.from({ length: size }, (_, line) => line);

  test.each<[string, MailLogFilter, (line: number) => boolean]>([
    ['one outcome', { outcomes: ['quarantined'] }, (line) => outcomeOf(line) === 'quarantined'],
    ['two outcomes', { outcomes: ['quarantined', 'bounce'] }, (line) => line % 10 === 0],
    ['an address, written large', { person: 'Person7@X.example' }, (line) => line % 1000 === 7],
    ['a part of an address', { person: 'person99@' }, (line) => line % 1000 === 99],
    ['words of a subject with a quotation mark', { text: "printer's" }, (line) => line % 50 === 0],
    ['words that stand in a subject or an address', { search: 'fire 5' }, (line) => line % 50 === 0 && String(line).startsWith('5')],
    ['a part of an address, searched anywhere', { search: 'PERSON99@' }, (line) => line % 1000 === 99],
    ['a mailbox and an outcome', { mailbox: 'hr@nordwind.example', outcomes: ['bounce'] }, (line) => line % 4 === 0 && outcomeOf(line) === 'bounce'],
    ['a time', { since: at(1000), until: at(1500) }, (line) => line >= 1000 && line < 1500],
    ['a time and a common outcome', { since: at(1000), until: at(1500), outcomes: ['ticket'] }, (line) => line >= 1000 && line < 1500 && line % 2 === 1],
  ])('%s: each line once, newest first', async (_name, filter, wanted) => {
    const found = await everything(world.lists, filter);
    expect(found.map(({ key }) => key)).toEqual(
      numbers
        .filter(wanted)
        .reverse()
        .map((line) => `m-${line}`),
    );
  });

  test('the counts of a time add up, in all mailboxes and in one', async () => {
    const since = at(size - 6_000 > 0 ? size - 6_000 : 0);
    const whole = await world.lists.mailLogCounts({ since });
    expect(whole.total).toBe(Math.min(size, 6_000));
    expect(Object.values(whole.outcomes).reduce((sum, count) => sum + count, 0)).toBe(whole.total);
    expect(whole.outcomes.quarantined).toBe(whole.total / 100);
    expect(whole.atLeast).toBeUndefined();
    const one = await world.lists.mailLogCounts({ since, mailbox: 'hr@nordwind.example' });
    expect(one.total).toBe(whole.total / 4);
  });
});

test('a page of a narrow filter costs one request however long the log is', async () => {
  const { desk, lists } = await deskWith(12_000);
  const mark = desk.simulator.log.mark();
  const first = await lists.mailLogPage({ outcomes: ['quarantined'], top: 50 });
  await lists.mailLogPage({ outcomes: ['quarantined'], top: 50, cursor: first.cursor! });
  expect(desk.simulator.log.since(mark)).toHaveLength(2);
});

test('a line broken by hand is named and takes no other with it', async () => {
  const desk = await simulatedDesk();
  seed(desk, 'MailLog', [
    { LogKey: 'a', Title: 'A', LoggedAt: stored(1), FromEmail: 'a@x.example', Outcome: 'ticket', Reason: 'new' },
    { LogKey: 'b', Title: 'B', LoggedAt: stored(2), FromEmail: 'b@x.example', Outcome: 'Maybe', Reason: 'new' },
  ]);
  const page = await desk.lists(AGENT).mailLogPage();
  expect(page.entries.map(({ key }) => key)).toEqual(['a']);
  expect(page.unreadable).toEqual([{ id: 2, reason: expect.stringContaining('Outcome') as string }]);
});

test('numbers of tickets by key: one request, unknown keys left out', async () => {
  const desk = await simulatedDesk();
  seed(
    desk,
    'Tickets',
    Array.from({ length: 60 }, (_, line) => ({
      TicketKey: `t-${line}`,
      Title: 'T',
      TicketStatus: 'Open',
      TicketPriority: 'Normal',
      RequesterEmail: 'a@x.example',
      LastMessageAt: stored(line),
    })),
  );
  const mark = desk.simulator.log.mark();
  const numbers = await desk.lists(AGENT).ticketNumbers([...Array.from({ length: 60 }, (_, line) => `t-${line}`), 'gone', 't-3']);
  expect(desk.simulator.log.since(mark)).toHaveLength(1);
  expect(numbers.size).toBe(60);
  expect(numbers.get('t-3')).toBe(4);
});

import { createHash } from 'node:crypto';
import { parseRetention } from '@listdesk/shared/privacy';
import { openDesk, paceOf, runRetention, UNITS_A_MINUTE, type RetentionOutcome } from '@listdesk/shared/sharepoint/privacy';
import { ManualClock } from '../simulator/core/clock.ts';
import { SMALLEST_TENANT } from '../simulator/sharepoint/http/throttle.ts';
import { killedRetention, type Kill } from './killedRetention.ts';
import type { Ratio } from './ratio.ts';
import { seed, simulatedDesk, type SimulatedDesk } from './simulatedDesk.ts';

export type RetentionMeasured = {
  items: number;
  refused: number;
  unitsAMinute: number;
  hours: number;
  realSeconds: number;
  left: number;
  /** Contacts that went with the last ticket of their person. */
  contacts: number;
  stopped: number;
  /** Check sum over everything that stays and what the proof says; times and keys of requests left out. */
  end: string;
};

const KEPT_ONE_OF = 10;
const PEOPLE = 500;
const MINUTE_MS = 60_000;
const RUN_MINUTES = 45;
const MOMENTS = new Set(['Modified', 'Created', 'GUID', 'StartedAt', 'FinishedAt', 'EntryHash', 'PreviousHash', 'LoggedAt', 'EntryAt']);
type Saved = { sites: { lists: { path: string; items: { id: number; values: Record<string, unknown> }[] }[] }[] };

function endOf(desk: SimulatedDesk, totals: object): string {
  const hash = createHash('sha256').update(JSON.stringify(totals));
  for (const { lists } of (desk.simulator.sharePoint.save() as Saved).sites)
    for (const { path, items } of lists)
      for (const { id, values } of items)
        hash.update(
          JSON.stringify([
            path.slice(path.lastIndexOf('/')),
            id,
            Object.entries(values)
              .filter(([name]) => !MOMENTS.has(name))
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          ]),
        );
  return hash.digest('hex');
}

/**
 * Tickets with two messages each, nine in ten of them over, and a contact of everybody who asked, within the budget of the smallest tenant. Time is simulated; SharePoint's budget is the
 * simulator's. Each kill is that of a process of its own in the middle of a request; the last run is in this one.
 */
export async function measureRetention(items: number, kills: readonly Kill[] = []): Promise<RetentionMeasured> {
  const clock = new ManualClock('2026-11-21T08:00:00Z');
  const desk = await simulatedDesk({ clock });
  const ago = (days: number): string => new Date(clock.now() - days * 86_400_000).toISOString();
  const tickets = Math.floor(items / 3);
  seed(
    desk,
    'Tickets',
    Array.from({ length: tickets }, (_, at) => ({
      Title: `Subject ${at}`,
      TicketKey: `t${at}`,
      TicketStatus: at % KEPT_ONE_OF === 0 ? 'Open' : 'Closed',
      RequesterEmail: `p${at % PEOPLE}@elsewhere.example`,
      Created: ago(4000),
      ClosedAt: ago(3000),
    })),
  );
  seed(
    desk,
    'Messages',
    Array.from({ length: tickets * 2 }, (_, at) => ({
      Title: 'Subject',
      MessageKey: `m${at}`,
      TicketKey: `t${at >> 1}`,
      MessageKind: 'Mail',
      FromEmail: `p${at % PEOPLE}@elsewhere.example`,
      VisibleText: 'words',
      SentAt: ago(4000),
    })),
  );
  seed(
    desk,
    'Contacts',
    Array.from({ length: Math.min(PEOPLE, tickets) }, (_, at) => ({ Title: `Person ${at}`, ContactEmail: `p${at}@elsewhere.example` })),
  );
  const mark = desk.simulator.log.mark();
  const started = clock.now();
  const real = Date.now();
  let spent = 0;
  // Nothing is carried over from a start to the next but what lies in the lists. A token lasts an hour, so a run pauses before and the next one goes on, as the nightly ones do.
  const run = async (): Promise<RetentionOutcome> => {
    const sp = await desk.asApp();
    const pace = paceOf(
      UNITS_A_MINUTE,
      () => clock.now(),
      async (ms) => {
        clock.advance(ms);
      },
    );
    const privacy = openDesk(sp, desk.siteUrl, { actor: 'bench', now: () => clock.now(), newKey: () => 'bench' });
    try {
      return await runRetention(privacy, parseRetention(undefined)!, {
        siteUrl: desk.siteUrl,
        actor: 'bench',
        newKey: () => 'bench',
        pace,
        maxUnits: RUN_MINUTES * UNITS_A_MINUTE,
      });
    } finally {
      spent += pace.spent();
      // Whoever starts anew knows nothing of what this minute has cost already.
      clock.advance(MINUTE_MS);
    }
  };
  let stopped = 0;
  for (const kill of kills) {
    await killedRetention(desk, clock, { key: 'bench', maxUnits: RUN_MINUTES * UNITS_A_MINUTE }, kill);
    clock.advance(MINUTE_MS);
    stopped += 1;
  }
  let outcome = await run();
  while (outcome.outcome === 'paused') outcome = await run();
  const { totals } = outcome;
  const minutes = Math.max(1, (clock.now() - started) / 60_000);
  const refused = desk.simulator.log.since(mark).filter(({ status }) => status === 429).length;
  return {
    items: totals.deleted + totals.messages,
    refused,
    unitsAMinute: Math.round(spent / minutes),
    hours: Math.round(minutes / 6) / 10,
    realSeconds: Math.round((Date.now() - real) / 1000),
    left: tickets * 3 - totals.deleted - totals.messages,
    contacts: totals.contacts,
    stopped,
    end: endOf(desk, totals),
  };
}

const ITEMS = 99_999;
/** A few in the first minutes, some in the middle. */
const KILLS: readonly Kill[] = [
  { at: 4, carriedOut: true },
  { at: 41, carriedOut: false },
  { at: 272, carriedOut: true },
  { at: 501, carriedOut: false },
  { at: 701, carriedOut: true },
];

/** Units a minute against the budget of the smallest tenant, answers that were refused (none may be), and whether a run that was killed ends the same. */
export const retention = async (): Promise<Ratio[]> => {
  const { unitsAMinute, refused, hours, end } = await measureRetention(ITEMS);
  const killed = await measureRetention(ITEMS, KILLS);
  return [
    {
      what: `retention of ${ITEMS} items, ${hours} simulated hours`,
      ours: unitsAMinute,
      floor: SMALLEST_TENANT.resourceUnitsPerMinute,
      unit: 'units a minute',
      atMost: 1,
    },
    { what: 'retention, refused answers and one', ours: refused + killed.refused + 1, floor: 1, unit: 'answers', atMost: 1 },
    { what: `retention killed ${killed.stopped} times, different ends and one`, ours: killed.end === end ? 1 : 2, floor: 1, unit: 'ends', atMost: 1 },
  ];
};

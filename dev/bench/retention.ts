import { parseRetention } from '@listdesk/shared/privacy';
import { openDesk, paceOf, runRetention, UNITS_A_MINUTE } from '@listdesk/shared/sharepoint/privacy';
import { ManualClock } from '../simulator/core/clock.ts';
import { SMALLEST_TENANT } from '../simulator/sharepoint/http/throttle.ts';
import type { Ratio } from './ratio.ts';
import { seed, simulatedDesk } from './simulatedDesk.ts';

export type RetentionMeasured = { items: number; refused: number; unitsAMinute: number; hours: number; realSeconds: number; left: number };

/** Tickets with two messages each, all of them over, within the budget of the smallest tenant. Time is simulated; SharePoint's budget is the simulator's. */
export async function measureRetention(items: number): Promise<RetentionMeasured> {
  const clock = new ManualClock('2026-11-21T08:00:00Z');
  const desk = await simulatedDesk({ clock });
  const sp = await desk.asApp();
  const ago = (days: number): string => new Date(clock.now() - days * 86_400_000).toISOString();
  const tickets = Math.floor(items / 3);
  seed(desk, 'Tickets', Array.from({ length: tickets }, (_, at) => ({ Title: `Subject ${at}`, TicketKey: `t${at}`, TicketStatus: 'Closed', RequesterEmail: `p${at % 500}@elsewhere.example`, Created: ago(4000), ClosedAt: ago(3000) })));
  seed(desk, 'Messages', Array.from({ length: tickets * 2 }, (_, at) => ({ Title: 'Subject', MessageKey: `m${at}`, TicketKey: `t${at >> 1}`, MessageKind: 'Mail', FromEmail: `p${at % 500}@elsewhere.example`, VisibleText: 'words', SentAt: ago(4000) })));
  const mark = desk.simulator.log.mark();
  const started = clock.now();
  const real = Date.now();
  const privacy = openDesk(sp, desk.siteUrl, { actor: 'bench', now: () => clock.now(), newKey: () => 'bench' });
  const pace = paceOf(UNITS_A_MINUTE, () => clock.now(), async (ms) => { clock.advance(ms); });
  const { totals } = await runRetention(privacy, parseRetention(undefined)!, { siteUrl: desk.siteUrl, actor: 'bench', newKey: () => 'bench', pace });
  const minutes = Math.max(1, (clock.now() - started) / 60_000);
  const refused = desk.simulator.log.since(mark).filter(({ status }) => status === 429).length;
  return { items: totals.deleted + totals.messages, refused, unitsAMinute: Math.round(pace.spent() / minutes), hours: Math.round(minutes / 6) / 10, realSeconds: Math.round((Date.now() - real) / 1000), left: tickets * 3 - totals.deleted - totals.messages };
}

const ITEMS = 99_999;

/** Units a minute against the budget of the smallest tenant, and answers that were refused (none may be). */
export const retention = async (): Promise<Ratio[]> => {
  const { unitsAMinute, refused, hours } = await measureRetention(ITEMS);
  return [
    { what: `retention of ${ITEMS} items, ${hours} simulated hours`, ours: unitsAMinute, floor: SMALLEST_TENANT.resourceUnitsPerMinute, unit: 'units a minute', atMost: 1 },
    { what: 'retention, refused answers and one', ours: refused + 1, floor: 1, unit: 'answers', atMost: 1 },
  ];
};

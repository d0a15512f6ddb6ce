import { parseRetention } from '@listdesk/shared/privacy';
import { openDesk, paceOf, runRetention, UNITS_A_MINUTE } from '@listdesk/shared/sharepoint/privacy';
import { sharePointFor } from '../../azure-functions/src/graph/sharePoint.ts';

/** What the process is told when it starts. `address`: where SharePoint answers; `now`: the simulator's time, in milliseconds. */
export type RetentionOrder = { siteUrl: string; address: string; token: string; now: number; key: string; maxUnits: number };

/** Retention as a process of its own: what it knows goes with it. When it has to wait it says how long, and goes on when it is answered. */
process.once('message', ({ siteUrl, address, token, now: started, key, maxUnits }: RetentionOrder) => {
  let now = started;
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      process.once('message', () => resolve());
      now += ms;
      process.send!(ms);
    });
  const sp = sharePointFor(siteUrl, { fetch, token: async () => token, addresses: new Map([[new URL(siteUrl).host, address]]) });
  const desk = openDesk(sp, siteUrl, { actor: key, now: () => now, newKey: () => key });
  const pace = paceOf(UNITS_A_MINUTE, () => now, wait);
  void runRetention(desk, parseRetention(undefined)!, { siteUrl, actor: key, newKey: () => key, pace, maxUnits }).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

import type { Page } from 'playwright-core';
import type { Fault } from '../simulator/core/faults.ts';
import type { Stage } from './story.ts';

export const REFUSED: Fault = { kind: 'status', status: 403 };
export const BROKEN: Fault = { kind: 'status', status: 500 };
export const BUSY: Fault = { kind: 'throttle', retryAfterSeconds: 1 };
/** What each of them is called. */
export const NO_RIGHT = 'You have no right to do this on the desk’s site. A desk admin can give it to you.';
export const NO_ANSWER = 'SharePoint did not answer (HTTP 500). Nothing is lost: mail keeps coming in.';
export const NO_NETWORK = 'There is no network.';

/** Does something while SharePoint answers so. */
export async function during(stage: Stage, fault: Fault, url: RegExp, method: string, run: () => Promise<void>): Promise<void> {
  const heal = stage.local.simulator.faults.add({ method, url, fault });
  try {
    await run();
  } finally {
    heal();
  }
}
export async function without(page: Page, run: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  try {
    await run();
  } finally {
    await page.context().setOffline(false);
  }
}

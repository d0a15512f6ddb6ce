import type { StorageClients } from './clients.ts';
import { rowStore } from './rows.ts';

const [PARTITION, KEY] = ['service', 'scanned'];

/** When the timer last sent somebody through all mailboxes: without it the service looks well while its timers stand still. Milliseconds. */
export function heartbeat(clients: StorageClients) {
  const rows = rowStore<{ at: number }>(clients.table('positions'));
  return {
    beat: (now: number): Promise<void> => rows.put(PARTITION, KEY, { at: now }, null),
    last: async (): Promise<number | null> => (await rows.get(PARTITION, KEY))?.value.at ?? null,
  };
}

import type { Position, Positions } from '../intake/scan.ts';
import type { StorageClients } from './clients.ts';
import { rowStore } from './rows.ts';

/** Where the scan of a mailbox stands. The link holds no address: the mailbox adapter takes it out. */
export function tablePositions(clients: StorageClients): Positions {
  const rows = rowStore<Position>(clients.table('positions'));
  const key = (desk: string, mailbox: string): string => `${desk}.${mailbox}`;
  return {
    get: async (tenant, desk, mailbox) => (await rows.get(tenant, key(desk, mailbox)))?.value ?? null,
    put: (tenant, desk, mailbox, position) => rows.put(tenant, key(desk, mailbox), position, null),
  };
}

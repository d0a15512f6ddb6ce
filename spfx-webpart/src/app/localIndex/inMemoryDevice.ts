import type { TicketIndexRow } from '@listdesk/shared/sharepoint';
import type { Device, IndexState, Warm } from './device';

/** Remembers as long as the page lives; for browsers that forbid more, and for tests. */
export function inMemoryDevice(): Device {
  let warm: Warm | null = null;
  let index: IndexState | null = null;
  const rows = new Map<number, readonly TicketIndexRow[]>();
  const dropIndex = async (): Promise<void> => {
    index = null;
    rows.clear();
  };
  return {
    readWarm: async () => warm,
    writeWarm: async (seen) => void (warm = seen),
    readIndex: async () => index,
    chunks: async () => Array.from(rows.keys()).sort((a, b) => b - a),
    readChunk: async (chunk) => [...(rows.get(chunk) ?? [])],
    writeChunk: async (chunk, some) => void rows.set(chunk, some),
    writeIndex: async (state) => void (index = state),
    dropIndex,
    async dropAll() {
      warm = null;
      await dropIndex();
    },
  };
}

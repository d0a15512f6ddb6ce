import type { DraftFile } from './draftFiles';
import type { Unsent } from './unsent';
import type { Waiting } from './waiting';

/** Keeps as long as the object lives: a device for tests. */
export function inMemoryUnsent(): Unsent {
  const files = new Map<string, readonly DraftFile[]>();
  const waiting = new Map<string, Waiting>();
  return {
    files: {
      read: async (ticketKey) => [...(files.get(ticketKey) ?? [])],
      write: async (ticketKey, some) => void (some.length ? files.set(ticketKey, some) : files.delete(ticketKey)),
    },
    waiting: {
      all: async () => Array.from(waiting.values()).sort((a, b) => a.at - b.at),
      put: async (one) => waiting.set(one.key, one).has(one.key),
      drop: async (key) => void waiting.delete(key),
    },
  };
}

/** What the desk remembers on this device. Answers null for what is not there or cannot be read; writing never throws. */
export type Keep = {
  read<T>(name: string, isIt: (value: unknown) => value is T): T | null;
  write(name: string, value: unknown): void;
  drop(name: string): void;
  /** Drops all of it. */
  forget(): void;
};

/** Keeps under one prefix a person and a desk, so that two people or two desks on one device never mix. */
export function browserKeep(storage: Storage | null, prefix: string): Keep {
  const key = (name: string): string => `${prefix}:${name}`;
  return {
    read(name, isIt) {
      try {
        const text = storage?.getItem(key(name));
        const value: unknown = text === null || text === undefined ? null : JSON.parse(text);
        return value !== null && isIt(value) ? value : null;
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        storage?.setItem(key(name), JSON.stringify(value));
      } catch {
        // Full or forbidden: remembering is a comfort, never a condition.
      }
    },
    drop(name) {
      try {
        storage?.removeItem(key(name));
      } catch {
        // As above.
      }
    },
    forget() {
      for (const kept of Object.keys(storage ?? {})) if (kept.indexOf(key('')) === 0) storage?.removeItem(kept);
    },
  };
}

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

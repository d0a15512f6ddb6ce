/**
 * The last signed licence, kept on the device by tenant. It is verified again on each reading, so what stands there need not be trusted.
 * Storage may be full, forbidden or absent (private windows): then nothing is kept.
 */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const licenceName = (tid: string): string => `listdesk.licence.${tid.toLowerCase()}`;
const askedName = (tid: string): string => `listdesk.licence.asked.${tid.toLowerCase()}`;
const REFRESH_MS = 24 * 60 * 60 * 1000;

function read(store: TextStore | null, name: string): string | null {
  try {
    return store?.getItem(name) ?? null;
  } catch {
    return null;
  }
}

function write(store: TextStore | null, name: string, value: string): void {
  try {
    store?.setItem(name, value);
  } catch {
    // Nothing is lost: the next page asks the service again.
  }
}

/** `device` is localStorage, `session` is sessionStorage. */
export type LicenceCache = ReturnType<typeof licenceCache>;

export function licenceCache(tid: string, device: TextStore | null, session: TextStore | null) {
  return {
    licence: (): string | null => read(device, licenceName(tid)),
    keep: (jws: string): void => write(device, licenceName(tid), jws),
    /** At most one question a day in one browser session. */
    askedRecently: (now: number): boolean => {
      const asked = Number(read(session, askedName(tid)) ?? NaN);
      return Number.isFinite(asked) && asked <= now && now - asked < REFRESH_MS;
    },
    markAsked: (now: number): void => write(session, askedName(tid), String(now)),
  };
}

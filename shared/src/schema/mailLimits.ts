/** At most `max` within any stretch of `minutes` that begins with the first. */
export type RateWindow = { minutes: number; max: number };

export type MailLimits = {
  /** Automatic mail of the desk to one address, over all its tickets. */
  toAddress: RateWindow[];
  /** Automatic mail of the desk to one address on one ticket. */
  toAddressOnTicket: RateWindow[];
  /** Mails of one sender that are taken in; what is more is held in quarantine. */
  fromSender: RateWindow[];
  /** Mails of everybody together that are taken in; what is more is held in quarantine. */
  fromEverybody: RateWindow[];
};

/** The first two are Zammad's figures (peers.md 4.1 D5), which protect against loops whatever marks a mail lost on its way. */
export const DEFAULT_MAIL_LIMITS: MailLimits = {
  toAddress: windows([10, 30], [30, 60], [60, 120], [180, 240], [600, 360]),
  toAddressOnTicket: windows([10, 10], [30, 15], [60, 25], [180, 50], [600, 100]),
  fromSender: windows([10, 100], [60, 300], [1440, 2000]),
  fromEverybody: windows([10, 2000], [60, 6000]),
};

/** How often mail opens one ticket again before it becomes a new one. */
export const DEFAULT_REOPENS: readonly RateWindow[] = windows([1440, 5], [7 * 1440, 15]);

export const MAX_WINDOWS = 8;
export const MAX_WINDOW_MINUTES = 7 * 1440;
export const MAX_IN_WINDOW = 100_000;

/** Lenient as the other settings: a limit that is missing or makes no sense takes its default. */
export function parseMailLimits(value: unknown): MailLimits {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const read = (name: keyof MailLimits): RateWindow[] => parseWindows(given[name]) ?? DEFAULT_MAIL_LIMITS[name];
  return { toAddress: read('toAddress'), toAddressOnTicket: read('toAddressOnTicket'), fromSender: read('fromSender'), fromEverybody: read('fromEverybody') };
}

export function parseWindows(value: unknown): RateWindow[] | null {
  if (!Array.isArray(value) || value.length < 1 || value.length > MAX_WINDOWS) return null;
  const parsed = value.map((each: unknown) => {
    const { minutes, max } = (each ?? {}) as { minutes?: unknown; max?: unknown };
    return isWhole(minutes, 1, MAX_WINDOW_MINUTES) && isWhole(max, 0, MAX_IN_WINDOW) ? { minutes, max } : null;
  });
  return parsed.every((each) => each !== null) ? parsed : null;
}

const isWhole = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

function windows(...pairs: [minutes: number, max: number][]): RateWindow[] {
  return pairs.map(([minutes, max]) => ({ minutes, max }));
}

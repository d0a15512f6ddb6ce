import { parseCircles, type Circle } from './circles.ts';
import { DEFAULT_MAIL_LIMITS, DEFAULT_REOPENS, parseMailLimits, parseWindows, type MailLimits, type RateWindow } from './mailLimits.ts';

/** Settings of a desk, kept as JSON values in the Settings list. Parsed at the edge by `parseDeskSettings`. */
export type DeskSettings = {
  /** Shown as the desk's name. */
  name: string;
  /** Support mailboxes of this desk; the first is the default for tickets made on the desk. */
  mailboxes: MailboxSetting[];
  /** Closed tickets reopen when the requester writes within so many days; later a new, linked ticket is made. */
  reopenWithinDays: number;
  /** The same for tickets of a category, by its name; 0 always makes a new ticket. */
  reopenDaysOf: Readonly<Record<string, number>>;
  /** How often mail opens one ticket again; what is more becomes a new ticket that names it. */
  reopens: readonly RateWindow[];
  acknowledge: boolean;
  /** Whoever a proven sender names in To or Cc of a new mail takes part in its ticket. */
  ccTakesPart: boolean;
  /** Whoever answers a ticket that is nobody's has it from then on. */
  answerTakes: boolean;
  /** Endings of files that are not kept, lower case, without the dot: the file keeps its line with the reason and stays in the mailbox. */
  blockedEndings: readonly string[];
  /** BCP 47 tag of what is written to somebody whose language is unknown or has no words; null: nobody chose. */
  language: string | null;
  /** Against loops and floods. */
  limits: MailLimits;
  schemaVersion: number;
  /** Sets of people who alone see the tickets given to them. */
  circles: readonly Circle[];
};

export type MailboxSetting = { address: string; name: string };

export const DEFAULT_DESK_SETTINGS: DeskSettings = {
  name: 'Service Desk',
  mailboxes: [],
  reopenWithinDays: 14,
  reopenDaysOf: {},
  reopens: DEFAULT_REOPENS,
  acknowledge: true,
  ccTakesPart: true,
  answerTakes: false,
  blockedEndings: [],
  language: null,
  limits: DEFAULT_MAIL_LIMITS,
  schemaVersion: 0,
  circles: [],
};

/** Key of the item in the Settings list that holds `DeskSettings`. */
export const DESK_SETTINGS_KEY = 'desk';

/**
 * Reads stored settings leniently: whatever is missing or of the wrong kind takes its default, so that a setting added later or
 * broken by hand never stops the desk. Anything that is no object gives the defaults.
 */
export function parseDeskSettings(value: unknown): DeskSettings {
  const given = isObject(value) ? value : {};
  const { name, mailboxes, reopenWithinDays, reopenDaysOf, reopens, acknowledge, ccTakesPart, blockedEndings, language, limits, schemaVersion, circles } =
    given;
  return {
    name: typeof name === 'string' && name.trim() !== '' ? name.trim() : DEFAULT_DESK_SETTINGS.name,
    mailboxes: Array.isArray(mailboxes) ? mailboxes.flatMap(parseMailbox) : [],
    reopenWithinDays: wholeDays(reopenWithinDays) ?? DEFAULT_DESK_SETTINGS.reopenWithinDays,
    reopenDaysOf: isObject(reopenDaysOf) ? daysOf(reopenDaysOf) : {},
    reopens: parseWindows(reopens) ?? DEFAULT_REOPENS,
    acknowledge: typeof acknowledge === 'boolean' ? acknowledge : DEFAULT_DESK_SETTINGS.acknowledge,
    ccTakesPart: typeof ccTakesPart === 'boolean' ? ccTakesPart : DEFAULT_DESK_SETTINGS.ccTakesPart,
    answerTakes: given.answerTakes === true,
    blockedEndings: Array.isArray(blockedEndings) ? parseEndings(blockedEndings.filter((each): each is string => typeof each === 'string')) : [],
    language: typeof language === 'string' && LANGUAGE_TAG.test(language) ? language.toLowerCase() : null,
    limits: parseMailLimits(limits),
    schemaVersion: typeof schemaVersion === 'number' && Number.isInteger(schemaVersion) && schemaVersion >= 0 ? schemaVersion : 0,
    circles: parseCircles(circles),
  };
}

export const MAX_BLOCKED_ENDINGS = 200;
const ENDING = /^[a-z0-9_-]{1,20}$/;
/** What is none is left out: `.EXE`, `exe` and `*.exe` are the same. */
export const parseEndings = (typed: readonly string[]): string[] =>
  [
    ...new Set(
      typed
        .map((each) =>
          each
            .trim()
            .toLowerCase()
            .replace(/^\*?\./, ''),
        )
        .filter((each) => ENDING.test(each)),
    ),
  ].slice(0, MAX_BLOCKED_ENDINGS);

export const MAX_REOPEN_DAYS = 3650;
export const MAX_REOPEN_CATEGORIES = 200;

function daysOf(given: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(given)
      .slice(0, MAX_REOPEN_CATEGORIES)
      .flatMap(([category, value]): [string, number][] => {
        const days = wholeDays(value);
        return days === null || category === '' ? [] : [[category, days]];
      }),
  );
}

const LANGUAGE_TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const wholeDays = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_REOPEN_DAYS ? value : null;

function parseMailbox(value: unknown): MailboxSetting[] {
  if (!isObject(value) || typeof value['address'] !== 'string' || !value['address'].includes('@')) return [];
  return [{ address: value['address'].trim().toLowerCase(), name: typeof value['name'] === 'string' ? value['name'] : '' }];
}

import {
  DEFAULT_MAIL_LIMITS,
  DEFAULT_REOPENS,
  MAX_BLOCKED_ENDINGS,
  MAX_IN_WINDOW,
  MAX_REOPEN_CATEGORIES,
  MAX_REOPEN_DAYS,
  MAX_WINDOW_MINUTES,
  MAX_WINDOWS,
  parseEndings,
  type DeskSettings,
  type MailLimits,
  type RateWindow,
} from '@listdesk/shared/schema';
import type { SectionName } from '../sections';

export type WindowForm = { minutes: string; max: string };
export const LIMIT_NAMES = ['toAddress', 'toAddressOnTicket', 'fromSender', 'fromEverybody'] as const satisfies readonly (keyof MailLimits)[];
export type LimitName = (typeof LIMIT_NAMES)[number];
export type LimitsForm = Record<LimitName, WindowForm[]>;
export type CategoryDays = { category: string; days: string };

/** What the page lets one change, as it is typed. `language` empty: nobody chose. */
export type SettingsForm = {
  name: string;
  language: string;
  mailboxes: { address: string; name: string }[];
  reopenWithinDays: string;
  reopenDaysOf: CategoryDays[];
  reopens: WindowForm[];
  acknowledge: boolean;
  ccTakesPart: boolean;
  answerTakes: boolean;
  blockedEndings: string;
  limits: LimitsForm;
};
export type Problem =
  'missing' | 'tooLong' | 'address' | 'twice' | 'days' | 'tooMany' | 'minutes' | 'count' | 'noWindow' | 'category' | 'ending' | 'manyEndings';
/** By field; a mailbox by its place, `mailbox.0`; a window of a limit by name, place and part, `limit.fromSender.0.max`; a category by place and part, `reopenDaysOf.0.days`. */
export type Problems = Readonly<Record<string, Problem>>;

export const MAX_DESK_NAME_CHARS = 80;
export const MAX_MAILBOX_NAME_CHARS = 80;
/** As many as one installation follows; each costs the service a subscription. */
export const MAX_MAILBOXES = 50;
/** Rough on purpose: Exchange is the judge, this only catches slips of the finger. */
const ADDRESS = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,180}\.[^\s@<>,;".]{2,63}$/;

const eachLimit = <T>(make: (name: LimitName) => T): Record<LimitName, T> => ({
  toAddress: make('toAddress'),
  toAddressOnTicket: make('toAddressOnTicket'),
  fromSender: make('fromSender'),
  fromEverybody: make('fromEverybody'),
});
const windowForms = (windows: readonly RateWindow[]): WindowForm[] => windows.map(({ minutes, max }) => ({ minutes: String(minutes), max: String(max) }));
export const limitsFormOf = (limits: MailLimits): LimitsForm => eachLimit((name) => windowForms(limits[name]));
export const defaultLimit = (name: LimitName): WindowForm[] => windowForms(DEFAULT_MAIL_LIMITS[name]);
export const defaultReopens = (): WindowForm[] => windowForms(DEFAULT_REOPENS);
const windowsOf = (typed: readonly WindowForm[]): RateWindow[] =>
  typed.map(({ minutes, max }) => ({ minutes: Number(minutes.trim()), max: Number(max.trim()) }));
/** As they are typed: by blanks, commas or semicolons. */
const endingsIn = (typed: string): string[] => typed.split(/[\s,;]+/).filter((each) => each !== '');

export const formOf = (settings: DeskSettings): SettingsForm => ({
  name: settings.name,
  language: settings.language ?? '',
  mailboxes: settings.mailboxes.map(({ address, name }) => ({ address, name })),
  reopenWithinDays: String(settings.reopenWithinDays),
  reopenDaysOf: Object.entries(settings.reopenDaysOf).map(([category, days]) => ({ category, days: String(days) })),
  reopens: windowForms(settings.reopens),
  acknowledge: settings.acknowledge,
  ccTakesPart: settings.ccTakesPart,
  answerTakes: settings.answerTakes,
  blockedEndings: settings.blockedEndings.join(', '),
  limits: limitsFormOf(settings.limits),
});

/** What is typed, over settings that may hold more than this page knows. Only for a form without problems. */
export const settingsOf = (form: SettingsForm, base: DeskSettings): DeskSettings => ({
  ...base,
  name: form.name.trim(),
  language: form.language || null,
  mailboxes: form.mailboxes.map(({ address, name }) => ({ address: address.trim().toLowerCase(), name: name.trim() })),
  reopenWithinDays: Number(form.reopenWithinDays.trim()),
  reopenDaysOf: Object.fromEntries(form.reopenDaysOf.map(({ category, days }) => [category.trim(), Number(days.trim())])),
  reopens: windowsOf(form.reopens),
  acknowledge: form.acknowledge,
  ccTakesPart: form.ccTakesPart,
  answerTakes: form.answerTakes,
  blockedEndings: parseEndings(endingsIn(form.blockedEndings)),
  limits: eachLimit((name) => windowsOf(form.limits[name])),
});

const isWhole = (typed: string, least: number, most: number): boolean =>
  /^\d{1,6}$/.test(typed.trim()) && Number(typed.trim()) >= least && Number(typed.trim()) <= most;

export function checkSettings(form: SettingsForm): Problems {
  const problems: Record<string, Problem> = {};
  if (!form.name.trim()) problems.name = 'missing';
  else if (form.name.trim().length > MAX_DESK_NAME_CHARS) problems.name = 'tooLong';
  if (form.mailboxes.length > MAX_MAILBOXES) problems.mailboxes = 'tooMany';
  const seen = new Set<string>();
  form.mailboxes.forEach(({ address }, place) => {
    const typed = address.trim().toLowerCase();
    if (!typed) problems[`mailbox.${place}`] = 'missing';
    else if (!ADDRESS.test(typed)) problems[`mailbox.${place}`] = 'address';
    else if (seen.has(typed)) problems[`mailbox.${place}`] = 'twice';
    seen.add(typed);
  });
  if (!isWhole(form.reopenWithinDays, 0, MAX_REOPEN_DAYS)) problems.reopenWithinDays = 'days';
  const categories = new Set<string>();
  form.reopenDaysOf.slice(0, MAX_REOPEN_CATEGORIES).forEach(({ category, days }, place) => {
    const typed = category.trim();
    if (!typed) problems[`reopenDaysOf.${place}.category`] = 'missing';
    else if (categories.has(typed)) problems[`reopenDaysOf.${place}.category`] = 'category';
    categories.add(typed);
    if (!isWhole(days, 0, MAX_REOPEN_DAYS)) problems[`reopenDaysOf.${place}.days`] = 'days';
  });
  const endings = endingsIn(form.blockedEndings);
  if (endings.some((each) => parseEndings([each]).length === 0)) problems.blockedEndings = 'ending';
  else if (new Set(endings).size > MAX_BLOCKED_ENDINGS) problems.blockedEndings = 'manyEndings';
  for (const [name, windows] of [['reopens', form.reopens], ...LIMIT_NAMES.map((each) => [each, form.limits[each]] as const)] as const) {
    if (windows.length < 1 || windows.length > MAX_WINDOWS) problems[`limit.${name}`] = 'noWindow';
    windows.forEach(({ minutes, max }, place) => {
      if (!isWhole(max, 0, MAX_IN_WINDOW)) problems[`limit.${name}.${place}.max`] = 'count';
      if (!isWhole(minutes, 1, MAX_WINDOW_MINUTES)) problems[`limit.${name}.${place}.minutes`] = 'minutes';
    });
  }
  return problems;
}

/** The figure a problem's sentence names. */
export const boundOf = (problem: Problem): number =>
  ({
    missing: 0,
    address: 0,
    twice: 0,
    tooLong: MAX_DESK_NAME_CHARS,
    days: MAX_REOPEN_DAYS,
    tooMany: MAX_MAILBOXES,
    minutes: MAX_WINDOW_MINUTES,
    count: MAX_IN_WINDOW,
    noWindow: MAX_WINDOWS,
    category: 0,
    ending: 0,
    manyEndings: MAX_BLOCKED_ENDINGS,
  })[problem];

/** Where a field stands. */
export const sectionOfField = (field: string): SectionName =>
  field.startsWith('mailbox')
    ? 'mailboxes'
    : field.startsWith('reopen') || field.startsWith('limit.reopens')
      ? 'tickets'
      : field.startsWith('limit') || field === 'blockedEndings'
        ? 'limits'
        : 'desk';

export const sameForm = (a: SettingsForm, b: SettingsForm): boolean => JSON.stringify(a) === JSON.stringify(b);

const isWindows = (value: unknown): value is WindowForm[] =>
  Array.isArray(value) && value.every((one: Partial<WindowForm> | null) => typeof one?.minutes === 'string' && typeof one.max === 'string');
const isForm = (value: unknown): value is SettingsForm => {
  const form = value as SettingsForm | null;
  return (
    typeof form === 'object' &&
    form !== null &&
    typeof form.name === 'string' &&
    typeof form.language === 'string' &&
    typeof form.reopenWithinDays === 'string' &&
    typeof form.acknowledge === 'boolean' &&
    typeof form.ccTakesPart === 'boolean' &&
    typeof form.answerTakes === 'boolean' &&
    isWindows(form.reopens) &&
    typeof form.blockedEndings === 'string' &&
    Array.isArray(form.reopenDaysOf) &&
    form.reopenDaysOf.every((one) => typeof one?.category === 'string' && typeof one.days === 'string') &&
    Array.isArray(form.mailboxes) &&
    form.mailboxes.every((one) => typeof one?.address === 'string' && typeof one.name === 'string') &&
    typeof form.limits === 'object' &&
    form.limits !== null &&
    LIMIT_NAMES.every((name) => isWindows(form.limits[name]))
  );
};
/** What was typed and not saved, kept on this device, with the version it was typed over. */
export type KeptForm = { form: SettingsForm; etag: string | null };
export const isKeptForm = (value: unknown): value is KeptForm => typeof value === 'object' && value !== null && isForm((value as KeptForm).form);

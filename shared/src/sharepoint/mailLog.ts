import type { MailOutcome } from '../intake/index.ts';
import type { Access } from './access.ts';
import type { MailLogCounts, MailLogFilter, MailLogPage, UnreadableItem } from './contract.ts';
import { ListsFault } from './fault.ts';
import { allOf, anyOf, quote } from './odata.ts';
import { MAIL_LOG_SELECTION, mailLogEntryOf } from './otherFields.ts';
import { isThreshold, newestId, rowPage, SCAN_WINDOW_IDS } from './rowPages.ts';
import { MAX_ROWS_PER_ANSWER, readPage, type Row } from './rows.ts';

const DEFAULT_LOG_ROWS = 50;
/** A search of the log looks for so many characters; the address of the request must stay short. */
export const MAX_LOG_SEARCH_CHARS = 100;
/** One `$batch` of windows: beyond that many lines a count is a lower bound. */
const MAX_COUNT_WINDOWS = 20;

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * The wordings of a filter: SharePoint serves a list of any size when the first condition stands on an index and matches few
 * lines, so each indexed condition is tried first once, the rarest kind before the others. Without any the list is scanned.
 */
export function mailLogFilters(filter: MailLogFilter): readonly [string, ...string[]] {
  const person = filter.person?.trim().toLowerCase() ?? '';
  const text = filter.text?.trim() ?? '';
  const search = filter.search?.trim() ?? '';
  for (const part of [person, text, search])
    if (part.length > MAX_LOG_SEARCH_CHARS) throw new ListsFault('lists.invalid', `At most ${MAX_LOG_SEARCH_CHARS} characters can be searched for.`);
  const whole = ADDRESS.test(person);
  const served = [whole ? `FromEmail eq ${quote(person)}` : '', filter.outcomes?.length ? anyOf('Outcome', filter.outcomes) : '', timeCondition(filter)].filter(
    (condition) => condition !== '',
  );
  const others = [
    person && !whole ? `substringof(${quote(person)},FromEmail)` : '',
    filter.mailbox ? `Mailbox eq ${quote(filter.mailbox)}` : '',
    text ? `substringof(${quote(text)},Title)` : '',
    search ? `(substringof(${quote(search)},Title) or substringof(${quote(search)},FromEmail))` : '',
  ];
  const wordings = served.map((first) => allOf(first, ...served.filter((one) => one !== first), ...others));
  return wordings.length ? (wordings as [string, ...string[]]) : [allOf(...others)];
}

const timeCondition = ({ since, until }: Pick<MailLogFilter, 'since' | 'until'>): string =>
  allOf(since ? `LoggedAt ge ${time(since)}` : '', until ? `LoggedAt lt ${time(until)}` : '');

function time(at: string): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new ListsFault('lists.invalid', 'The time of a filter is no time.');
  return `datetime'${new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')}'`;
}

/** Newest first. A line somebody broke by hand is named and takes no other with it. */
export async function mailLogPage(
  access: Access,
  options: MailLogFilter & { top?: number; cursor?: string; outcome?: MailOutcome } = {},
): Promise<MailLogPage> {
  const { top = DEFAULT_LOG_ROWS, cursor, outcome } = options;
  const view = {
    list: 'MailLog',
    selection: MAIL_LOG_SELECTION,
    filters: mailLogFilters(outcome ? { ...options, outcomes: [outcome] } : options),
    order: null,
  } as const;
  const page = await rowPage(access, view, { top, cursor });
  const unreadable: UnreadableItem[] = [];
  const entries = page.rows.flatMap((row) => {
    try {
      return [mailLogEntryOf(row)];
    } catch (error) {
      if (!(error instanceof ListsFault)) throw error;
      unreadable.push({ id: Number(row['Id']), reason: error.message });
      return [];
    }
  });
  return { entries, cursor: page.cursor, ...(unreadable.length ? { unreadable } : {}) };
}

/** 1 request below 5,000 lines in that time. Above: 1 threshold answer, the newest id and 1 `$batch` of windows. */
export async function mailLogCounts(access: Access, filter: Pick<MailLogFilter, 'since' | 'until' | 'mailbox'>): Promise<MailLogCounts> {
  const condition = allOf(timeCondition(filter), filter.mailbox ? `Mailbox eq ${quote(filter.mailbox)}` : '');
  const lines = (extra: string, web = access.web) => {
    const items = access.list('MailLog', web).items.select('Id', 'Outcome').top(MAX_ROWS_PER_ANSWER);
    const whole = allOf(extra, condition);
    return whole ? items.filter(whole) : items;
  };
  try {
    const { rows, skipToken } = await access.guarded(() => readPage(lines('')));
    if (skipToken === null) return sum(rows, true);
  } catch (error) {
    if (!isThreshold(error)) throw error;
  }
  const newest = await newestId(access, 'MailLog');
  const windows = await access.guarded(async () => {
    const [batched, execute] = access.web.batched();
    const answers: Promise<Row[]>[] = [];
    for (let upper = newest + 1; upper > 1 && answers.length < MAX_COUNT_WINDOWS; upper -= SCAN_WINDOW_IDS)
      answers.push(lines(allOf(`Id lt ${upper}`, `Id ge ${Math.max(1, upper - SCAN_WINDOW_IDS)}`), batched)() as Promise<Row[]>);
    const settled = Promise.all(answers);
    settled.catch(() => undefined);
    await execute();
    return settled;
  });
  // Lines are written in the order of time: an empty oldest window means that everything before is older still.
  const complete = newest <= MAX_COUNT_WINDOWS * SCAN_WINDOW_IDS || windows.at(-1)?.length === 0;
  return sum(windows.flat(), complete);
}

function sum(rows: readonly Row[], complete: boolean): MailLogCounts {
  const outcomes: Partial<Record<MailOutcome, number>> = {};
  for (const row of rows) {
    const outcome = String(row['Outcome']) as MailOutcome;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return { total: rows.length, outcomes, ...(!complete && { atLeast: true as const }) };
}

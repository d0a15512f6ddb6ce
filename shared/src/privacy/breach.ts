import type { BREACH_RISKS, BREACH_STATES } from '../schema/index.ts';

export type BreachRisk = (typeof BREACH_RISKS)[number];
export type BreachState = (typeof BREACH_STATES)[number];

/** What a notice has to say (GDPR Art. 33 (3), 34 (2)): none may be empty when it goes out. */
export const NOTICE_FIELDS = ['nature', 'people', 'consequences', 'measures', 'advice', 'contact'] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];
export type BreachFacts = Record<NoticeField, string> & { categories: string };
export const NO_FACTS: BreachFacts = { nature: '', categories: '', people: '', consequences: '', measures: '', advice: '', contact: '' };
export const MAX_FACT_CHARS = 4000;

export type Breach = {
  id: number;
  etag: string;
  key: string;
  title: string;
  state: BreachState;
  /** Practised, not happened: counted apart, and every notice says so. */
  drill: boolean;
  risk: BreachRisk;
  occurredAt: string | null;
  /** From here the clocks run. */
  awareAt: string;
  customersToldAt: string | null;
  authorityToldAt: string | null;
  peopleToldAt: string | null;
  facts: BreachFacts;
  /** Addresses found by a query over the tickets, and the words of that query. */
  affected: { query: string; addresses: string[] };
};

export const CUSTOMER_HOURS = 24;
export const AUTHORITY_HOURS = 72;
const HOUR_MS = 3_600_000;

/** `state`: `notNeeded` when the risk asks for none, `undecided` while it is not judged, `told` when it was in time, `late` when it was not or is not yet and the time is over. */
export type BreachClock = {
  whom: 'customers' | 'authority' | 'people';
  dueAt: string | null;
  state: 'running' | 'told' | 'toldLate' | 'late' | 'notNeeded' | 'undecided';
};

/** Customers within 24 hours, the authority within 72 unless there is no risk, people without delay when the risk is high. */
export function breachClocks(breach: Pick<Breach, 'awareAt' | 'risk' | 'customersToldAt' | 'authorityToldAt' | 'peopleToldAt'>, now: number): BreachClock[] {
  const aware = Date.parse(breach.awareAt);
  const clock = (whom: BreachClock['whom'], hours: number | null, told: string | null, needed: boolean): BreachClock => {
    const due = hours === null ? null : aware + hours * HOUR_MS;
    const dueAt = due === null ? null : new Date(due).toISOString();
    if (told !== null) return { whom, dueAt, state: due !== null && Date.parse(told) > due ? 'toldLate' : 'told' };
    if (!needed) return { whom, dueAt, state: breach.risk === 'Unknown' ? 'undecided' : 'notNeeded' };
    return { whom, dueAt, state: due !== null && now > due ? 'late' : 'running' };
  };
  return [
    clock('customers', CUSTOMER_HOURS, breach.customersToldAt, true),
    clock('authority', AUTHORITY_HOURS, breach.authorityToldAt, breach.risk !== 'None'),
    clock('people', null, breach.peopleToldAt, breach.risk === 'High'),
  ];
}

/** The fields a notice still lacks. */
export const missingFacts = (facts: BreachFacts): NoticeField[] => NOTICE_FIELDS.filter((field) => facts[field].trim() === '');

/** Why a breach may not be closed yet. */
export function openEnds(breach: Breach, now: number): ('risk' | 'customers' | 'authority' | 'people' | 'facts')[] {
  const untold = breachClocks(breach, now)
    .filter(({ state }) => state === 'running' || state === 'late')
    .map(({ whom }) => whom);
  return [...(breach.risk === 'Unknown' ? (['risk'] as const) : []), ...untold, ...(missingFacts(breach.facts).length > 0 ? (['facts'] as const) : [])];
}

export function parseFacts(value: unknown): BreachFacts {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (name: string): string => (typeof given[name] === 'string' ? (given[name] as string).slice(0, MAX_FACT_CHARS) : '');
  return {
    nature: text('nature'),
    categories: text('categories'),
    people: text('people'),
    consequences: text('consequences'),
    measures: text('measures'),
    advice: text('advice'),
    contact: text('contact'),
  };
}

/** Words of a notice in one language; `drill` stands above one that is only practised. */
export type NoticeWords = Record<NoticeField | 'categories', string> & {
  title: Record<BreachClock['whom'], string>;
  drill: string;
  at: string;
  since: string;
  late: string;
};

/** The draft of a notice as plain text: the six fields under their headings. Null while one is empty. */
export function noticeOf(breach: Breach, whom: BreachClock['whom'], words: NoticeWords, now: number): string | null {
  if (missingFacts(breach.facts).length > 0) return null;
  const clock = breachClocks(breach, now).find((each) => each.whom === whom)!;
  const late = clock.dueAt !== null && now > Date.parse(clock.dueAt) ? [words.late, ''] : [];
  const { facts } = breach;
  const section = (heading: string, text: string): string[] => (text.trim() === '' ? [] : [heading, text.trim(), '']);
  return [
    ...(breach.drill ? [words.drill, ''] : []),
    words.title[whom],
    breach.title,
    '',
    ...(breach.occurredAt ? [`${words.at} ${breach.occurredAt}`] : []),
    `${words.since} ${breach.awareAt}`,
    '',
    ...late,
    ...section(words.nature, facts.nature),
    ...section(words.categories, facts.categories),
    ...section(words.people, facts.people),
    ...section(words.consequences, facts.consequences),
    ...section(words.measures, facts.measures),
    ...section(words.advice, facts.advice),
    ...section(words.contact, facts.contact),
  ]
    .join('\n')
    .trimEnd();
}

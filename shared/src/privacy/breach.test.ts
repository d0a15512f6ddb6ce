import { breachClocks, missingFacts, NO_FACTS, noticeOf, openEnds, type Breach, type NoticeWords } from './index.ts';

const AWARE = '2026-11-20T08:00:00.000Z';
const hours = (after: number): number => Date.parse(AWARE) + after * 3_600_000;
const at = (after: number): string => new Date(hours(after)).toISOString();
const facts = {
  nature: 'A mailbox was open.',
  categories: 'names',
  people: '12',
  consequences: 'Unwanted mail.',
  measures: 'Closed it.',
  advice: 'Change the password.',
  contact: 'dpo@nordwind.example',
};
const breach = (over: Partial<Breach> = {}): Breach => ({
  id: 1,
  etag: '"1"',
  key: 'b',
  title: 'Mailbox open',
  state: 'Open',
  drill: false,
  risk: 'Unknown',
  occurredAt: null,
  awareAt: AWARE,
  customersToldAt: null,
  authorityToldAt: null,
  peopleToldAt: null,
  facts,
  affected: { query: '', addresses: [] },
  ...over,
});

test.each<[string, Partial<Breach>, number, string[]]>([
  ['in the first hour two clocks run', {}, 1, ['running', 'running', 'undecided']],
  ['after a day the customers are late', {}, 25, ['late', 'running', 'undecided']],
  ['after three days the authority too', {}, 73, ['late', 'late', 'undecided']],
  ['to the minute in time', { customersToldAt: at(24), authorityToldAt: at(72) }, 100, ['told', 'told', 'undecided']],
  ['a minute late', { customersToldAt: at(24.02) }, 25, ['toldLate', 'running', 'undecided']],
  ['no risk: the authority need not know', { risk: 'None' }, 90, ['late', 'notNeeded', 'notNeeded']],
  ['a risk that is not high: the people need not know', { risk: 'Risk' }, 1, ['running', 'running', 'notNeeded']],
  ['high risk: the people too', { risk: 'High' }, 1, ['running', 'running', 'running']],
])('%s', (_name, over, after, states) => expect(breachClocks(breach(over), hours(after)).map(({ state }) => state)).toEqual(states));

const words: NoticeWords = {
  nature: 'What happened',
  categories: 'Data',
  people: 'How many',
  consequences: 'Consequences',
  measures: 'Measures',
  advice: 'Advice',
  contact: 'Contact',
  title: { customers: 'To customers', authority: 'To the authority', people: 'To you' },
  drill: 'DRILL',
  at: 'Happened',
  since: 'Known since',
  late: 'This is late because',
};

test('no notice while one of the six fields is empty', () => {
  for (const field of ['nature', 'people', 'consequences', 'measures', 'advice', 'contact'] as const) {
    const lacking = breach({ facts: { ...facts, [field]: '  ' } });
    expect(missingFacts(lacking.facts)).toEqual([field]);
    expect(noticeOf(lacking, 'authority', words, hours(1))).toBeNull();
  }
  expect(missingFacts(NO_FACTS)).toHaveLength(6);
});

test('a notice holds all six under their headings; one of a drill says so first; a late one says that', () => {
  const text = noticeOf(breach(), 'authority', words, hours(1))!;
  for (const part of [...Object.values(facts), 'What happened', 'Contact', 'To the authority']) expect(text).toContain(part);
  expect(text).not.toContain('DRILL');
  expect(text).not.toContain('late because');
  expect(noticeOf(breach({ drill: true }), 'people', words, hours(1))).toMatch(/^DRILL\n/);
  expect(noticeOf(breach(), 'authority', words, hours(73))).toContain('This is late because');
});

test('it may be closed when the risk is known, everybody is told and nothing is empty', () => {
  expect(openEnds(breach({ facts: NO_FACTS }), hours(1))).toEqual(['risk', 'customers', 'authority', 'facts']);
  expect(openEnds(breach({ risk: 'Risk', customersToldAt: at(2), authorityToldAt: at(3) }), hours(4))).toEqual([]);
});

import type { Condition, Rule, RuleFacts } from './index.ts';
import { decideRules, explain, MAX_RULE_MESSAGES, parseRules } from './index.ts';

const NOW = '2026-11-20T12:00:00Z';
const FACTS: RuleFacts = {
  now: NOW,
  ticket: {
    subject: 'SAP Export bricht ab',
    status: 'New',
    priority: 'Normal',
    category: null,
    type: null,
    team: null,
    tags: ['vip'],
    requester: { name: 'Oliver Whitfield', address: 'oliver@kunde.example' },
    mailbox: 'support@nordwind.example',
    channel: 'Mail',
    language: 'de',
    createdAt: '2026-11-20T06:00:00Z',
    lastMessageAt: '2026-11-20T09:00:00Z',
    firstResponseDue: null,
    resolutionDue: '2026-11-20T14:00:00Z',
    firstRespondedAt: null,
    assigneeId: null,
  },
  message: { text: 'Der Buchungskreis fehlt.', automatic: false, verified: true },
};
const condition = (field: Condition['field'], operator: Condition['operator'], ...values: string[]): Condition => ({ field, operator, values });
const rule = (over: Partial<Rule>): Rule => ({ key: 'r', name: 'A rule', enabled: true, on: 'created', all: [], any: [], then: [], ...over });

test.each<[string, boolean, Condition]>([
  ['a word of the subject', true, condition('subject', 'contains', 'sap')],
  ['one of several words of the text', true, condition('text', 'contains', 'Kreditor', 'buchungskreis')],
  ['none of the words', true, condition('subject', 'containsNot', 'newsletter', 'invoice')],
  ['not when one is there', false, condition('subject', 'containsNot', 'newsletter', 'sap')],
  ['an empty value contains nothing', false, condition('subject', 'contains', '')],
  ["the requester's domain, whole", true, condition('domain', 'is', 'KUNDE.example')],
  ['no part of a domain', false, condition('domain', 'is', 'unde.example')],
  ['the requester by name or address', true, condition('requester', 'is', 'oliver whitfield')],
  ['a tag', true, condition('tags', 'is', 'VIP')],
  ['an empty field', true, condition('category', 'isEmpty')],
  ['a filled field', false, condition('category', 'isNotEmpty')],
  ['a status', true, condition('status', 'is', 'New', 'Open')],
  ['not a priority', true, condition('priority', 'isNot', 'Urgent')],
  ['nobody has it', true, condition('assigned', 'no')],
  ['written by a person', true, condition('automatic', 'no')],
  ['quiet for three hours', true, condition('hoursSinceMessage', 'atLeast', '3')],
  ['not quiet for four', false, condition('hoursSinceMessage', 'atLeast', '4')],
  ['due within two hours', true, condition('hoursUntilDue', 'atMost', '2')],
  ['hours that are no number', false, condition('hoursSinceCreated', 'atLeast', 'many')],
])('a condition on %s holds: %s', (_name, expected, one) => {
  expect(explain(rule({ all: [one] }), FACTS).runs).toBe(expected);
});

test('the clock of a waiting ticket stands still, so nothing is due', () => {
  const waiting: RuleFacts = { ...FACTS, ticket: { ...FACTS.ticket, status: 'Pending' } };
  expect(explain(rule({ all: [condition('hoursUntilDue', 'atMost', '1000')] }), waiting).runs).toBe(false);
});

test('all of these and any of those', () => {
  const holds = condition('status', 'is', 'New');
  const fails = condition('status', 'is', 'Closed');
  expect(
    [
      explain(rule({ all: [holds], any: [fails, holds] }), FACTS),
      explain(rule({ all: [holds], any: [fails] }), FACTS),
      explain(rule({ all: [holds, fails] }), FACTS),
      explain(rule({}), FACTS),
    ].map((each) => each.runs),
  ).toEqual([true, false, false, true]);
});

test('rules run from top to bottom, each sees what those before it changed, the last one decides', () => {
  const rules = [
    rule({
      key: 'a',
      name: 'To finance',
      all: [condition('subject', 'contains', 'SAP')],
      then: [
        { do: 'setText', field: 'team', value: 'Finance IT' },
        { do: 'setPriority', priority: 'High' },
        { do: 'addTags', tags: ['sap', 'vip'] },
      ],
    }),
    rule({
      key: 'b',
      name: 'Finance is urgent',
      all: [condition('team', 'is', 'Finance IT')],
      then: [
        { do: 'setPriority', priority: 'Urgent' },
        { do: 'assign', agent: { id: 12, name: 'Aylin' } },
      ],
    }),
    rule({ key: 'c', name: 'Off', enabled: false, then: [{ do: 'setStatus', status: 'Closed' }] }),
    rule({ key: 'd', name: 'Another event', on: 'timePassed', then: [{ do: 'setStatus', status: 'Closed' }] }),
  ];
  const decision = decideRules(rules, 'created', FACTS);
  expect(decision.patch).toEqual({ team: 'Finance IT', priority: 'Urgent', tags: ['vip', 'sap'], assigneeId: 12 });
  expect(decision.ran.map((each) => each.name)).toEqual(['To finance', 'Finance is urgent']);
});

test('a status brings the times that belong to it', () => {
  expect(decideRules([rule({ then: [{ do: 'setStatus', status: 'Solved' }] })], 'created', FACTS).patch).toEqual({
    status: 'Solved',
    solvedAt: NOW,
    closedAt: null,
  });
});

test('what is set back to what it was changes nothing', () => {
  expect(
    decideRules(
      [
        rule({
          then: [
            { do: 'setPriority', priority: 'Low' },
            { do: 'setPriority', priority: 'Normal' },
            { do: 'removeTags', tags: ['unknown'] },
          ],
        }),
      ],
      'created',
      FACTS,
    ).patch,
  ).toEqual({});
});

test.each([
  ['a machine', { automatic: true, verified: true }, 'automatic'],
  ['a sender nobody vouches for', { automatic: false, verified: false }, 'unverified'],
])('a reply to %s is withheld, a note is written', (_name, proof, reason) => {
  const decision = decideRules(
    [
      rule({
        then: [
          { do: 'reply', text: 'Hello' },
          { do: 'addNote', text: 'Look' },
        ],
      }),
    ],
    'created',
    { ...FACTS, message: { text: '', ...proof } },
  );
  expect(decision.messages).toEqual([{ kind: 'Note', text: 'Look', rule: 'A rule' }]);
  expect(decision.withheld).toEqual([{ rule: 'A rule', reason }]);
});

test('so many messages and no more', () => {
  const decision = decideRules(
    [rule({ then: Array.from({ length: MAX_RULE_MESSAGES + 2 }, () => ({ do: 'addNote', text: 'x' }) as const) })],
    'created',
    FACTS,
  );
  expect(decision.messages).toHaveLength(MAX_RULE_MESSAGES);
  expect(decision.withheld).toHaveLength(2);
});

const STORED = {
  key: 'r',
  name: 'A rule',
  enabled: true,
  on: 'created',
  all: [{ field: 'subject', operator: 'contains', values: ['SAP'] }],
  any: [],
  then: [{ do: 'setPriority', priority: 'High' }],
};

test('stored rules are read as they were written', () => {
  expect(parseRules([STORED, { ...STORED, key: 's' }])).toEqual([STORED, { ...STORED, key: 's' }]);
});

test.each<[string, unknown]>([
  ['no list', { rules: [] }],
  ['an event nobody knows', [{ ...STORED, on: 'fullMoon' }]],
  ['a field nobody knows', [{ ...STORED, all: [{ field: '__proto__', operator: 'is', values: [] }] }]],
  ['an operator of another kind of field', [{ ...STORED, all: [{ field: 'subject', operator: 'atLeast', values: ['3'] }] }]],
  ['an action nobody knows', [{ ...STORED, then: [{ do: 'runScript', text: 'x' }] }]],
  ['a status nobody knows', [{ ...STORED, then: [{ do: 'setStatus', status: 'Gone' }] }]],
  ['a person without a number', [{ ...STORED, then: [{ do: 'assign', agent: { id: '7', name: 'x' } }] }]],
  ['too long a text', [{ ...STORED, then: [{ do: 'reply', text: 'x'.repeat(5_001) }] }]],
])('a rule with %s is left out whole', (_name, value) => {
  expect(parseRules(value)).toEqual([]);
});

test('the second rule of the same key is left out', () => {
  expect(parseRules([STORED, { ...STORED, name: 'Twin' }])).toEqual([STORED]);
});

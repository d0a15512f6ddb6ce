import { parseMacroSteps, planMacro, type MacroStep, type Ticket } from './index.ts';

const ticket = {
  id: 1,
  status: 'Open',
  priority: 'Normal',
  category: null,
  team: 'IT',
  type: null,
  tags: ['a', 'b'],
  assignee: { id: 7, name: 'Jonas', address: '' },
  snoozedUntil: null,
} as unknown as Ticket;
const NOW = new Date('2026-11-20T12:00').getTime();
const plan = (...steps: MacroStep[]) => planMacro(steps, ticket, 9, NOW);

test.each<[string, MacroStep[], object]>([
  [
    'fields',
    [
      { do: 'status', status: 'Solved' },
      { do: 'priority', priority: 'High' },
      { do: 'category', value: 'SAP' },
    ],
    { status: 'Solved', priority: 'High', category: 'SAP' },
  ],
  [
    'nothing where everything stands already',
    [
      { do: 'status', status: 'Open' },
      { do: 'team', value: 'IT' },
      { do: 'assign', agentId: 7 },
      { do: 'addTags', tags: ['b'] },
    ],
    {},
  ],
  ['me', [{ do: 'assign', agentId: -1 }], { assigneeId: 9 }],
  ['nobody', [{ do: 'assign', agentId: 0 }], { assigneeId: null }],
  [
    'the later of two steps',
    [
      { do: 'priority', priority: 'Low' },
      { do: 'priority', priority: 'Urgent' },
    ],
    { priority: 'Urgent' },
  ],
  [
    'tags, added and taken away',
    [
      { do: 'addTags', tags: ['c', 'a'] },
      { do: 'removeTags', tags: ['b'] },
    ],
    { tags: ['a', 'c'] },
  ],
  ['a time in the clock of who runs it', [{ do: 'snooze', snooze: 'tomorrow' }], { snoozedUntil: new Date('2026-11-21T08:00').toISOString() }],
])('a macro sets %s', (_name, steps, patch) => {
  expect(plan(...steps)).toEqual({ patch, messages: [] });
});

test('late in the evening "later today" is tomorrow', () => {
  expect(planMacro([{ do: 'snooze', snooze: 'laterToday' }], ticket, 9, new Date('2026-11-20T23:00').getTime()).patch.snoozedUntil).toBe(
    new Date('2026-11-21T08:00').toISOString(),
  );
});

test('texts come in their order, with their tokens', () => {
  expect(plan({ do: 'note', text: 'n' }, { do: 'reply', text: 'Hi {{requester.name}}' }).messages).toEqual([
    { kind: 'Note', text: 'n' },
    { kind: 'Reply', text: 'Hi {{requester.name}}' },
  ]);
});

test.each([
  [[{ do: 'status', status: 'New' }]],
  [[{ do: 'status' }]],
  [[{ do: 'assign', agentId: -2 }]],
  [[{ do: 'assign', agentId: 1.5 }]],
  [[{ do: 'addTags', tags: [] }]],
  [[{ do: 'reply', text: '' }]],
  [[{ do: 'explode' }]],
  [[null]],
  [[{ do: 'category', value: 'x'.repeat(256) }]],
])('%j is counted as unknown', (steps) => {
  expect(parseMacroSteps(steps)).toEqual({ steps: [], unknown: 1 });
});

test('a list with more steps than allowed counts the rest as unknown', () => {
  const steps = Array.from({ length: 14 }, () => ({ do: 'priority', priority: 'High' }));
  expect(parseMacroSteps(steps)).toMatchObject({ unknown: 2 });
});

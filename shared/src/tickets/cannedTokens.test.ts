import { CANNED_TOKENS, fillCanned, filledText, unknownTokens } from './cannedTokens.ts';

const values = {
  ticket: { id: 4711, subject: 'Export {{agent.name}} bricht ab', requester: { name: 'Katharina Hoffmann-Schröder', address: 'k@nordwind.example' } },
  agent: { name: 'Aylin Demir' },
  deskName: 'IT',
};
const filled = (body: string, change: Partial<typeof values> = {}) => filledText(body, { ...values, ...change });

test.each([
  ['Hello {{requester.name}},', 'Hello Katharina Hoffmann-Schröder,'],
  ['{{ requester.address }}', 'k@nordwind.example'],
  ['[{{Ticket.Number}}]', '[4711]'],
  ['{{agent.name}}, {{desk.name}}', 'Aylin Demir, IT'],
  ['no token', 'no token'],
  ['', ''],
])('%s becomes %s', (body, text) => expect(filled(body)).toBe(text));

test('every token stands for something', () => {
  for (const token of CANNED_TOKENS)
    expect(fillCanned(`{{${token}}}`, values)).toEqual([{ part: 'filled', token, text: expect.stringMatching(/./) as string }]);
});

test('what a requester writes into the subject is never looked through again', () => {
  expect(filled('{{ticket.subject}}')).toBe('Export {{agent.name}} bricht ab');
});

test('a requester without a name is called by the address', () => {
  expect(filled('{{requester.name}}', { ticket: { ...values.ticket, requester: { name: ' ', address: 'k@nordwind.example' } } })).toBe('k@nordwind.example');
});

test.each([
  ['{{requester.nam}} and {{agent.name}} and {{requester.nam}}', ['{{requester.nam}}']],
  ['{{}} {{ }}', ['{{}}', '{{ }}']],
  ['{{constructor}} {{__proto__}}', ['{{constructor}}', '{{__proto__}}']],
  ['{agent.name} {{agent.name', []],
  ['{{agent\n.name}}', []],
  ['{{{agent.name}}}', []],
])('%s: unknown are %j', (body, unknown) => {
  expect(unknownTokens(body)).toEqual(unknown);
  expect(
    fillCanned(body, values)
      .filter(({ part }) => part === 'unknown')
      .map(({ text }) => text)
      .filter((text, at, all) => all.indexOf(text) === at),
  ).toEqual(unknown);
});

test('nothing of the text is lost around tokens', () => {
  const body = 'a{{agent.name}}b{{x}}\n{{desk.name}}c';
  expect(
    fillCanned(body, values)
      .map(({ part, text }) => (part === 'filled' ? '·' : text))
      .join(''),
  ).toBe('a·b{{x}}\n·c');
});

/** In proportion to its length it takes some ms; with the square of it, minutes. */
const MOST_CPU_MS = 5_000;
test('a body made to be slow is not', () => {
  const before = process.cpuUsage().user;
  unknownTokens('{{'.repeat(100_000) + ' '.repeat(200_000));
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(MOST_CPU_MS);
});

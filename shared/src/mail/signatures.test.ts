import { parseSignatures, signatureOf } from './signatures.ts';

const signatures = parseSignatures({
  desk: ' IT ',
  agents: { 'Aylin@Nordwind.example': 'Aylin', 'quiet@nordwind.example': '' },
  mailboxes: { 'HR@nordwind.example': 'People', 'empty@nordwind.example': '  ' },
});
test.each([
  ['an agent’s own before the mailbox’s', 'aylin@nordwind.example', 'hr@nordwind.example', 'Aylin'],
  ['an agent who wants none', 'quiet@nordwind.example', 'hr@nordwind.example', ''],
  ['the mailbox’s', 'jonas@nordwind.example', 'HR@nordwind.example', 'People'],
  ['the desk’s for a mailbox without one', 'jonas@nordwind.example', 'support@nordwind.example', 'IT'],
  ['the desk’s for an empty one', 'jonas@nordwind.example', 'empty@nordwind.example', 'IT'],
  ['the desk’s where no mailbox is known', 'jonas@nordwind.example', null, 'IT'],
  ['the desk’s for a name of every object', '__proto__', 'constructor', 'IT'],
])('%s', (_name, agent, mailbox, expected) => expect(signatureOf(signatures, agent, mailbox)).toBe(expected));

test('what is no signature is none', () => expect(parseSignatures({ desk: 3, agents: 'x', mailboxes: null })).toEqual({ desk: '', agents: {}, mailboxes: {} }));

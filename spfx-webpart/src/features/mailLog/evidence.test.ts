import type { HeldMailText } from '@listdesk/shared/quarantine';
import { factsOf, imitated } from './evidence';
import { ruleWith, withRule } from './senderRule';

const held: HeldMailText = {
  mailbox: 'support@nordwind.example',
  id: 'a',
  from: { name: '', address: 'kim@outside.example' },
  subject: '',
  receivedAt: '',
  heldAt: '',
  reason: '',
  preview: '',
  hasFiles: false,
  to: [],
  cut: false,
  text: 'See http://www.outside.example and https://microsoft.com@text.example/x',
  links: [],
  evidence: { proof: null, replyTo: [] },
};
test('hosts of the text and of the HTML, as browsers read them; what is read and where it leads, the misleading first', () => {
  const links = [
    { shown: 'help', target: 'https://outside.example/help' },
    { shown: 'microsoft.com', target: 'https://evil.example/' },
    { shown: 'https://outside.example/a', target: 'https://outside.example/a/' },
    { shown: 'kim@outside.example', target: 'mailto:kim@outside.example' },
    { shown: '', target: 'https://picture.example/' },
  ];
  expect(factsOf({ ...held, links }, [])).toMatchObject({
    hosts: ['outside.example', 'evil.example', 'picture.example', 'www.outside.example', 'text.example'],
    foreign: 3,
    leads: [
      { shown: 'microsoft.com', misleads: true },
      { shown: 'help', misleads: false },
      { shown: '', misleads: false },
    ],
  });
});

test('one rule a sender: the newest stands in the place of the older, and there is a limit', () => {
  const rule = ruleWith('release', 'IT@x.example');
  expect(rule).toEqual({ match: 'address', value: 'it@x.example', action: 'allow' });
  expect(withRule([{ match: 'address', value: 'It@X.example', action: 'block' }], rule)).toEqual([rule]);
  expect(ruleWith('delete', 'a@sub.x.example')).toEqual({ match: 'domain', value: 'sub.x.example', action: 'quarantine' });
  expect(
    withRule(
      Array.from({ length: 500 }, (_, at) => ({ match: 'address' as const, value: `${at}@x.example`, action: 'block' as const })),
      rule,
    ),
  ).toBeNull();
});

test.each([
  ['nordwlnd.example', 'nordwind.example'],
  ['n0rdwind.example', 'nordwind.example'],
  ['nordwnid.example', 'nordwind.example'],
  ['nordwindd.example', 'nordwind.example'],
  ['nordwind.example', null],
  ['outside.example', null],
  ['', null],
])('%s imitates %s', (domain, ours) => expect(imitated(domain, ['nordwind.example'])).toBe(ours));

import { DEFAULT_TEMPLATES, templatesFor, type MailTemplate } from '@listdesk/shared/mail';
import { renderFirst, renderTemplate, type TemplateValues } from './liquid.ts';

const EVIL = '<script>alert(1)</script>{{ desk.name }}{% raw %}';
const values: TemplateValues = {
  ticket: { number: 7, subject: EVIL, status: 'Open' },
  desk: { name: 'IT & more' },
  requester: { name: 'Oliver "O" <b>', address: 'o@x.example' },
  agent: { name: 'Aylin' },
  content: '<p>Try {{ again }}.</p>',
  signature: '<p>Aylin</p>',
};
const render = (body: string, subject = '') => renderTemplate({ subject, body }, values);

it.each([
  ['shows a value', 'No {{ ticket.number }}', 'No 7'],
  ['escapes what others wrote, and reads no template in it', '{{ ticket.subject }}', '&lt;script&gt;alert(1)&lt;/script&gt;{{ desk.name }}{% raw %}'],
  ['escapes the desk’s own name too', '{{ desk.name }}', 'IT &amp; more'],
  ['puts the answer in as it is', '<div>{{ content }}</div>{{ signature }}', '<div><p>Try {{ again }}.</p></div><p>Aylin</p>'],
  ['knows conditions', '{% if ticket.status == "Open" %}open{% else %}done{% endif %}', 'open'],
  ['knows a few filters', '{{ agent.name | upcase }} {{ nobody | default: "somebody" }} {{ ticket.subject | truncate: 4 }}', 'AYLIN somebody &lt;sc…'],
  ['shows nothing for what is not there', '[{{ secret }}{{ ticket.constructor }}{{ ticket.__proto__ }}]', '[]'],
])('%s', (_name, body, html) => {
  expect(render(body)).toEqual({ outcome: 'rendered', subject: '', html });
});

it('makes one line of a subject, unescaped', () => {
  expect(renderTemplate({ subject: 'Re:\r\n{{ desk.name }}', body: 'x' }, values)).toMatchObject({ subject: 'Re: IT & more' });
});

it.each([
  ['an unknown filter', '{{ ticket.subject | raw }}', 'undefined filter: raw'],
  ['an unknown tag', '{% include "x" %}', 'tag "include" not found'],
  ['a loop', '{% for i in (1..100000000) %}x{% endfor %}', 'tag "for" not found'],
  ['an open tag', '{% if ticket %}', 'tag {% if ticket %} not closed'],
  ['more text than anybody needs', 'x'.repeat(60_000), 'parse length limit exceeded'],
])('refuses %s and says where', (_name, body, problem) => {
  expect(render(body)).toEqual({ outcome: 'invalid', problem: expect.stringContaining(problem) as string });
});

it('keeps an answer whatever the template lost', () => {
  const broken: MailTemplate = { name: 'reply', language: 'en', subject: '{{', body: '{{' };
  const silent: MailTemplate = { name: 'reply', language: 'en', subject: 'Hi', body: 'No content here' };
  expect(renderFirst([broken, silent, ...templatesFor('reply', 'en', [])], values)).toMatchObject({ html: '<p>Try {{ again }}.</p><p>Aylin</p>' });
});

it('renders every template we ship', () => {
  for (const template of DEFAULT_TEMPLATES) expect({ template, ...renderTemplate(template, values) }).toMatchObject({ outcome: 'rendered' });
});

it.each([
  ['the desk’s language for one nobody has words in', 'fi', [], 'de', 'Vielen Dank'],
  ['the desk’s own words before ours', 'fi', 'de', 'de', 'eigene'],
  ['the desk’s language when nobody knows', null, [], 'fr', 'Merci'],
  ['the requester’s language before the desk’s', 'es', [], 'de', 'Gracias'],
] as const)('takes %s', (_name, language, templates, deskLanguage, words) => {
  const given = templates === 'de' ? [own('de', 'eigene')] : [];
  expect(renderFirst(templatesFor('acknowledgement', language, given, deskLanguage), { ticket: { number: 1 }, desk: { name: 'D' } }).html).toContain(words);
});

const own = (language: string, body = language): MailTemplate => ({ name: 'acknowledgement', language, subject: 's', body });
it.each([
  ['their very language', 'de-at', [own('de'), own('de-at')], 'de-at'],
  ['their language', 'de-CH', [own('en'), own('de')], 'de'],
  ['ours, when the desk has none in theirs', 'fr', [own('en')], 'Merci'],
  ['the desk’s English for a language nobody has', 'fi', [own('en'), own('de')], 'en'],
  ['our English at last', 'fi', [], 'Thank you'],
  ['the desk’s own when nobody knows the language', null, [own('de')], 'de'],
  ['two languages when nobody knows and the desk said nothing', null, [], 'Vielen Dank'],
])('takes %s', (_name, language, templates, words) => {
  expect(renderFirst(templatesFor('acknowledgement', language, templates), { ticket: { number: 1 }, desk: { name: 'D' } }).html).toContain(words);
});

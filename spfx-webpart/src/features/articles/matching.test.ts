import type { Article } from '@listdesk/shared/sharepoint';
import { matchingArticles } from './matching';

const article = (id: number, title: string, over: Partial<Article> = {}): Article =>
  ({ id, etag: '', key: `a${id}`, title, html: '', category: null, language: null, audience: 'Everybody', state: 'Published', page: null, ...over }) as Article;
const ticket = { subject: 'VPN asks for the password again and again', tags: ['Network'], category: 'Access', preview: 'Since Monday.', language: 'en' };
const ALL = [
  article(1, 'Reset a password'),
  article(2, 'Order a chair', { html: '<p>The building team has a password for the shop.</p>' }),
  article(3, 'Slow network at home', { html: '<p>Restart the box, then VPN.</p>' }),
  article(4, 'Passwort zurücksetzen', { category: 'access' }),
  article(5, 'Password of the old mail', { state: 'Retired' }),
];
const titles = (articles: readonly Article[], over: Partial<typeof ticket> = {}): string[] =>
  matchingArticles(articles, { ...ticket, ...over }).map(({ title }) => title);

test('a word of the title is enough, one of the text is not; what is not published is never offered', () =>
  expect(titles(ALL)).toEqual(['Reset a password', 'Slow network at home']));

test('a category counts beside words and never alone', () => {
  expect(titles([...ALL, article(6, 'Keys', { category: 'Access', html: '<p>Change the password.</p>' })])).toEqual([
    'Keys',
    'Reset a password',
    'Slow network at home',
  ]);
  expect(titles([article(7, 'Doors', { category: 'Access' })])).toEqual([]);
});

test('of two that fit as well the one in the language of the ticket stands first, and three are enough', () => {
  const both = [
    article(1, 'Password, A', { language: 'de' }),
    article(2, 'Password, B', { language: 'en-GB' }),
    article(3, 'Printer', {}),
    article(4, 'Paper', {}),
  ];
  expect(titles(both)).toEqual(['Password, B', 'Password, A']);
  expect(titles(both, { language: 'de' })).toEqual(['Password, A', 'Password, B']);
  expect(titles([...Array(9).keys()].map((id) => article(id, id < 4 ? `Password ${id}` : 'Other')))).toHaveLength(3);
});

test('a word that stands in most articles tells nothing', () => expect(titles([...Array(8).keys()].map((id) => article(id, `Password ${id}`)))).toEqual([]));

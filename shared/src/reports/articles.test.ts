import { REPORT_DAYS, aTicketFacts } from './testing/exampleFacts.ts';
import { articleShares, knowledgeByCategory, type ArticleHead, type ArticleUse, type TicketFacts } from './index.ts';

const DAYS = REPORT_DAYS;
const at = (day: number): number => Date.UTC(2026, 10, day, 12);
const NOW = at(7);
const ticket = (id: number, over: Partial<TicketFacts> = {}): TicketFacts => aTicketFacts({ id, category: 'SAP', ...over });
const article = (key: string, over: Partial<ArticleHead> = {}): ArticleHead => ({
  key,
  title: key,
  language: null,
  category: 'SAP',
  agentsOnly: false,
  published: true,
  ...over,
});
const use = (key: string, id: number, day: number): ArticleUse => ({ article: key, ticket: id, at: at(day) });

test('an article is counted by the tickets it was put into, with what became of them', () => {
  const facts = [ticket(1, { ended: at(4), rating: 3 }), ticket(2, { ended: at(5), rating: 1 }), ticket(3), ticket(4)];
  const uses = [use('vpn', 1, 3), use('vpn', 2, 4), use('vpn', 3, 5), use('vpn', 4, 1), use('sso', 3, 5)];
  expect(articleShares([article('sso'), article('vpn'), article('never')], uses, facts, DAYS)).toEqual([
    { article: article('vpn'), tickets: [3, 2, 1], before: 1, ended: 2, rated: 2, good: 1 },
    { article: article('sso'), tickets: [3], before: 0, ended: 0, rated: 0, good: 0 },
    { article: article('never'), tickets: [], before: 0, ended: 0, rated: 0, good: 0 },
  ]);
});

test.each<[string, ArticleHead[], ArticleUse[], string[]]>([
  ['in a ticket that is in no figure', [article('vpn')], [use('vpn', 99, 3)], ['vpn 0']],
  ['before the time compared with', [article('vpn')], [use('vpn', 1, -20)], ['vpn 0']],
  ['of an article nobody knows any more', [], [use('gone', 1, 3)], []],
  ['of one that is no longer published', [article('old', { published: false })], [use('old', 1, 3)], ['old 1']],
  ['of none: a draft is not asked why nobody uses it', [article('draft', { published: false })], [], []],
])('a use %s', (_, articles, uses, shares) =>
  expect(articleShares(articles, uses, [ticket(1)], DAYS).map(({ article: { key }, tickets, before }) => `${key} ${tickets.length + before}`)).toEqual(shares),
);

test('categories say what is asked, what is written about it and whether it is put to use', () => {
  const facts = [ticket(1), ticket(2), ticket(3, { category: 'VPN' }), ticket(4, { category: null, created: at(1) })];
  const articles = [article('a'), article('b', { published: false }), article('c', { category: 'VPN' })];
  expect(knowledgeByCategory(articles, [use('a', 1, 3), use('b', 1, 4)], facts, DAYS, NOW)).toEqual([
    { category: 'SAP', came: 2, articles: 1, tickets: 1 },
    { category: 'VPN', came: 1, articles: 1, tickets: 0 },
  ]);
});

import { ManualClock } from '../../../dev/simulator/core/clock.ts';
import { AGENT, REQUESTER, SECOND_AGENT, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';

const NOW = '2026-11-20T10:00:00Z';
const WEEK_AGO = '2026-11-13T10:00:00Z';
const ticket = (id: number) => ({ id, key: `t-${id}` });
let desk: SimulatedDesk;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock('2026-11-01T10:00:00Z');
  desk = await simulatedDesk({ clock });
});

test('an article counts once for a ticket, whoever puts it in, and from then on', async () => {
  await desk.lists(AGENT).noteArticleUse('a-1', ticket(7));
  clock.advance(Date.parse(NOW) - Date.parse('2026-11-01T10:00:00Z'));
  await desk.lists(AGENT).noteArticleUse('a-1', ticket(8));
  await desk.lists(SECOND_AGENT).noteArticleUse('a-1', ticket(8));
  await desk.lists(SECOND_AGENT).noteArticleUse('a-2', ticket(8));
  const { uses, cursor } = await desk.lists(AGENT).articleUses(WEEK_AGO);
  expect(uses.map(({ article, ticket: id, at }) => [article, id, at >= Date.parse(WEEK_AGO)])).toEqual([
    ['a-2', 8, true],
    ['a-1', 8, true],
  ]);
  expect(cursor).toBeNull();
});

test('articles are listed without their texts', async () => {
  const text = {
    title: 'VPN',
    language: 'de',
    category: 'Netz',
    audience: 'Agents' as const,
    state: 'Published' as const,
    html: '<p>Neu starten</p>',
    page: null,
  };
  await desk.lists(AGENT).createArticle('a-1', text);
  const mark = desk.simulator.log.mark();
  expect(await desk.lists(AGENT).articleHeads()).toEqual([{ key: 'a-1', title: 'VPN', language: 'de', category: 'Netz', agentsOnly: true, published: true }]);
  expect(desk.simulator.log.since(mark)).toHaveLength(1);
});

test('who may not write on the desk counts nothing, and a wrong time is refused', async () => {
  await expect(desk.lists(REQUESTER).noteArticleUse('a-1', ticket(7))).rejects.toMatchObject({
    code: expect.stringMatching(/^lists\.(denied|unauthenticated)$/),
  });
  await expect(desk.lists(AGENT).articleUses('yesterday')).rejects.toMatchObject({ code: 'lists.invalid' });
});

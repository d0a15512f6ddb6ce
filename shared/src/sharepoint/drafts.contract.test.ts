import { ADMIN, AGENT, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { DeskLists } from './index.ts';

let desk: SimulatedDesk;
let lists: DeskLists;
let me: { id: number; name: string };
beforeEach(async () => {
  desk = await simulatedDesk();
  lists = desk.lists(AGENT);
  me = await lists.currentUser();
});

const text = { kind: 'Reply' as const, html: '<p>Guten Tag</p>', to: [], cc: [{ name: '', address: 'cc@x.example' }] };

test('a colleague sees what is written, once however often it is saved, and nothing after it was sent', async () => {
  const place = { ticketKey: 't-1', agentId: me.id };
  const { id } = await lists.saveDraft({ ...place, id: null }, text);
  expect(await lists.saveDraft({ ...place, id }, { ...text, html: '<p>Guten Tag, Frau Hoffmann</p>' })).toEqual({ id });
  // A second window of the same agent does not know the id.
  expect(await lists.saveDraft({ ...place, id: null }, { ...text, kind: 'Note' })).toEqual({ id });
  expect(await desk.lists(ADMIN).draftsOf('t-1')).toMatchObject([
    { id, ticketKey: 't-1', kind: 'Note', html: '<p>Guten Tag</p>', cc: text.cc, author: { id: me.id, name: me.name } },
  ]);
  expect(await lists.draftsOf('t-2')).toEqual([]);
  await lists.removeDraft(id);
  await lists.removeDraft(id);
  expect(await lists.draftsOf('t-1')).toEqual([]);
});

test('a draft a colleague took over is made anew by the next word', async () => {
  const place = { ticketKey: 't-1', agentId: me.id };
  const { id } = await lists.saveDraft({ ...place, id: null }, text);
  await desk.lists(ADMIN).removeDraft(id);
  const again = await lists.saveDraft({ ...place, id }, text);
  expect(again.id).not.toBe(id);
  expect(await lists.draftsOf('t-1')).toHaveLength(1);
});

test('a draft too long to share is refused before it is sent', async () => {
  const mark = desk.simulator.log.mark();
  await expect(lists.saveDraft({ ticketKey: 't-1', agentId: me.id, id: null }, { ...text, html: 'x'.repeat(60_001) })).rejects.toMatchObject({
    code: 'lists.invalid',
  });
  expect(desk.simulator.log.since(mark)).toHaveLength(0);
});

const article = {
  title: 'VPN',
  language: 'de',
  category: 'Netz',
  audience: 'Everybody' as const,
  state: 'Published' as const,
  html: '<p>Neu starten</p>',
  page: 'https://nordwind.sharepoint.com/sites/intranet/vpn.aspx',
};

test('an article is written once, changed, deleted and brought back; a change made meanwhile stands', async () => {
  const made = await lists.createArticle('a-1', article);
  if (made.outcome !== 'created') throw new Error(made.outcome);
  expect(await lists.createArticle('a-1', article)).toEqual({ outcome: 'exists' });
  expect(await lists.articles()).toMatchObject([{ id: made.item.id, key: 'a-1', ...article }]);
  expect((await lists.updateArticle(made.item.id, made.item.etag, { ...article, state: 'Retired', language: null })).outcome).toBe('updated');
  expect(await lists.updateArticle(made.item.id, made.item.etag, article)).toEqual({ outcome: 'stale' });
  const bin = await lists.recycleArticle(made.item.id);
  expect(await lists.articles()).toEqual([]);
  await lists.restore(bin);
  expect(await lists.articles()).toMatchObject([{ state: 'Retired', language: null }]);
});

test('a value of the settings: the second of two savers is told, also for the first value', async () => {
  const admin = desk.lists(ADMIN);
  expect(await admin.storedSettingValue('templates')).toEqual({ value: undefined, etag: null });
  const first = await admin.replaceSettingValue('templates', null, ['mine']);
  if (first.outcome !== 'updated') throw new Error(first.outcome);
  expect(await admin.replaceSettingValue('templates', null, ['theirs'])).toEqual({ outcome: 'stale' });
  expect((await admin.replaceSettingValue('templates', first.etag, ['mine', 'more'])).outcome).toBe('updated');
  expect(await admin.replaceSettingValue('templates', first.etag, ['late'])).toEqual({ outcome: 'stale' });
  expect((await admin.storedSettingValue('templates')).value).toEqual(['mine', 'more']);
  await expect(lists.replaceSettingValue('templates', null, [])).rejects.toMatchObject({ code: 'lists.denied' });
});

import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import type { Simulator } from '../../../../dev/simulator/simulator';
import type { Article, DeskLists } from '@listdesk/shared/sharepoint';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { checkArticle, findArticles } from './articleForm';

let lists: DeskLists;
let simulator: Simulator;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=articles';
  ({ lists, simulator } = await simulatedDesk());
});
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const text = { title: 'VPN', language: null, category: null, audience: 'Everybody' as const, state: 'Draft' as const, html: '<p>Neu starten</p>', page: null };

test('an article is written, published, found, deleted and brought back', async () => {
  openDesk(lists);
  await screen.findByText('No article yet');
  fireEvent.click(screen.getAllByRole('button', { name: 'New article' })[0] as HTMLElement);
  press('Save');
  expect(await screen.findByText('This is needed.')).toBeVisible();
  fireEvent.change(screen.getByRole('textbox', { name: /^Title/ }), { target: { value: 'VPN trennt' } });
  const body = screen.getByRole('textbox', { name: 'Text' });
  body.innerHTML = '<p>Router <b>neu</b> starten</p>';
  fireEvent.input(body);
  press('State: Draft');
  fireEvent.click(await screen.findByRole('option', { name: 'Published' }));
  expect(
    (await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => [
      id,
      nodes[0]?.html,
    ]),
  ).toEqual([]);
  press('Save');
  await waitFor(async () =>
    expect(await lists.articles()).toMatchObject([{ title: 'VPN trennt', state: 'Published', html: '<p>Router <b>neu</b> starten</p>' }]),
  );
  fireEvent.change(screen.getByRole('searchbox', { name: 'Find an article' }), { target: { value: 'router' } });
  fireEvent.click(await screen.findByRole('button', { name: /^VPN trennt/ }));
  press('Delete');
  await waitFor(async () => expect(await lists.articles()).toEqual([]));
  fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  await waitFor(async () => expect(await lists.articles()).toHaveLength(1));
});

test('a change somebody made meanwhile is not written over unless one says so', async () => {
  const made = await lists.createArticle('1', text);
  if (made.outcome !== 'created') throw new Error(made.outcome);
  openDesk(lists);
  fireEvent.click(await screen.findByRole('button', { name: /^VPN/ }));
  fireEvent.change(screen.getByRole('textbox', { name: /^Title/ }), { target: { value: 'Mine' } });
  await lists.updateArticle(made.item.id, made.item.etag, { ...text, title: 'Theirs' });
  press('Save');
  expect(await screen.findByText('Somebody else saved this article meanwhile.')).toBeVisible();
  expect((await lists.articles())[0]?.title).toBe('Theirs');
  press('Save mine over theirs');
  await waitFor(async () => expect((await lists.articles())[0]?.title).toBe('Mine'));
});

test('theirs can be had instead, with undo for what was typed; one that was deleted meanwhile becomes a new one', async () => {
  const made = await lists.createArticle('1', text);
  if (made.outcome !== 'created') throw new Error(made.outcome);
  openDesk(lists);
  fireEvent.click(await screen.findByRole('button', { name: /^VPN/ }));
  fireEvent.change(screen.getByRole('textbox', { name: /^Title/ }), { target: { value: 'Mine' } });
  const theirs = await lists.updateArticle(made.item.id, made.item.etag, { ...text, title: 'Theirs' });
  press('Save');
  fireEvent.click(await screen.findByRole('button', { name: 'Take theirs' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: /^Title/ })).toHaveValue('Theirs'));
  fireEvent.change(screen.getByRole('textbox', { name: /^Title/ }), { target: { value: 'Mine after all' } });
  if (theirs.outcome !== 'updated') throw new Error(theirs.outcome);
  await lists.recycleArticle(made.item.id);
  press('Save');
  fireEvent.click(await screen.findByRole('button', { name: 'Keep it as a new one' }));
  press('Save');
  await waitFor(async () => expect(await lists.articles()).toMatchObject([{ title: 'Mine after all' }]));
});

test('saved once more after an answer that did not arrive, it is one article with what was typed since', async () => {
  openDesk(lists);
  fireEvent.click((await screen.findAllByRole('button', { name: 'New article' }))[0] as HTMLElement);
  fireEvent.change(screen.getByRole('textbox', { name: /^Title/ }), { target: { value: 'First' } });
  const body = screen.getByRole('textbox', { name: 'Text' });
  body.innerHTML = '<p>Words</p>';
  fireEvent.input(body);
  const mended = simulator.faults.add({ url: /ListDeskArticles.*items$/, fault: { kind: 'dropAfter' }, times: 1 });
  press('Save');
  await screen.findByText('Not saved.');
  mended();
  fireEvent.change(screen.getByRole('textbox', { name: /^Title/ }), { target: { value: 'Second' } });
  press('Save');
  await waitFor(async () => expect(await lists.articles()).toMatchObject([{ title: 'Second' }]));
});

test('what was typed and not saved stands there again after leaving, and comes back after closing', async () => {
  const made = await lists.createArticle('1', text);
  if (made.outcome !== 'created') throw new Error(made.outcome);
  const typed = (): void => {
    expect(screen.getByRole('textbox', { name: /^Title/ })).toHaveValue('VPN trennt');
    expect(screen.getByRole('textbox', { name: 'Text' })).toHaveTextContent('Router neu starten');
  };
  openDesk(lists);
  fireEvent.click(await screen.findByRole('button', { name: /^VPN/ }));
  fireEvent.change(screen.getByRole('textbox', { name: /^Title/ }), { target: { value: 'VPN trennt' } });
  const body = screen.getByRole('textbox', { name: 'Text' });
  body.innerHTML = '<p>Router neu starten</p>';
  fireEvent.input(body);
  fireEvent.click(await screen.findByRole('button', { name: /^VPN Draft/ }));
  typed();
  cleanup();
  window.location.hash = '#tool=articles';
  openDesk(lists);
  await screen.findByRole('textbox', { name: /^Title/ });
  typed();
  press('Close');
  expect(screen.queryByRole('textbox', { name: /^Title/ })).toBeNull();
  expect(Object.keys(window.localStorage).filter((name) => name.endsWith(':article'))).toEqual([]);
  fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  typed();
  press('Save');
  await waitFor(async () => expect(await lists.articles()).toMatchObject([{ title: 'VPN trennt', html: '<p>Router neu starten</p>' }]));
  await waitFor(() => expect(Object.keys(window.localStorage).filter((name) => name.endsWith(':article'))).toEqual([]));
});

test('who leaves an article that is not saved is told that what was typed is kept', async () => {
  const made = await lists.createArticle('1', text);
  if (made.outcome !== 'created') throw new Error(made.outcome);
  openDesk(lists);
  fireEvent.click(await screen.findByRole('button', { name: /^VPN/ }));
  fireEvent.change(screen.getByRole('textbox', { name: /^Title/ }), { target: { value: 'VPN trennt' } });
  fireEvent.click(screen.getByRole('link', { name: /^All open/ }));
  expect(await screen.findAllByText('The article is not saved. What you typed is kept on this device.')).not.toEqual([]);
  press('Knowledge base');
  expect(await screen.findByRole('textbox', { name: /^Title/ })).toHaveValue('VPN trennt');
});

test.each([
  ['whole', {}, {}],
  ['without a title', { title: ' ' }, { title: 'missing' }],
  ['without words', { html: '' }, { html: 'missing' }],
  ['with a page that is none', { page: 'intranet' }, { page: 'page' }],
  ['with a page that is not safe', { page: 'http://intranet.example/x' }, { page: 'page' }],
])('an article %s', (_name, part, problems) => expect(checkArticle({ ...text, ...part })).toEqual(problems));

test('the requester’s language comes first, the title before the text', () => {
  const one = (id: number, title: string, language: string | null, html = ''): Article => ({
    ...text,
    id,
    etag: '',
    key: String(id),
    modifiedAt: '',
    title,
    language,
    html,
  });
  expect(
    findArticles([one(1, 'Drucker', 'en'), one(2, 'Drucker', 'de'), one(3, 'Netz', 'de', '<p>Drucker</p>')], 'drucker', 'de-AT').map(({ id }) => id),
  ).toEqual([2, 1, 3]);
});

test('an article is begun with a message of a ticket; nothing is stored until it is saved', async () => {
  await mailArrives(lists, 'a', { subject: 'Export bricht ab' }, { visibleText: 'Erst abmelden,\ndann neu anmelden.\n\nDanke <b>' });
  window.location.hash = `#ticket=${(await lists.ticket({ key: 'a' }))!.id}`;
  openDesk(lists);
  fireEvent.click(await screen.findByLabelText('Actions for this message'));
  fireEvent.click(screen.getByText('Begin an article with it'));
  expect(await screen.findByRole('textbox', { name: /^Title/ })).toHaveValue('Export bricht ab');
  expect(screen.getByRole('textbox', { name: 'Text' }).innerHTML).toBe('<p>Erst abmelden, dann neu anmelden.</p><p>Danke &lt;b&gt;</p>');
  expect(await lists.articles()).toEqual([]);
  press('Save');
  await waitFor(async () => expect(await lists.articles()).toMatchObject([{ title: 'Export bricht ab', state: 'Draft' }]));
});

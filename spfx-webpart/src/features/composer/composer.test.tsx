import * as React from 'react';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { createSimulatedLists, type SimulatedPeople } from './testing/twoAgents';
import { UnsentNews } from '../unsent/lazyUnsent';
import { mailArrives, openDesk } from '../desk/testing/deskInSimulator';
import { inMemoryUnsent } from '../../app/unsent/inMemoryUnsent';

let people: SimulatedPeople;
let lists: DeskLists;

let key = '';
let serial = 0;

// One desk for all, a ticket of its own for each.
beforeAll(async () => {
  people = await createSimulatedLists();
  lists = people.mara;
});
beforeEach(async () => {
  window.localStorage.clear();
  key = `t-${(serial += 1)}`;
  await mailArrives(lists, key, { cc: ['lager@nordwind.example'] });
  const { id } = (await lists.ticket({ key }))!;
  window.location.hash = `#ticket=${id}`;
});

/** Roles of the whole document are slow to tell; what is looked for here has a name. */
const BOX = { selector: '[role=textbox]' };
const open = async (kind: 'Reply' | 'note' = 'Reply'): Promise<HTMLElement> => {
  fireEvent.click(await screen.findByText(kind === 'note' ? 'note' : /^Reply to Katharina|^Go on with your draft/, { selector: 'button' }));
  return screen.findByLabelText(kind === 'note' ? 'Private note' : /^Reply to Katharina/, BOX);
};
const write = (box: HTMLElement, html: string): void => {
  box.innerHTML = html;
  fireEvent.input(box);
};
const press = (name: string | RegExp) =>
  fireEvent.click(screen.queryAllByText(name, { selector: 'button, button *' }).pop() ?? screen.getByLabelText(name, { selector: 'button' }));
const choose = async (opener: string | RegExp, option: RegExp) => {
  press(opener);
  fireEvent.click(await screen.findByText(option, { selector: '[role=option] *' }));
};
const lastMessage = async () => (await lists.conversation(key)).slice(-1)[0]!;

/** A file whose bytes can be read; the DOM of the tests has none of its own. */
const fileOf = (name: string, type: string): File =>
  Object.assign(new File(['abc'], name, { type }), { arrayBuffer: async () => new Uint8Array([97, 98, 99]).buffer });

test('a draft is seen by a colleague, read, taken over and gone from the first', async () => {
  const { unmount } = openDesk(lists);
  write(await open(), '<p>Wir prüfen das gerade.</p>');
  await waitFor(async () => expect(await people.jonas.draftsOf(key)).toHaveLength(1));
  unmount();
  window.localStorage.clear();
  openDesk(people.jonas);
  const drafts = await screen.findByLabelText('Drafts');
  expect(drafts).toHaveTextContent(/Draft by Mara Vogt/);
  fireEvent.click(within(drafts).getByText('Read'));
  expect(within(drafts).getByText('Wir prüfen das gerade.')).toBeVisible();
  fireEvent.click(within(drafts).getByText('Take over'));
  expect(await screen.findByLabelText(/^Reply to Katharina/, BOX)).toHaveTextContent('Wir prüfen das gerade.');
  await waitFor(async () => expect((await lists.draftsOf(key)).map(({ author }) => author.name)).toEqual(['Jonas Weber']));
});

test('what is sent is no draft any more, here or with colleagues; typing itself asks for nothing', async () => {
  openDesk(lists);
  const box = await open();
  const before = people.requests();
  for (let key = 0; key < 20; key += 1) write(box, `<p>${'x'.repeat(key)}</p>`);
  expect(people.requests()).toBe(before);
  write(box, '<p>Bitte neu starten.</p>');
  await waitFor(async () => expect(await people.jonas.draftsOf(key)).toHaveLength(1));
  press(/^Send, set/);
  await waitFor(async () => expect(await lastMessage()).toMatchObject({ kind: 'Reply', delivery: 'Queued', cc: [{ address: 'lager@nordwind.example' }] }));
  await waitFor(async () => expect(await people.jonas.draftsOf(key)).toEqual([]));
});

test('a colleague answers first: sending waits for one look, and then does what was chosen', async () => {
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  await mailArrives(lists, (key = `${key}-old`), { lastMessageAt: hourAgo }, { sentAt: hourAgo });
  window.location.hash = `#ticket=${(await lists.ticket({ key }))!.id}`;
  openDesk(lists);
  const box = await open();
  write(box, '<p>Meine Antwort.</p>');
  const theirs = { ...(await lastMessage()), key: `${key}-2`, kind: 'Reply' as const, sentAt: new Date(Date.now() - 60_000).toISOString() };
  await people.jonas.apply([{ write: 'createMessage', message: theirs }]);
  const { id, etag } = (await lists.ticket({ key }))!;
  await people.jonas.updateTicket(id, etag, { lastMessageAt: theirs.sentAt, lastMessageFrom: 'Agent' });
  fireEvent(document, new Event('visibilitychange'));
  expect(await screen.findByText('Jonas Weber has answered meanwhile')).toBeVisible();
  press(/^Send, set/);
  expect(screen.getByText('Send mine too').closest('button')).toHaveFocus();
  expect((await lastMessage()).key).toBe(`${key}-2`);
  press('Discard');
  await waitFor(() => expect(screen.queryByLabelText(/^Reply to Katharina/, BOX)).toBeNull());
  fireEvent.click(await screen.findByText('Undo', { selector: 'button' }));
  expect(await screen.findByLabelText(/^Reply to Katharina/, BOX)).toHaveTextContent('Meine Antwort.');
  press(/^Send, set/);
  await waitFor(async () => expect((await lastMessage()).visibleText).toBe('Meine Antwort.'));
});

test('a message is handed on to somebody outside, with the files chosen, as an internal one', async () => {
  await lists.apply([
    {
      write: 'createMessage',
      message: {
        ...(await lastMessage()),
        key: `${key}-2`,
        attachments: ['plan.pdf', 'salary.xlsx'].map((name) => ({
          fileName: name,
          storedName: name,
          contentType: 'application/pdf',
          size: 5,
          sha256: 'x',
          inline: false,
          contentId: null,
        })),
        visibleText: 'Anbei der Plan.',
      },
    },
  ]);
  openDesk(lists);
  await open();
  fireEvent.click(screen.getByText('Forward', { selector: '[role=tab] *' }));
  const box = screen.getByLabelText('Hand a message on', BOX);
  write(box, '<p>Können Sie helfen?</p>');
  press(/^Forward$/);
  expect(await screen.findByText('Name somebody to forward to.')).toBeVisible();
  const to = screen.getByRole('combobox', { name: 'Forward to' });
  fireEvent.input(to, { target: { value: 'Lieferant <help@supplier.example>' } });
  fireEvent.blur(to);
  fireEvent.click(await screen.findByRole('checkbox', { name: /^salary\.xlsx/ }));
  await act(async () => {
    await axe
      .run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
      .then(({ violations }) => expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]));
  });
  press(/^Forward$/);
  await waitFor(async () =>
    expect(await lastMessage()).toMatchObject({
      kind: 'Note',
      delivery: 'Queued',
      to: [{ name: 'Lieferant', address: 'help@supplier.example' }],
      evidence: { rule: 'desk', matched: `${key}-2`, without: ['salary.xlsx'] },
    }),
  );
  expect((await lists.ticket({ key }))?.status).toBe('New');
});

test('a reply is planned, shown on the ticket, and comes back into the editor when it is cancelled', async () => {
  openDesk(lists);
  write(await open(), '<p>Morgen mehr.</p>');
  await choose('Send later', /^Tomorrow morning/);
  press(/^Send .*08:00/);
  await waitFor(async () => expect(await lastMessage()).toMatchObject({ kind: 'Reply', delivery: 'Queued' }));
  const { sendAfter } = await lastMessage();
  expect(new Date(sendAfter!).getHours()).toBe(8);
  expect((await lists.ticket({ key }))?.firstRespondedAt).toBe(sendAfter);
  fireEvent.click(await screen.findByText('Cancel and edit'));
  expect(await screen.findByLabelText(/^Reply to Katharina/, BOX)).toHaveTextContent('Morgen mehr.');
  await waitFor(async () => expect((await lists.ticket({ key }))?.firstRespondedAt).toBeNull());
  expect((await lastMessage()).kind).toBe('Mail');
});

test('another status is sent along, by the menu of Ctrl Shift Enter', async () => {
  openDesk(lists);
  const box = await open();
  write(box, '<p>Erledigt.</p>');
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true, shiftKey: true });
  fireEvent.click(await screen.findByText(/Solved/, { selector: '[role=option] *' }));
  press('Send, set Solved');
  await waitFor(async () => expect((await lists.ticket({ key }))?.status).toBe('Solved'));
});

test('a picture that is dropped stands in the text and leaves as part of it; a file stays over a reload', async () => {
  const device = inMemoryUnsent();
  const unsent = async () => device;
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => undefined;
  const first = openDesk(lists, { unsent });
  const box = await open();
  write(box, '<p>Siehe Bild</p>');
  fireEvent.drop(box, { dataTransfer: { files: [fileOf('shot.png', 'image/png'), fileOf('log.txt', 'text/plain')] } });
  await waitFor(() => expect(box.querySelector('img')).toHaveAttribute('src', 'blob:picture'));
  expect(within(screen.getByLabelText('Attached files')).getByText('log.txt')).toBeVisible();
  expect(await device.files.read(key)).toHaveLength(2);
  first.unmount();
  openDesk(lists, { unsent });
  const again = await open();
  await waitFor(() => expect(again.querySelector('img')).toHaveAttribute('src', 'blob:picture'));
  press(/^Send, set/);
  await waitFor(async () => expect((await lastMessage()).delivery).toBe('Queued'));
  const { html, attachments } = await lastMessage();
  const [picture] = attachments;
  expect(attachments).toMatchObject([
    { fileName: 'shot.png', inline: true },
    { fileName: 'log.txt', inline: false, contentId: null },
  ]);
  expect(html).toContain(`src="cid:${picture!.contentId}"`);
  expect(await device.files.read(key)).toEqual([]);
});

test('an article is put in as text or as a link; one for agents alone is not offered in a reply', async () => {
  const article = {
    language: 'de',
    category: 'Netz',
    audience: 'Everybody' as const,
    state: 'Published' as const,
    html: '<p>VPN neu starten</p>',
    page: 'https://nordwind.sharepoint.com/sites/intranet/vpn.aspx',
  };
  await lists.createArticle('1', { ...article, title: 'VPN' });
  await lists.createArticle('2', { ...article, title: 'Intern', audience: 'Agents' });
  await lists.createArticle('3', { ...article, title: 'Entwurf', state: 'Draft' });
  openDesk(lists);
  const box = await open();
  press('Knowledge article');
  const group = await screen.findByLabelText('Knowledge base', { selector: '[role=group]' });
  expect(await within(group).findByRole('option', { name: /^VPN/ })).toBeVisible();
  expect(within(group).getAllByRole('option')).toHaveLength(1);
  fireEvent.click(within(group).getByRole('button', { name: 'Put in as link' }));
  expect(box.querySelector('a')).toHaveAttribute('href', article.page);
  press('Knowledge article');
  fireEvent.click(await screen.findByRole('button', { name: 'Put in as text' }));
  expect(box).toHaveTextContent('VPN neu starten');
  // Put in twice, it counts once for this ticket.
  await waitFor(async () => expect((await lists.articleUses(new Date(0).toISOString())).uses).toMatchObject([{ article: '1' }]));
});

test('@ in a note offers colleagues by keys; who is named is told, and the ticket keeps its place among those that wait', async () => {
  const before = (await lists.ticket({ key }))!;
  openDesk(lists);
  const box = await open('note');
  const type = (words: string): void => {
    box.innerHTML = `<p>${words}</p>`;
    window.getSelection()!.collapse(box.querySelector('p')!.firstChild, words.length);
    fireEvent.input(box);
  };
  type('Frag mail@jo');
  expect(screen.queryByLabelText('Colleagues to mention')).toBeNull();
  // Whom one can name is read a moment after the ticket is shown.
  for (let tries = 0; tries < 1_000 && !screen.queryByLabelText('Colleagues to mention'); tries += 1) {
    type('Bitte @');
    await new Promise((done) => {
      setTimeout(done, 50);
    });
  }
  const offered = within(screen.getByLabelText('Colleagues to mention'))
    .getAllByRole('option')
    .map(({ textContent }) => textContent);
  expect(offered.join()).not.toContain('Mara Vogt');
  fireEvent.keyDown(box, { key: 'Escape' });
  expect(screen.queryByLabelText('Colleagues to mention')).toBeNull();
  type('Bitte @jo');
  const list = screen.getByLabelText('Colleagues to mention');
  expect(box).toHaveAttribute('aria-activedescendant', within(list).getByRole('option').id);
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(box.textContent?.replace(/\u00a0/g, ' ')).toBe('Bitte @Jonas Weber ');
  press('Add note');
  await waitFor(async () =>
    expect(await lastMessage()).toMatchObject({ kind: 'Note', delivery: 'Queued', to: [{ name: 'Jonas Weber' }], evidence: { rule: 'desk', notice: true } }),
  );
  expect(await screen.findByText('@Jonas Weber', { selector: '.mention' })).toBeVisible();
  expect(await screen.findByText('Mail to Jonas Weber leaves in a moment')).toBeVisible();
  await waitFor(async () => expect((await lists.ticket({ key }))?.mentioned).toHaveLength(1));
  const after = (await lists.ticket({ key }))!;
  expect(after).toMatchObject({ lastMessageAt: before.lastMessageAt, lastMessageFrom: before.lastMessageFrom, status: before.status, preview: before.preview });
  expect(after.lastNoteAt).not.toBeNull();
  // Taken back while it waits, its words are a note again.
  press('Undo');
  await waitFor(async () => expect((await lastMessage()).kind).toBe('Mail'));
  expect(await screen.findByLabelText('Private note', BOX)).toHaveTextContent('Bitte @Jonas Weber');
});

test('undo beside a reply that has not left takes back all of it, its status too', async () => {
  const before = (await lists.ticket({ key }))!.status;
  openDesk(lists);
  write(await open(), '<p>Zu früh.</p>');
  press(/^Send, set Pending/);
  const reply = await screen.findByRole('article', { name: /^Reply by/ });
  await waitFor(async () => expect((await lists.ticket({ key }))?.status).toBe('Pending'));
  fireEvent.click(await within(reply).findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await lists.ticket({ key }))?.status).toBe(before));
  expect(await lists.conversation(key)).toHaveLength(1);
  expect(await screen.findByLabelText(/^Reply to Katharina/, BOX)).toHaveTextContent('Zu früh.');
});

test('which mails one gets is chosen beside the followers', async () => {
  openDesk(lists);
  fireEvent.click(await screen.findByLabelText('Mail to you: Choose …'));
  fireEvent.click(await screen.findByText('Mentions only', { selector: '[role=option] *' }));
  await waitFor(async () => expect([...(await lists.noticeWishes()).values()]).toEqual(['Mentions']));
});

test('sent without a connection it waits where it will stand, comes back to be edited, and leaves when the connection is back', async () => {
  const device = inMemoryUnsent();
  const news = (
    <React.Suspense fallback={null}>
      <UnsentNews />
    </React.Suspense>
  );
  openDesk(lists, { unsent: async () => device }, news);
  write(await open(), '<p>Bitte neu starten.</p>');
  const comeBack = people.goOffline();
  press(/^Send, set/);
  const waits = await screen.findByLabelText(/^Your answer, .* not sent yet$/);
  expect(waits).toHaveTextContent(/Bitte neu starten\..*Leaves by itself as soon as the connection is back, and sets the ticket to Pending/);
  expect(await screen.findByText('1 answer waits for the connection.')).toBeVisible();
  expect(screen.queryByLabelText(/^Reply to Katharina/, BOX)).toBeNull();
  fireEvent.click(within(waits).getByText('Send now'));
  expect((await screen.findAllByText(/^Sending now is not possible/))[0]).toBeInTheDocument();
  fireEvent.click(within(waits).getByText('Edit'));
  const box = await screen.findByLabelText(/^Reply to Katharina/, BOX);
  await waitFor(() => expect(box).toHaveTextContent('Bitte neu starten.'));
  expect(screen.queryByLabelText(/^Your answer, /)).toBeNull();
  write(box, '<p>Bitte zweimal neu starten.</p>');
  press(/^Send, set/);
  await screen.findByLabelText(/^Your answer, .* not sent yet$/);
  comeBack();
  act(() => void window.dispatchEvent(new Event('online')));
  await waitFor(async () => expect((await lastMessage()).visibleText).toBe('Bitte zweimal neu starten.'));
  expect((await lists.conversation(key)).filter(({ kind }) => kind === 'Reply')).toHaveLength(1);
  await waitFor(() => expect(screen.queryByText(/waits for the connection/)).toBeNull());
  await waitFor(async () => expect((await lists.ticket({ key }))?.status).toBe('Pending'));
});

test('an undo after one has gone on leads back to the ticket it was about, and not into another one’s composer', async () => {
  const other = `${key}-other`;
  await mailArrives(lists, other, { subject: 'Anderes' });
  openDesk(lists);
  write(await open(), '<p>Zu früh.</p>');
  press(/^Send, set/);
  await waitFor(async () => expect((await lastMessage()).kind).toBe('Reply'));
  // Whoever has sent is where they were.
  await waitFor(() => expect(document.body).not.toHaveFocus());
  const here = window.location.hash;
  window.location.hash = `#ticket=${(await lists.ticket({ key: other }))!.id}`;
  await screen.findByText('Anderes', { selector: 'h1, h1 *, h2, h2 *' });
  press('Undo');
  await waitFor(() => expect(window.location.hash).toBe(here));
  expect(await screen.findByText(/^Go on with your draft/, { selector: 'button' })).toBeVisible();
  expect((await lists.conversation(key)).filter(({ kind }) => kind === 'Reply')).toEqual([]);
});

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { NORDWIND } from '../../../../dev/world';
import { inMemoryUnsent } from '../../app/unsent/inMemoryUnsent';
import { listsOf, mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ simulator, lists } = await simulatedDesk());
  await mailArrives(lists, 'a', { subject: 'Drucker', cc: ['chef@nordwind.example'] });
});
afterEach(() => simulator.faults.clear());

const REPLY = /^Reply to Katharina/;
const box = (name: string | RegExp = REPLY): Promise<HTMLElement> => screen.findByRole('textbox', { name });
const write = (text: HTMLElement, html: string): void => {
  text.innerHTML = html;
  fireEvent.input(text);
};
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));
const idOf = async (key: string): Promise<number> => (await lists.ticket({ key }))!.id;
const openPage = async (key = 'a'): Promise<void> => {
  window.location.hash = `#ticket=${await idOf(key)}`;
  openDesk(lists);
  await screen.findByText('Seit heute früh bricht der Export ab.');
};
const openComposer = async (name: RegExp | string = REPLY, opener: RegExp | string = /^Reply to Katharina/): Promise<HTMLElement> => {
  fireEvent.click(await screen.findByRole('button', { name: opener }));
  return box(name);
};
const keptDraft = (): string => window.localStorage.getItem('test:draft:a') ?? '';
const closeAndGoOn = async (): Promise<void> => {
  press(/^Close, the draft is kept/);
  fireEvent.click(await screen.findByRole('button', { name: /^Go on with your draft/ }));
};
const lastMessage = async (key = 'a') => (await lists.conversation(key)).slice(-1)[0]!;
const nobodyInCopy = async (): Promise<void> => {
  press('Cc');
  fireEvent.click(await screen.findByRole('button', { name: /^Remove/ }));
};

test('a note that is gone on with stays a note, whatever opens it', async () => {
  await openPage();
  write(await openComposer('Private note', 'note'), '<p>Der Kunde zahlt nie.</p>');
  await closeAndGoOn();
  expect(await box('Private note')).toHaveTextContent('Der Kunde zahlt nie.');
  press(/^Close, the draft is kept/);
  fireEvent.keyDown(document.body, { key: 'r' });
  expect(await box('Private note')).toHaveTextContent('Der Kunde zahlt nie.');
});

test('nobody in copy stays nobody, over closing and over undo', async () => {
  await openPage();
  write(await openComposer(), '<p>Nur an Sie.</p>');
  await nobodyInCopy();
  await closeAndGoOn();
  await box();
  press(/^Send, set/);
  await waitFor(async () => expect(await lastMessage()).toMatchObject({ kind: 'Reply', cc: [] }));
  fireEvent.click((await screen.findAllByRole('button', { name: /^Undo/ }))[0] as HTMLElement);
  await box();
  expect(screen.queryByText(/chef@/, { selector: '.ctop *' })).toBeNull();
});

test('whom a message is handed on to in copy is not in copy of a reply', async () => {
  await openPage();
  await openComposer();
  fireEvent.click(screen.getByRole('tab', { name: 'Forward' }));
  const cc = await screen.findByRole('combobox', { name: 'Cc' });
  fireEvent.input(cc, { target: { value: 'c@supplier.example' } });
  fireEvent.blur(cc);
  await screen.findByText('c@supplier.example');
  fireEvent.click(screen.getByRole('tab', { name: 'Reply' }));
  write(await box(), '<p>Danke.</p>');
  press(/^Send, set/);
  await waitFor(async () => expect(await lastMessage()).toMatchObject({ kind: 'Reply', cc: [{ address: 'chef@nordwind.example' }] }));
});

test('a planned answer comes back with nobody in copy, as it was planned', async () => {
  await openPage();
  write(await openComposer(), '<p>Morgen mehr.</p>');
  await nobodyInCopy();
  press(/^Send later/);
  fireEvent.click(await screen.findByRole('option', { name: /^Tomorrow morning/ }));
  press(/^Send .*08:00/);
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel and edit' }));
  expect(await box()).toHaveTextContent('Morgen mehr.');
  press(/^Send, set/);
  await waitFor(async () => expect(await lastMessage()).toMatchObject({ kind: 'Reply', cc: [] }));
});

test('what waited for the connection comes back with its status and its moment', async () => {
  const device = inMemoryUnsent();
  window.location.hash = `#ticket=${await idOf('a')}`;
  openDesk(lists, { unsent: async () => device });
  write(await openComposer(), '<p>Erledigt.</p>');
  press('Send with another status');
  fireEvent.click(await screen.findByRole('option', { name: /Solved/ }));
  press(/^Send later/);
  fireEvent.click(await screen.findByRole('option', { name: /^Tomorrow morning/ }));
  simulator.faults.add({ url: /./, fault: { kind: 'dropBefore' } });
  press(/^Send .*08:00/);
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await box();
  fireEvent.click(await screen.findByRole('button', { name: /^Send .*08:00/ }));
  await waitFor(async () => expect(await device.waiting.all()).toMatchObject([{ draft: { status: 'Solved', sendAt: expect.any(Number) as number } }]));
});

test('a reply undone while a note is being written comes behind it, and nothing becomes a reply by itself', async () => {
  await openPage();
  write(await openComposer(), '<p>Zu früh.</p>');
  press(/^Send, set/);
  await waitFor(async () => expect((await lastMessage()).kind).toBe('Reply'));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: REPLY })).toBeNull());
  write(await openComposer('Private note', 'note'), '<p>Interne Notiz.</p>');
  fireEvent.click((await screen.findAllByRole('button', { name: /^Undo/ })).slice(-1)[0] as HTMLElement);
  await waitFor(async () => expect((await lastMessage()).kind).toBe('Mail'));
  await waitFor(async () => expect(await box('Private note')).toHaveTextContent(/Interne Notiz\..*Zu früh\./));
});

test('undo leaves what mail has made of the ticket meanwhile', async () => {
  await openPage();
  write(await openComposer(), '<p>Zu früh.</p>');
  press(/^Send, set/);
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.status).toBe('Pending'));
  const later = new Date(Date.now() + 2_000).toISOString();
  const { id, etag } = (await lists.ticket({ key: 'a' }))!;
  await lists.updateTicket(id, etag, { status: 'Open', lastMessageAt: later, lastMessageFrom: 'Requester', preview: 'Es brennt.' });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await screen.findByRole('button', { name: 'Status: Open' });
  fireEvent.click((await screen.findAllByRole('button', { name: /^Undo/ })).slice(-1)[0] as HTMLElement);
  await box();
  await waitFor(async () => expect((await lists.ticket({ key: 'a' }))?.firstRespondedAt).toBeNull());
  expect(await lists.ticket({ key: 'a' })).toMatchObject({ status: 'Open', lastMessageFrom: 'Requester', preview: 'Es brennt.' });
});

test('files of a later draft stay beside those of a planned answer that comes back', async () => {
  const device = inMemoryUnsent();
  const fileOf = (name: string) => ({ name, contentType: 'text/plain', contentId: null, bytes: new Uint8Array([97]) });
  await device.files.write('a', [fileOf('planned.txt')]);
  window.location.hash = `#ticket=${await idOf('a')}`;
  openDesk(lists, { unsent: async () => device });
  write(await openComposer(), '<p>Morgen mehr.</p>');
  await screen.findByText('planned.txt');
  press(/^Send later/);
  fireEvent.click(await screen.findByRole('option', { name: /^Tomorrow morning/ }));
  press(/^Send .*08:00/);
  const back = await screen.findByRole('button', { name: 'Cancel and edit' });
  await waitFor(() => expect(screen.queryByRole('textbox', { name: REPLY })).toBeNull());
  await device.files.write('a', [fileOf('second.txt')]);
  fireEvent.click(back);
  await box();
  await waitFor(async () => expect((await device.files.read('a')).map(({ name }) => name)).toEqual(['second.txt', 'planned.txt']));
});

test('a colleague’s draft that is taken over while one types comes behind one’s own words; their note makes it a note', async () => {
  const jonas = await listsOf(simulator, NORDWIND.agents.find(({ upn }) => upn.startsWith('jonas'))!.upn);
  const { id } = (await jonas.currentUser())!;
  await jonas.saveDraft({ ticketKey: 'a', agentId: id, id: null }, { kind: 'Note', html: '<p>Hat Jonas begonnen.</p>', to: [], cc: [] });
  await openPage();
  const text = await openComposer();
  const take = await screen.findByRole('button', { name: 'Take over' });
  write(text, '<p>Mein Anfang.</p>');
  const heal = simulator.faults.add({ url: /ListDeskDrafts/, method: 'POST', fault: { kind: 'latency', ms: 1_500 } });
  fireEvent.click(take);
  expect(await box('Private note')).toHaveTextContent(/Mein Anfang\..*Hat Jonas begonnen\./);
  await waitFor(
    async () => expect(await jonas.draftsOf('a')).toMatchObject([{ html: expect.stringMatching(/Mein Anfang\..*Hat Jonas begonnen\./) as string }]),
    { timeout: 8_000 },
  );
  heal();
  expect(JSON.parse(keptDraft())).toMatchObject({ kind: 'Note', html: expect.stringMatching(/Mein Anfang\..*Hat Jonas begonnen\./) as string });
});

test('nothing more can be written into an answer that is on its way', async () => {
  await openPage();
  const text = await openComposer();
  write(text, '<p>Kommt gleich.</p>');
  const heal = simulator.faults.add({ url: /\$batch|ListDeskMessages/i, method: 'POST', fault: { kind: 'latency', ms: 500 } });
  press(/^Send, set/);
  expect(text).toHaveAttribute('contenteditable', 'false');
  expect(screen.getByRole('button', { name: 'Attach files' })).toBeDisabled();
  heal();
  await waitFor(async () => expect((await lastMessage()).visibleText).toBe('Kommt gleich.'));
});

describe('in the pane beside the list', () => {
  const OTHER = { name: 'Bert Bauer', address: 'bert@nordwind.example' };
  beforeEach(async () => {
    await mailArrives(lists, 'b', { subject: 'Scanner', requester: OTHER });
  });
  const row = (name: RegExp): Promise<HTMLElement> => screen.findByRole('row', { name });
  const planned = async (): Promise<HTMLElement> => {
    openDesk(lists);
    fireEvent.click(await row(/Drucker/));
    write(await openComposer(), '<p>Nur für Katharina.</p>');
    press(/^Send later/);
    fireEvent.click(await screen.findByRole('option', { name: /^Tomorrow morning/ }));
    press(/^Send .*08:00/);
    return screen.findByRole('button', { name: 'Cancel and edit' });
  };

  test('what comes back to one ticket is never begun in another', async () => {
    fireEvent.click(await planned());
    expect(await box()).toHaveTextContent('Nur für Katharina.');
    fireEvent.click(await row(/Scanner/));
    expect(await screen.findByRole('button', { name: /^Reply to Bert/ })).toBeVisible();
    expect(window.localStorage.getItem('test:draft:b')).toBeNull();
    expect(keptDraft()).toContain('Nur für Katharina.');
  });

  test('who has gone on before it came back finds it where it belongs', async () => {
    const back = await planned();
    simulator.faults.add({ url: /ListDeskMessages/i, method: 'POST', fault: { kind: 'latency', ms: 500 } });
    fireEvent.click(back);
    fireEvent.click(await row(/Scanner/));
    await waitFor(() => expect(keptDraft()).toContain('Nur für Katharina.'));
    expect(screen.getByRole('button', { name: /^Reply to Bert/ })).toBeVisible();
    expect((await screen.findAllByText(/^Not sent: the answer to \d+ is a draft again/)).length).toBeGreaterThan(0);
  });

  test('an answer that arrives does not close the one that is being written to somebody else', async () => {
    openDesk(lists);
    fireEvent.click(await row(/Drucker/));
    write(await openComposer(), '<p>Erledigt.</p>');
    simulator.faults.add({ url: /\$batch|ListDeskMessages/i, method: 'POST', fault: { kind: 'latency', ms: 500 } });
    press(/^Send, set/);
    fireEvent.click(await row(/Scanner/));
    write(await openComposer(/^Reply to Bert/, /^Reply to Bert/), '<p>Mitten im Satz</p>');
    await waitFor(async () => expect((await lastMessage()).kind).toBe('Reply'));
    await act(async () => {
      await new Promise((done) => {
        setTimeout(done, 300);
      });
    });
    expect(await box(/^Reply to Bert/)).toHaveTextContent('Mitten im Satz');
  });

  test('a ticket stays while it is answered, though it has left the view', async () => {
    openDesk(lists);
    fireEvent.click(await screen.findByRole('link', { name: /^Unassigned/ }));
    fireEvent.click(await row(/Drucker/));
    write(await openComposer(), '<p>Ich schaue nach.</p>');
    const jonas = await listsOf(simulator, NORDWIND.agents.find(({ upn }) => upn.startsWith('jonas'))!.upn);
    const { id, etag } = (await lists.ticket({ key: 'a' }))!;
    await jonas.updateTicket(id, etag, { assigneeId: (await jonas.currentUser())!.id });
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Drucker/ })).toBeNull());
    const text = await box();
    expect(text).toHaveTextContent('Ich schaue nach.');
    expect(within(screen.getByRole('complementary', { name: /reading pane$/ })).getByText('Jonas Weber')).toBeVisible();
    press(/^Close, the draft is kept/);
    expect(await screen.findByRole('button', { name: /^Reply to Bert/ })).toBeVisible();
  });
});

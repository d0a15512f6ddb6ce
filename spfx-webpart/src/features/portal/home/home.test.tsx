import * as React from 'react';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import de from '../../../webparts/portal/loc/de-de.js';
import en from '../../../webparts/portal/loc/en-us.js';
import { openPortal, page, request, wrote } from '../testing/portalPage';

const solved = (changes = {}) =>
  request({ key: 'k4598', number: 4598, subject: 'Drucker im Flur', state: 'Solved', lastMessageAt: '2026-11-19T09:00:00Z', ...changes });
const working = request({ key: 'k4623', number: 4623, subject: 'Freigabe für Kreditorenstamm', state: 'InProgress', lastMessageAt: '2026-11-20T13:59:00Z' });

beforeEach(() => window.history.replaceState(null, '', '/'));
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe('my requests', () => {
  it('shows what waits for the requester first, with the requester’s words', async () => {
    openPortal({ answer: () => page(working, request(), solved()), words: en });
    const list = await screen.findByRole('region', { name: 'My requests' });
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(2));
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((row) => row.textContent),
    ).toEqual([expect.stringContaining('Your turn4711 · 8 min'), expect.stringContaining('In progress4623 · 1 min')]);
    await userEvent.click(within(list).getByRole('tab', { name: /^Solved/ }));
    expect(within(list).getByRole('listitem')).toHaveTextContent('Drucker im Flur');
  });

  it('speaks German', async () => {
    openPortal({ answer: () => page(request()), words: de, locale: 'de-DE' });
    expect(await screen.findByText('Sie sind dran')).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Wie können wir helfen, Katharina?');
  });

  it('says what an empty list means', async () => {
    openPortal({ answer: () => page(), words: en });
    expect(await screen.findByText('Nothing is open')).toBeInTheDocument();
  });

  it.each([
    ['service away', new TypeError('Failed to fetch'), 'The service does not answer.'],
    ['fault', { status: 500, body: { error: { code: 'portal.fault', message: 'Try again in a minute.' } } }, 'Try again in a minute. (portal.fault)'],
    ['throttled', { status: 429, headers: { 'Retry-After': '8' } }, 'Next try in 8 seconds.'],
    [
      'refused',
      { status: 403, body: { error: { code: 'auth.tenant', message: 'Your organisation is not set up.' } } },
      'Your organisation is not set up. (auth.tenant)',
    ],
    ['sign-in', new Error('AADSTS50076: MFA'), 'You have to sign in again.'],
  ])('%s: says so, and the form still works', async (_name, answer, words) => {
    openPortal({ answer: () => answer, words: en });
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(screen.getByRole('textbox', { name: /In one line/ })).toBeEnabled();
  });

  it('without API permission says who can mend it, and comes alive when it is mended', async () => {
    let approved = false;
    openPortal({ answer: () => (approved ? page(request()) : new Error('AADSTS65001: not consented')), words: en });
    expect(await screen.findByText(/approve ListDesk’s API access/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'support@nordwind.example' })).toBeInTheDocument();
    approved = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Your turn')).toBeInTheDocument();
  });

  it('keeps the list when a later look fails', async () => {
    const view = openPortal({ answer: (_sent, nth) => (nth === 1 ? page(request()) : new TypeError('Failed to fetch')), words: en });
    await screen.findByText('Your turn');
    await act(async () => view.look());
    expect(await screen.findByRole('alert')).toHaveTextContent('You see what was loaded before.');
    expect(screen.getByText('Your turn')).toBeInTheDocument();
  });

  it('fetches older ones on demand and keeps them on the next look', async () => {
    const old = request({ key: 'old', number: 12, state: 'Received', subject: 'Alt', lastMessageAt: '2026-01-01T00:00:00Z' });
    const view = openPortal({ answer: ({ path }) => (path.includes('cursor=') ? page(old) : { body: { requests: [request()], cursor: 'c2' } }), words: en });
    await userEvent.click(await screen.findByRole('button', { name: 'Show older requests' }));
    await screen.findByText('Alt');
    expect(screen.queryByRole('button', { name: 'Show older requests' })).not.toBeInTheDocument();
    await act(async () => view.look());
    expect(screen.getByText('Alt')).toBeInTheDocument();
  });
});

describe('new request', () => {
  const created = { body: { request: request({ key: 'k5000', number: 5000, state: 'Received', subject: 'Druck' }) } };

  it('goes out with kind, words and files, and answers with its number', async () => {
    const view = openPortal({ answer: ({ method }) => (method === 'POST' ? created : page()), words: en });
    await userEvent.click(screen.getByRole('radio', { name: 'Order equipment' }));
    await userEvent.type(screen.getByRole('textbox', { name: /In one line/ }), '  Druck ');
    await userEvent.type(screen.getByRole('textbox', { name: /What happens/ }), 'Nichts kommt heraus.');
    await userEvent.upload(screen.getByLabelText('Choose files', { selector: 'input' }), new File(['hallo'], 'Protokoll.txt', { type: 'text/plain' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
    expect(await screen.findByRole('heading', { name: 'Your request is number 5000' })).toHaveFocus();
    expect(wrote(view.sent)).toEqual([
      {
        method: 'POST',
        path: expect.stringContaining('/api/portal/requests?desk='),
        body: {
          clientKey: 'key-1',
          subject: 'Druck',
          text: 'Nichts kommt heraus.',
          category: 'Order equipment',
          attachments: [{ fileName: 'Protokoll.txt', contentType: 'text/plain', base64: 'aGFsbG8=' }],
        },
      },
    ]);
    expect(screen.getByRole('region', { name: 'My requests' })).toHaveTextContent('5000');
    expect(view.store.size).toBe(0);
  });

  it('a second click while sending sends nothing more', async () => {
    let finish: (() => void) | undefined;
    const view = openPortal({
      answer: ({ method }) =>
        method === 'POST'
          ? new Promise((resolve) => {
              finish = () => resolve(created);
            })
          : page(),
      words: en,
    });
    await userEvent.type(screen.getByRole('textbox', { name: /In one line/ }), 'Druck');
    await userEvent.dblClick(screen.getByRole('button', { name: 'Send request' }));
    await waitFor(() => expect(finish).toBeDefined());
    fireEvent.submit(screen.getByRole('textbox', { name: /In one line/ }));
    expect(wrote(view.sent)).toHaveLength(1);
    await act(async () => finish?.());
  });

  it('after a lost answer the same key goes out again, even over a reload', async () => {
    const store = new Map<string, string>();
    const first = openPortal({ answer: ({ method }) => (method === 'POST' ? new TypeError('Failed to fetch') : page()), words: en, store });
    await userEvent.type(screen.getByRole('textbox', { name: /In one line/ }), 'Druck');
    await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
    expect(await screen.findByText(/Sending again does not send it twice/)).toBeInTheDocument();
    first.unmount();
    const second = openPortal({ answer: ({ method }) => (method === 'POST' ? created : page()), words: en, store, ports: { newKey: () => 'another' } });
    expect(screen.getByRole('textbox', { name: /In one line/ })).toHaveValue('Druck');
    await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
    await screen.findByText('Your request is number 5000');
    expect([...wrote(first.sent), ...wrote(second.sent)].map(({ body }) => (body as { clientKey: string }).clientKey)).toEqual(['key-1', 'key-1']);
  });

  it('a new form after sending has a new key', async () => {
    const view = openPortal({ answer: ({ method }) => (method === 'POST' ? created : page()), words: en });
    for (const _ of [1, 2]) {
      await userEvent.type(screen.getByRole('textbox', { name: /In one line/ }), 'Druck');
      await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
      await userEvent.click(await screen.findByRole('button', { name: 'Send another' }));
    }
    expect(new Set(wrote(view.sent).map(({ body }) => (body as { clientKey: string }).clientKey)).size).toBe(2);
  });

  it('without a subject stays, says why and goes there', async () => {
    const view = openPortal({ answer: () => page(), words: en });
    await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
    expect(screen.getByRole('textbox', { name: /In one line/ })).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('Write in one line what it is about.');
    expect(wrote(view.sent)).toHaveLength(0);
  });

  it('chooses the kind with the arrow keys', async () => {
    openPortal({ answer: () => page(), words: en });
    screen.getByRole('radio', { name: 'Something is broken' }).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('radio', { name: 'Something else' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Something else' })).toHaveFocus();
  });

  it('says when the browser keeps no drafts', async () => {
    openPortal({ answer: () => page(), words: en, ports: { drafts: { read: () => null, keep: () => false, drop: () => undefined } } });
    await userEvent.type(screen.getByRole('textbox', { name: /In one line/ }), 'Druck');
    expect(await screen.findByText(/This browser keeps no drafts/)).toBeInTheDocument();
  });
});

describe('rating', () => {
  it('is one click, and may change', async () => {
    const view = openPortal({ answer: ({ method }) => (method === 'POST' ? { body: {} } : page(solved())), words: en });
    await userEvent.click(await screen.findByRole('button', { name: 'Good' }));
    expect(await screen.findByText('Thank you. You can still change it.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Okay' }));
    expect(wrote(view.sent).map(({ path, body }) => [path.split('?')[0], body])).toEqual([
      ['/api/portal/requests/k4598/rating', { rating: 3 }],
      ['/api/portal/requests/k4598/rating', { rating: 2 }],
    ]);
  });
  it('that fails says so and is not shown as given', async () => {
    openPortal({ answer: ({ method }) => (method === 'POST' ? { status: 503 } : page(solved())), words: en });
    await userEvent.click(await screen.findByRole('button', { name: 'Poor' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The service had a fault.');
    expect(screen.getByRole('button', { name: 'Poor' })).toHaveAttribute('aria-pressed', 'false');
  });
});

it('on a phone shows two tabs and loses no draft by switching', async () => {
  openPortal({ answer: () => page(request()), words: en, width: 390 });
  await userEvent.type(screen.getByRole('textbox', { name: /In one line/ }), 'Druck');
  await userEvent.click(screen.getByRole('tab', { name: /My requests/ }));
  expect(screen.queryByRole('textbox', { name: /In one line/ })).not.toBeInTheDocument();
  expect(screen.getByText('Your turn')).toBeVisible();
  await userEvent.click(screen.getByRole('tab', { name: 'New request' }));
  expect(screen.getByRole('textbox', { name: /In one line/ })).toHaveValue('Druck');
});

it.each([
  ['xl', 1204],
  ['phone', 390],
])('axe finds nothing at %s', async (_name, width) => {
  const { container } = openPortal({ answer: () => page(request(), working, solved()), words: en, width });
  await screen.findByRole('button', { name: 'Good', hidden: true });
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

it('both languages have the same words', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  expect(Object.keys(en).filter((key) => places(en[key]!) !== places(de[key]!))).toEqual([]);
});

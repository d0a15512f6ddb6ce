import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import en from '../../../webparts/portal/loc/en-us.js';
import { message, openPortal, page, request, wrote } from '../testing/portalPage';
import type { PageOptions } from '../testing/portalPage';

const file = { name: 'stored.png', fileName: 'Fehler_Export.png', contentType: 'image/png', size: 184_000, inline: false, contentId: null };
const conversation = [
  message({ attachments: [file] }),
  message({ key: 'm2', from: 'Aylin Demir', mine: false, sentAt: '2026-11-20T13:41:00Z', text: 'Welche Version zeigt SAP?' }),
];

beforeEach(() => window.history.replaceState(null, '', '#listdesk/request/k4711'));
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

/** A desk that keeps what is sent to it. */
function desk(changes: Parameters<typeof request>[0] = {}): PageOptions['answer'] {
  const messages = [...conversation];
  let state = request(changes);
  return ({ method, path, body }) => {
    if (path.includes('/attachments/')) return { body: 'bytes' };
    if (method === 'POST' && path.includes('/messages')) {
      const sent = body as { text: string; solved?: boolean; clientKey: string };
      messages.push(message({ key: sent.clientKey, sentAt: '2026-11-20T14:00:00Z', text: sent.text }));
      state = { ...state, state: sent.solved ? 'Solved' : 'InProgress' };
      return { body: {} };
    }
    return path.startsWith('/api/portal/requests?') ? page(state) : { body: { request: state, messages: [...messages] } };
  };
}

it('opens from the address and shows where it stands, who helps and who can read it', async () => {
  openPortal({ answer: desk(), words: en });
  expect(await screen.findByText('Aylin needs an answer from you.')).toBeInTheDocument();
  const steps = within(screen.getByRole('list', { name: 'Progress' })).getAllByRole('listitem');
  expect(steps.map((step) => step.className.trim())).toEqual(['done', 'done', 'cur you', '']);
  expect(steps[2]).toHaveAttribute('aria-current', 'step');
  expect(steps[1]).toHaveTextContent('In progressAylin, ');
  expect(screen.getByText('Only you, people in copy, and the service desk can read this request.')).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
});

it('what is in the archive is read, not answered and not rated', async () => {
  const view = openPortal({ answer: desk({ state: 'Solved', archived: true, lastMessageAt: '2025-01-10T08:00:00Z' }), words: en });
  expect(await screen.findByText('This request is in the archive')).toBeInTheDocument();
  expect(screen.getByText('Welche Version zeigt SAP?')).toBeInTheDocument();
  expect([screen.queryByLabelText('Your answer'), screen.queryByText('Good')]).toEqual([null, null]);
  expect(wrote(view.sent)).toEqual([]);
});

it.each([
  ['Send', {}, 'In progress'],
  ['Send and mark solved', { solved: true }, 'Solved'],
])('%s', async (button, extra, state) => {
  const view = openPortal({ answer: desk(), words: en });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Your answer' }), 'Version 7.60');
  await userEvent.click(screen.getByRole('button', { name: button }));
  expect(await within(screen.getByRole('log')).findByText('Version 7.60')).toBeInTheDocument();
  expect(wrote(view.sent)[0]).toMatchObject({
    path: expect.stringContaining('/api/portal/requests/k4711/messages?desk='),
    body: { text: 'Version 7.60', attachments: [], ...extra },
  });
  expect(screen.getByRole('textbox', { name: 'Your answer' })).toHaveValue('');
  expect(within(screen.getByRole('complementary', { name: 'Your request' })).getByText(state)).toBeInTheDocument();
});

it('"It is solved" is one click and says so in words', async () => {
  const view = openPortal({ answer: desk(), words: en });
  await userEvent.click(await screen.findByRole('button', { name: 'It is solved' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'It is solved' })).not.toBeInTheDocument());
  expect(wrote(view.sent)).toMatchObject([{ body: { solved: true, text: 'It is solved. Thank you.' } }]);
  expect(screen.getByRole('button', { name: 'Good' })).toBeInTheDocument();
  expect(screen.getByPlaceholderText(/the request is opened again/)).toBeInTheDocument();
});

it('a lost answer keeps the text and sends it again under the same key', async () => {
  const answer = desk();
  let lost = true;
  const view = openPortal({
    answer: (sent, nth) => {
      if (sent.method === 'POST' && lost) {
        lost = false;
        return new TypeError('Failed to fetch');
      }
      return answer(sent, nth);
    },
    words: en,
  });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Your answer' }), 'Version 7.60');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Sending again does not send it twice.');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await within(screen.getByRole('log')).findByText('Version 7.60');
  const keys = wrote(view.sent).map(({ body }) => (body as { clientKey: string }).clientKey);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

it('a double click sends once', async () => {
  const view = openPortal({ answer: desk(), words: en });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Your answer' }), 'Ja');
  await userEvent.dblClick(screen.getByRole('button', { name: 'Send' }));
  await within(screen.getByRole('log')).findByText('Ja');
  expect(wrote(view.sent)).toHaveLength(1);
});

it('an empty answer goes nowhere and says why', async () => {
  const view = openPortal({ answer: desk(), words: en });
  await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Write something or add a file first.');
  expect(wrote(view.sent)).toHaveLength(0);
});

it('a pasted picture becomes a file of the answer', async () => {
  const view = openPortal({ answer: desk(), words: en });
  const box = await screen.findByRole('textbox', { name: 'Your answer' });
  fireEvent.paste(box, { clipboardData: { files: [new File(['x'], 'image.png', { type: 'image/png' })] } });
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(wrote(view.sent)).toMatchObject([{ body: { text: '', attachments: [{ fileName: 'image.png', base64: 'eA==' }] } }]));
});

it('files come through the service and keep their names', async () => {
  const view = openPortal({ answer: desk(), words: en });
  await userEvent.click((await screen.findAllByRole('button', { name: /^Download Fehler_Export.png/ }))[0]!);
  await waitFor(() => expect(view.saved).toEqual(['Fehler_Export.png']));
  expect(view.sent.map(({ path }) => path)).toContainEqual(expect.stringContaining('/api/portal/requests/k4711/messages/m1/attachments/stored.png?desk='));
});

it('HTML of a mail stands in a frame that runs nothing', async () => {
  const answer = desk();
  const hostile = message({
    key: 'm3',
    mine: false,
    from: 'Aylin Demir',
    html: '<p>Hallo<script>parent.hacked=1</script><img src=x onerror="parent.hacked=1"></p>',
  });
  openPortal({
    answer: (sent, nth) => (sent.path.includes('/requests/k4711') ? { body: { request: request(), messages: [hostile] } } : answer(sent, nth)),
    words: en,
  });
  const frame = await screen.findByTitle('Message from Aylin Demir');
  expect(frame.getAttribute('sandbox')).not.toContain('allow-scripts');
  expect(frame.getAttribute('srcdoc')).not.toMatch(/script|onerror/);
});

it.each([
  ['somebody else’s or deleted', { status: 404, body: { error: { code: 'portal.unknown', message: '' } } }, 'This is no longer there.', 'My requests'],
  ['service away', new TypeError('Failed to fetch'), 'The service does not answer.', 'Try again'],
])('%s: says so, offers what helps and leads back', async (_name, failure, words, offered) => {
  openPortal({ answer: ({ path }) => (path.includes('/requests/k4711') ? failure : page()), words: en });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(words);
  expect(
    within(alert)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual([offered]);
  await userEvent.click(screen.getAllByRole('button', { name: 'My requests' }).pop()!);
  expect(await screen.findByText('Nothing is open')).toBeInTheDocument();
  expect(window.location.hash).toBe('');
});

it('a new message appears on the next look without losing what is typed', async () => {
  const answer = desk();
  let late = false;
  const view = openPortal({
    answer: (sent, nth) =>
      late && sent.path.includes('/requests/k4711')
        ? { body: { request: request(), messages: [...conversation, message({ key: 'm9', mine: false, from: 'Aylin Demir', text: 'Noch eine Frage' })] } }
        : answer(sent, nth),
    words: en,
  });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Your answer' }), 'Ich schreibe');
  late = true;
  await act(async () => view.look());
  expect(await screen.findByText('Noch eine Frage')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Your answer' })).toHaveValue('Ich schreibe');
});

it('axe finds nothing', async () => {
  const { container } = openPortal({ answer: desk(), words: en });
  await screen.findByRole('textbox', { name: 'Your answer' });
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

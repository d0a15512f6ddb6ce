import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import type { PrivacyRequestShown } from '@listdesk/shared/portal';
import { openPortal, wrote } from '../portal/testing/portalPage';

const words = jest.requireActual<Record<string, string>>('../../webparts/portal/loc/en-us.js');
const shown = (over: Partial<PrivacyRequestShown> = {}): PrivacyRequestShown => ({
  key: 'k1',
  kind: 'export',
  state: 'Open',
  askedAt: '2026-11-20T08:00:00.000Z',
  dueAt: '2026-12-20T08:00:00.000Z',
  finishedAt: null,
  extension: null,
  answer: null,
  download: false,
  ...over,
});
const versions = [
  { version: 1, text: 'What we keep.', effectiveAt: '2026-01-01T08:00:00.000Z' },
  { version: 2, text: 'What we shall keep.', effectiveAt: '2026-12-10T08:00:00.000Z' },
];
let news: object = {};
let mine: PrivacyRequestShown[];
beforeEach(() => {
  mine = [];
  news = {};
  window.location.hash = '';
});

function open() {
  return openPortal({
    words,
    answer: (sent) => {
      if (sent.path.includes('/notice')) return sent.method === 'POST' ? { body: { noted: 2 } } : { body: { versions } };
      if (!sent.path.includes('/privacy')) return { body: { requests: [], cursor: null, ...news } };
      if (sent.path.includes('/export')) return { body: { data: 'x' } };
      if (sent.method === 'POST') {
        mine = [shown()];
        return { status: 201, body: { request: mine[0] } };
      }
      return { body: { requests: mine } };
    },
  });
}
const openData = async () => fireEvent.click(await screen.findByRole('button', { name: 'Your data' }));

test('a person asks once, however often they press, and sees by when the answer comes', async () => {
  const view = open();
  await openData();
  fireEvent.click(await screen.findByRole('radio', { name: 'Erase my data' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'In your words' }), { target: { value: 'All of it' } });
  const send = screen.getByRole('button', { name: 'Send' });
  fireEvent.click(send);
  fireEvent.click(send);
  expect(await screen.findByText('Your request has arrived.')).toBeVisible();
  expect(await screen.findByText(/^Answer by .*Dec.* 2026|^Answer by Dec 20, 2026/)).toBeVisible();
  expect(wrote(view.sent)).toHaveLength(1);
  expect(wrote(view.sent)[0]).toMatchObject({ body: { kind: 'erase', wish: 'All of it' } });
});

test('an answered request can be read and the data saved', async () => {
  mine = [
    shown({ state: 'Done', finishedAt: '2026-11-21T08:00:00.000Z', answer: 'Save it below.', download: true }),
    shown({ key: 'k2', kind: 'correct', state: 'Refused', finishedAt: '2026-11-21T08:00:00.000Z', answer: 'It is right.', extension: 'many' }),
  ];
  const view = open();
  await openData();
  const card = await screen.findByRole('article', { name: 'Give me my data' });
  fireEvent.click(within(card).getByRole('button', { name: 'Save as CSV' }));
  await waitFor(() => expect(view.saved).toEqual(['My data.csv']));
  expect(screen.getByText('It takes longer: many')).toBeVisible();
});

test('a change of the privacy notice is told ahead, read, noted once and then gone; both texts stand with your data', async () => {
  news = { notice: { version: 2, effectiveAt: '2026-12-10T08:00:00.000Z' } };
  const view = open();
  expect(await screen.findByText(/^The privacy notice changes\. It holds from .*Dec.* 2026|Dec 10, 2026/)).toBeVisible();
  fireEvent.click(screen.getByText('Read'));
  expect(await screen.findByText('What we shall keep.')).toBeVisible();
  fireEvent.click(screen.getByText('Noted'));
  await waitFor(() => expect(screen.queryByText('Noted')).toBeNull());
  expect(wrote(view.sent)).toMatchObject([{ body: { version: 2 } }]);
  await openData();
  expect(await screen.findByText('What we keep.')).toBeVisible();
});

test('the way back, and nothing for axe', async () => {
  open();
  await openData();
  await screen.findByRole('heading', { name: 'What you asked' });
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(await screen.findByRole('button', { name: 'Your data' })).toBeVisible();
});

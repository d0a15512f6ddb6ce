import type { DeskLists, TicketPage } from '@listdesk/shared/sharepoint';
import { browserKeep } from '../../app/keep/keep';
import { inMemoryDevice } from '../../app/localIndex/inMemoryDevice';
import { askedAhead, readAhead } from './askedAhead';

const PAGE: TicketPage = { tickets: [], cursor: null };
const keep = (view?: string) => {
  window.localStorage.clear();
  const made = browserKeep(window.localStorage, 'test');
  if (view) made.write('view', view);
  return made;
};
function lists(answer: () => Promise<TicketPage> = async () => ({ ...PAGE })) {
  const ticketPage = jest.fn(answer);
  return { ticketPage, whole: { ticketPage } as unknown as DeskLists };
}
const TOP = { top: 100 };

test.each([
  [undefined, { view: 'allOpen' }],
  ['unassigned', { view: 'unassigned' }],
  ['solved', { view: 'status', statuses: ['Solved', 'Closed'] }],
])('the rows of %s are asked for before anybody wants them, and once', async (view, question) => {
  const { ticketPage, whole } = lists();
  const ahead = askedAhead(whole, keep(view));
  expect(ticketPage.mock.calls).toEqual([[question, TOP]]);
  await ahead.ticketPage(question as never, TOP);
  expect(ticketPage).toHaveBeenCalledTimes(1);
  await ahead.ticketPage(question as never, TOP);
  expect(ticketPage).toHaveBeenCalledTimes(2);
});

test.each(['mine', 'snoozed'])('%s is not asked ahead: who asks or what time it is belongs to the question', (view) => {
  const { ticketPage, whole } = lists();
  expect(askedAhead(whole, keep(view))).toBe(whole);
  expect(ticketPage).not.toHaveBeenCalled();
});

test('another question goes its own way, and so does the next page', async () => {
  const { ticketPage, whole } = lists();
  const ahead = askedAhead(whole, keep());
  await ahead.ticketPage({ view: 'unassigned' }, TOP);
  expect(ticketPage).toHaveBeenLastCalledWith({ view: 'unassigned' }, TOP);
  await ahead.ticketPage({ view: 'allOpen' }, { ...TOP, cursor: 'x' });
  expect(ticketPage).toHaveBeenCalledTimes(3);
});

test('who asks first is told of a failure, and the second try asks again', async () => {
  const { ticketPage, whole } = lists(async () => {
    throw new Error('offline');
  });
  const ahead = askedAhead(whole, keep());
  await expect(ahead.ticketPage({ view: 'allOpen' }, TOP)).rejects.toThrow('offline');
  await expect(ahead.ticketPage({ view: 'allOpen' }, TOP)).rejects.toThrow('offline');
  expect(ticketPage).toHaveBeenCalledTimes(2);
});

test('the device is read ahead once; what was written since is read anew', async () => {
  const device = inMemoryDevice();
  const warm = { at: 1, token: 't' } as never;
  await device.writeWarm(warm);
  const readWarm = jest.spyOn(device, 'readWarm');
  const ahead = readAhead(device);
  expect(await ahead.readWarm()).toBe(warm);
  expect(readWarm).toHaveBeenCalledTimes(1);
  await ahead.dropAll();
  expect(await ahead.readWarm()).toBeNull();
});

import { waitFor } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { answerTicket } from './answer';
import { createConversations } from './conversations';
import { createDesk } from './desk';
import { askedConflict } from './state';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  ({ lists } = await simulatedDesk());
  await mailArrives(lists, 'a', { status: 'Open', lastMessageAt: '2026-01-05T08:00:00Z' });
});
const named = async (): Promise<Ticket> => (await lists.ticket({ key: 'a' }))!;
const STARTED = Date.parse('2026-01-05T09:00:00Z');
const FILE = { name: 'plan.pdf', contentType: 'application/pdf', contentId: null, bytes: new Uint8Array(3) };
const REPLY = { kind: 'Reply' as const, html: '<p>Done</p>', text: 'Done', files: [FILE], status: 'Pending' as const };

/** Answers with a file; while it goes up, somebody gives the ticket `change`, and the row comes in live. */
async function answered(change: TicketPatch) {
  const desk = createDesk(
    {
      lists: {
        ...lists,
        addAttachment: async (...file) => {
          const { id, etag } = await named();
          await lists.updateTicket(id, etag, change);
          desk.put([await named()]);
          return lists.addAttachment(...file);
        },
      },
      hint: async () => undefined,
      keep: browserKeep(window.localStorage, 'test'),
      now: () => STARTED,
      newKey: () => 'made',
      siteUrl: '',
    },
    () => undefined,
  );
  const me = await lists.currentUser();
  desk.store.set((state) => ({ ...state, me }));
  desk.put([await named()]);
  expect(await answerTicket(desk, createConversations(desk), await named(), REPLY, 'reply')).toMatchObject({ outcome: 'sent' });
  return desk;
}

test('the requester wrote while the files went up: their mail stays the newest and the status is asked', async () => {
  const mail = { lastMessageAt: '2026-01-05T09:05:00.000Z', lastMessageFrom: 'Requester', preview: 'Still broken' } as const;
  const desk = await answered(mail);
  await waitFor(() => expect(askedConflict(desk.store.get())?.patch).toEqual({ status: 'Pending' }));
  await waitFor(async () => expect(await named()).toMatchObject({ ...mail, status: 'Open', firstRespondedAt: '2026-01-05T09:00:00.000Z' }));
});

test('a colleague changed another field while the files went up: both stand, and nothing is asked', async () => {
  const desk = await answered({ category: 'SAP' });
  await waitFor(async () =>
    expect(await named()).toMatchObject({ category: 'SAP', status: 'Pending', lastMessageFrom: 'Agent', lastMessageAt: '2026-01-05T09:00:00.000Z' }),
  );
  expect(askedConflict(desk.store.get())).toBeNull();
});

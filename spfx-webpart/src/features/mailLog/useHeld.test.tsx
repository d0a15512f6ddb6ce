import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { HeldMail } from '@listdesk/shared/quarantine';
import type { QuarantineClient } from '../../app/serviceClient';
import type { Keep } from '../../app/keep/keep';
import { useHeld } from './useHeld';

const MAIL = { mailbox: 'support@nordwind.example', id: 'a', subject: 'Passwort', receivedAt: '2026-03-02T08:00:00Z' } as HeldMail;
const KEEP = { read: () => null, write: () => undefined } as unknown as Keep;

function Mails({ quarantine }: { quarantine: QuarantineClient }) {
  const { held, load, decide } = useHeld(quarantine, KEEP, () => 0);
  return (
    <>
      <p>{held.mails.map(({ subject }) => subject).join(', ') || 'nothing'}</p>
      <button type="button" onClick={() => void load()}>
        look
      </button>
      <button type="button" onClick={() => void decide(MAIL, 'delete')}>
        delete
      </button>
    </>
  );
}

type Deciding = { outcome: 'done' | 'inUse' } | null;
/** A service whose second look answers when it is told to; it began before the decision and still holds the mail. */
function slowService(decision: Deciding) {
  let answerLook = (): void => undefined;
  let looks = 0;
  const page = { ok: true, value: { mails: [MAIL], cursor: null } };
  const quarantine = {
    page: () => ((looks += 1) === 2 ? new Promise((resolve) => (answerLook = () => resolve(page))) : Promise.resolve(page)),
    decide: () => Promise.resolve(decision ? { ok: true, value: decision } : { ok: false, failure: { code: 'offline' } }),
  } as unknown as QuarantineClient;
  return { quarantine, answer: () => act(async () => answerLook()) };
}

test.each<[string, Deciding, string]>([
  ['done: an older look does not bring it back', { outcome: 'done' }, 'nothing'],
  ['not carried out: it is shown again', { outcome: 'inUse' }, 'Passwort'],
  ['not reached: it is shown again', null, 'Passwort'],
])('a mail is decided while the list is being read; %s', async (_, decision, shown) => {
  const service = slowService(decision);
  render(<Mails quarantine={service.quarantine} />);
  expect(await screen.findByText('Passwort')).toBeVisible();
  fireEvent.click(screen.getByText('look'));
  await act(async () => void fireEvent.click(screen.getByText('delete')));
  await service.answer();
  expect(screen.getByText(shown)).toBeVisible();
});

test('what a colleague held again after the decision is shown by the next look', async () => {
  const service = slowService({ outcome: 'done' });
  render(<Mails quarantine={service.quarantine} />);
  expect(await screen.findByText('Passwort')).toBeVisible();
  await act(async () => void fireEvent.click(screen.getByText('delete')));
  expect(screen.getByText('nothing')).toBeVisible();
  fireEvent.click(screen.getByText('look'));
  await service.answer();
  expect(screen.getByText('Passwort')).toBeVisible();
});

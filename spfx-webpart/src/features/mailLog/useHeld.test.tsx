import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { QuarantineAnswer } from '@listdesk/shared/quarantine';
import type { QuarantineClient } from '../../app/serviceClient';
import { browserKeep } from '../../app/keep/keep';
import { mail, service } from './testing/heldService';
import { useHeld } from './useHeld';

const MAIL = mail('a');
const KEEP = browserKeep(null, '');
const now = (): number => Date.now();

function Mails({ quarantine }: { quarantine: QuarantineClient }) {
  const { held, load, decide } = useHeld(quarantine, KEEP, now);
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

const press = (name: string): Promise<void> => act(async () => void fireEvent.click(screen.getByText(name)));

test.each<[string, QuarantineAnswer | Error | null, string]>([
  ['done: an older look does not bring it back', null, 'nothing'],
  ['somebody else was first: an older look does not bring it back either', { outcome: 'gone' }, 'nothing'],
  ['not carried out: it is shown again', { outcome: 'inUse' }, 'Passwort a'],
  ['not reached: it is shown again', new TypeError('Failed to fetch'), 'Passwort a'],
])('a mail is decided while the list is being read; %s', async (_, outcome, shown) => {
  const { quarantine, slowLooks } = service([MAIL], () => outcome);
  render(<Mails quarantine={quarantine} />);
  expect(await screen.findByText('Passwort a')).toBeVisible();
  const answer = slowLooks();
  await press('look');
  await press('delete');
  await act(async () => answer());
  expect(screen.getByText(shown)).toBeVisible();
});

test('what the service does not carry out is shown again without another look', async () => {
  const { quarantine } = service([MAIL], () => ({ outcome: 'inUse' }));
  render(<Mails quarantine={quarantine} />);
  expect(await screen.findByText('Passwort a')).toBeVisible();
  await press('delete');
  expect(await screen.findByText('Passwort a')).toBeVisible();
});

test('what is held again after the decision is shown by the next look', async () => {
  const { quarantine } = service([MAIL]);
  render(<Mails quarantine={quarantine} />);
  expect(await screen.findByText('Passwort a')).toBeVisible();
  await press('delete');
  expect(await screen.findByText('nothing')).toBeVisible();
  // A colleague takes it back elsewhere.
  await quarantine.decide(MAIL, 'undo');
  await press('look');
  expect(await screen.findByText('Passwort a')).toBeVisible();
});

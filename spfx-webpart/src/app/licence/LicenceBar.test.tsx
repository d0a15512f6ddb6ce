import * as React from 'react';
import { configure } from '@testing-library/dom';
import { act, cleanup, getConfig, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LicenceState } from '@listdesk/shared/licence';
import { WordsProvider } from '../../ui/words/WordsContext';
import de from '../../webparts/setup/loc/de-de.js';
import en from '../../webparts/setup/loc/en-us.js';
import { LicenceBar } from './LicenceBar';
import type { LicenceReading } from './readLicence';
import { claims } from './testing/signLicence';
import { LicenceProvider, useLicence } from './useLicence';

const { asyncWrapper, eventWrapper } = getConfig();
configure({ asyncWrapper, eventWrapper });
afterEach(cleanup);

function Lock() {
  return <output>{useLicence().locked ? 'locked' : 'open'}</output>;
}
type Options = { isAdmin?: boolean; words?: Readonly<Record<string, string>>; locale?: string };
function open(read: (fresh: boolean) => Promise<LicenceReading>, { isAdmin = true, words = en, locale = 'en-US' }: Options = {}) {
  return render(
    <WordsProvider words={words} locale={locale}>
      <LicenceProvider read={read}>
        <LicenceBar isAdmin={isAdmin} onOpenSetup={() => undefined} />
        <Lock />
      </LicenceProvider>
    </WordsProvider>,
  );
}
const paid = claims({ plan: 'Team' });
const reading = (state: LicenceState, failure: LicenceReading['failure'] = null): LicenceReading => ({ state, failure });

const ROWS: [string, LicenceReading, string, 'locked' | 'open'][] = [
  ['trial', reading({ kind: 'active', claims: claims(), daysLeft: 26 }), 'Trial, 26 days left. It ends on December', 'open'],
  ['last day of a trial', reading({ kind: 'active', claims: claims(), daysLeft: 1 }), 'Trial, 1 day left.', 'open'],
  ['paid, ends soon', reading({ kind: 'active', claims: paid, daysLeft: 30 }), 'The licence ends on', 'open'],
  [
    'trial ended',
    reading({ kind: 'expired', claims: claims(), since: '2026-11-15T00:00:00Z' }),
    'Mail, tickets and replies go on as before. Settings are locked until you have a licence.',
    'locked',
  ],
  [
    'expired',
    reading({ kind: 'expired', claims: paid, since: '2026-11-15T12:00:00Z' }),
    'The licence ended on November 15, 2026. Mail, tickets and replies go on',
    'locked',
  ],
  ['suspended', reading({ kind: 'suspended', claims: paid }), 'The licence is suspended.', 'locked'],
  ['not onboarded', reading({ kind: 'unknown', reason: 'notOnboarded' }), 'The service does not know your organisation.', 'locked'],
  ['renamed', reading({ kind: 'unknown', reason: 'domainMismatch' }), 'This SharePoint address is not on your licence.', 'locked'],
  ['not approved', reading({ kind: 'unknown', reason: 'notConsented' }, { kind: 'notApproved', detail: 'AADSTS65001' }), 'approve API access', 'locked'],
  [
    'away, nothing kept',
    reading({ kind: 'unreachable', cached: null }, { kind: 'unreachable', timedOut: false }),
    'The licence could not be checked: the service does not answer.',
    'locked',
  ],
  ['away, kept', reading({ kind: 'unreachable', cached: paid }, { kind: 'unreachable', timedOut: true }), 'Nothing is locked.', 'open'],
  ['signed by a stranger', reading({ kind: 'unreachable', cached: null }, 'notOurSignature'), 'The licence could not be verified.', 'locked'],
];

it.each(ROWS)('%s: said for what it is', async (_name, given, words, lock) => {
  open(() => Promise.resolve(given));
  const bar = await screen.findByRole('button', { name: 'Check again' });
  expect(bar.closest('.banner')!.textContent).toContain(words);
  expect(document.querySelector('output')).toHaveTextContent(lock);
});

it.each(ROWS)('%s: said in German, with no key left bare', async (_name, given) => {
  open(() => Promise.resolve(given), { words: de, locale: 'de-DE' });
  const bar = await screen.findByRole('button', { name: 'Erneut prüfen' });
  expect(bar.closest('.banner')!.textContent).not.toMatch(/licence\.|\{\w+\}/);
});

it.each([
  ['a paid licence far from its end', reading({ kind: 'active', claims: paid, daysLeft: 200 }), true],
  ['offline, which the desk says itself', reading({ kind: 'unreachable', cached: paid }, { kind: 'offline' }), true],
  ['who is no admin', reading({ kind: 'suspended', claims: paid }), false],
])('draws nothing: %s', async (_name, given, isAdmin) => {
  const { container } = open(() => Promise.resolve(given), { isAdmin });
  await screen.findByText(/open|locked/);
  expect(container.querySelector('.banner')).toBeNull();
});

it('"check again" asks the service now', async () => {
  const asked: boolean[] = [];
  open((fresh) => {
    asked.push(fresh);
    return Promise.resolve(
      fresh ? reading({ kind: 'active', claims: paid, daysLeft: 200 }) : reading({ kind: 'expired', claims: paid, since: '2026-11-15T00:00:00Z' }),
    );
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Check again' }));
  expect(asked).toEqual([false, true]);
  expect(document.querySelector('output')).toHaveTextContent('open');
});

describe('news that only informs', () => {
  function Closable({ closed: before = null }: { closed?: string | null }) {
    const [closed, setClosed] = React.useState(before);
    return (
      <>
        <LicenceBar isAdmin closed={closed} onClose={setClosed} />
        <output>{closed}</output>
      </>
    );
  }
  const open = (daysLeft: number, closed: string | null = null) =>
    render(
      <WordsProvider words={{ ...en, close: 'Close' }} locale="en-US">
        <LicenceProvider read={() => Promise.resolve(reading({ kind: 'active', claims: claims(), daysLeft }))}>
          <Closable closed={closed} />
        </LicenceProvider>
      </WordsProvider>,
    );
  it('is put away, and stays away', async () => {
    const { unmount } = open(26);
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    expect(document.querySelector('.banner')).toBeNull();
    const closed = screen.getByRole('status').textContent;
    unmount();
    open(25, closed);
    await act(() => Promise.resolve());
    expect(document.querySelector('.banner')).toBeNull();
  });
  it('speaks up again when the trial is nearly over, and then stays', async () => {
    open(26);
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    const closed = screen.getByRole('status').textContent;
    cleanup();
    open(7, closed);
    await screen.findByText(/Trial, 7 days left/);
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  });
});

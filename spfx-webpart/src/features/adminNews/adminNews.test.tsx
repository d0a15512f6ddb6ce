import * as React from 'react';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { CheckCode } from '@listdesk/shared/portal';
import { LicenceProvider } from '../../app/licence';
import { claims } from '../../app/licence/testing/signLicence';
import { browserKeep } from '../../app/keep/keep';
import type { Check, ServiceResult } from '../../app/serviceClient';
import { WordsProvider } from '../../ui/words/WordsContext';
import en from '../../webparts/setup/loc/en-us.js';
import { AGAIN_MS, ChainBar, firstBroken, WELL_FOR_MS } from './ChainBar';
import { SeatsBar } from './SeatsBar';

const line = (code: CheckCode, state: Check['state']): Check => ({ check: 'lists', code, state, about: [], message: 'In English.', mend: '' });
const WELL = [line('access.ok', 'ok'), line('lists.ok', 'ok'), line('notifications.none', 'warning'), line('replies.polled', 'warning')];
const NOT_GRANTED = [line('access.ok', 'ok'), line('site.notGranted', 'failed')];
const AWAY: ServiceResult<Check[]> = { ok: false, failure: { kind: 'unreachable', timedOut: false } };
const well: ServiceResult<Check[]> = { ok: true, value: WELL };
const notGranted: ServiceResult<Check[]> = { ok: true, value: NOT_GRANTED };

it.each<[string, Check[], CheckCode | null]>([
  ['nothing that somebody has to do', WELL, null],
  ['what failed, before what waits', [line('mailbox.none', 'warning'), ...NOT_GRANTED], 'site.notGranted'],
  ['a desk without a mailbox', [...WELL, line('mailbox.none', 'warning')], 'mailbox.none'],
  ['lists of an older version', [line('lists.older', 'warning')], 'lists.older'],
  ['not what passes by itself', [line('site.busy', 'failed'), line('mailbox.busy', 'failed')], null],
  ['not what the licence bar says', [line('connection.notConsented', 'failed')], null],
])('of a check-up it tells %s', (_, lines, code) => expect(firstBroken(lines)?.code ?? null).toBe(code));

describe('the bar of broken links', () => {
  let time: number;
  let asked: number;
  let opened: number;
  let told: boolean[];
  let storage: Storage;
  beforeEach(() => {
    jest.useFakeTimers();
    [time, asked, opened, told] = [Date.parse('2026-11-21T09:00:00Z'), 0, 0, []];
    storage = window.localStorage;
    storage.clear();
  });
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
  });
  const open = (answers: ServiceResult<Check[]>[]) => {
    const ask = (): Promise<ServiceResult<Check[]>> => Promise.resolve(answers[Math.min(asked++, answers.length - 1)]!);
    const now = (): number => time;
    const keep = browserKeep(storage, 'desk');
    const bar = <ChainBar ask={ask} keep={keep} now={now} onOpenSetup={() => (opened += 1)} onBroken={(is) => void told.push(is)} after={1} />;
    render(
      <WordsProvider words={en} locale="en-US">
        {bar}
      </WordsProvider>,
    );
    return waited(2100);
  };
  const waited = (ms: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(ms));
  const bar = (): HTMLElement | null => document.querySelector('.banner');

  it('says what stands still and that nothing is lost, and leads to the mend', async () => {
    await open([notGranted]);
    expect(bar()).toHaveTextContent('The service may not use this site. Mail waits in the mailbox and replies wait on the desk. Nothing is lost');
    fireEvent.click(screen.getByText('Open check-up'));
    expect(opened).toBe(1);
  });

  it('goes by itself when somebody mended it, or when asked', async () => {
    await open([notGranted, notGranted, well]);
    fireEvent.click(screen.getByText('Check again'));
    await waited(0);
    expect(bar()).not.toBeNull();
    await waited(AGAIN_MS);
    expect([asked, bar()]).toEqual([3, null]);
    // The bars of licence and seats step back meanwhile.
    expect(told.filter((is, at) => is !== told[at - 1])).toEqual([false, true, false]);
  });

  it('does not call broken what only waits for an admin', async () => {
    await open([{ ok: true, value: [...WELL, line('mailbox.none', 'warning')] }]);
    expect([bar() === null, told.includes(true)]).toEqual([false, false]);
  });

  it('asks again for what was broken at the next opening, and for what was well after an hour', async () => {
    await open([notGranted]);
    cleanup();
    await open([well]);
    cleanup();
    await open([notGranted]);
    expect([asked, bar()]).toEqual([2, null]);
    cleanup();
    time += WELL_FOR_MS;
    await open([notGranted]);
    expect([asked, bar() === null]).toEqual([3, false]);
  });

  it('hears of what breaks while the desk stays open', async () => {
    await open([well, notGranted]);
    expect(bar()).toBeNull();
    await waited(WELL_FOR_MS);
    expect([asked, bar() === null]).toEqual([2, false]);
  });

  it('is silent about a service that cannot be asked, and keeps what it knew', async () => {
    await open([AWAY]);
    expect(bar()).toBeNull();
    cleanup();
    asked = 0;
    await open([notGranted, AWAY]);
    await waited(AGAIN_MS);
    expect([asked, bar() === null]).toEqual([2, false]);
  });
});

describe('the bar of seats', () => {
  afterEach(cleanup);
  const open = async (atMost: number, counted: number, seats = 3) => {
    let asked = 0;
    const count = (): Promise<number> => Promise.resolve((asked += 1)).then(() => counted);
    const read = () => Promise.resolve({ state: { kind: 'active' as const, claims: { ...claims({ plan: 'Team' }), seats }, daysLeft: 200 }, failure: null });
    render(
      <WordsProvider words={en} locale="en-US">
        <LicenceProvider read={read}>
          <SeatsBar atMost={atMost} count={count} onOpenSetup={() => undefined} />
        </LicenceProvider>
      </WordsProvider>,
    );
    await act(async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
    });
    return asked;
  };

  it('warns of people over the licence, and says that they work on', async () => {
    expect(await open(5, 5)).toBe(1);
    expect(await screen.findByText('2 over the number of seats of your licence (3)')).toBeInTheDocument();
    expect(document.querySelector('.banner')).toHaveTextContent('Everybody works on as before.');
  });
  it.each([
    ['as many as seats', 3, 3, 0],
    ['the reader counted on top', 4, 3, 1],
  ])('says nothing of %s', async (_, atMost, counted, questions) => {
    expect(await open(atMost, counted)).toBe(questions);
    expect(document.querySelector('.banner')).toBeNull();
  });
});

import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { useMailLog, type LogFilter } from './useMailLog';

const ALL: LogFilter = { since: undefined, mailbox: null, outcomes: [], search: '', person: null };
const EMPTY = { entries: [], cursor: null };

function Log({ lists }: { lists: DeskLists }) {
  const { log, refresh } = useMailLog(lists, ALL);
  return (
    <button type="button" onClick={() => void refresh()}>
      {log.loading ? 'loading' : (log.fault?.code ?? 'read')}
    </button>
  );
}
/** Pages one after the other: two for each look. */
const answering = (...answers: (() => Promise<unknown>)[]): DeskLists =>
  ({ mailLogCounts: async () => ({}), mailLogPage: () => answers.shift()?.() ?? Promise.resolve(EMPTY) }) as unknown as DeskLists;
const never = () => new Promise(() => undefined);
const fails = () => Promise.reject(Object.assign(new Error('busy'), { code: 'lists.throttled', retryAfterSeconds: null }));
const reads = () => Promise.resolve(EMPTY);

test('news overtake the first look and fail: it says so instead of loading for ever', async () => {
  render(<Log lists={answering(never, never, fails, fails)} />);
  fireEvent.click(screen.getByText('loading'));
  expect(await screen.findByText('lists.throttled')).toBeVisible();
});

test('news that fail later leave what is read as it stands', async () => {
  const answers = [reads, reads, fails, fails];
  render(<Log lists={answering(...answers)} />);
  fireEvent.click(await screen.findByText('read'));
  await act(async () => undefined);
  expect(screen.getByText('read')).toBeVisible();
});

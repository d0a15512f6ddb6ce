import * as React from 'react';
import { act, render, screen } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { createConversations } from '../../../app/desk/conversations';
import { createDesk } from '../../../app/desk/desk';
import { NOT_LOADED } from '../../../app/desk/state';
import { browserKeep } from '../../../app/keep/keep';
import { WordsProvider } from '../../../ui/words/WordsContext';
import { DeskProvider } from '../DeskContext';
import { mailArrives, openDesk, simulatedDesk } from '../testing/deskInSimulator';
import { useHeading } from './useHeading';
import { useTicketList } from './useTicketList';

const words = jest.requireActual<Record<string, string>>('../../../webparts/desk/loc/en-us.js');
const NOW = Date.parse('2026-11-22T09:00:00Z');

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ lists } = await simulatedDesk());
});

function Heading({ rest }: { rest: boolean }) {
  const { title, count } = useHeading(useTicketList(NOW), NOT_LOADED, NOW, rest);
  return <h1>{[title, count].filter(Boolean).join(': ')}</h1>;
}

test.each([
  ['a small figure stands at once', 999, false, 'All open: 999'],
  ['a large one waits: the browser’s first such number takes it as long as drawing the rows', 1_000, false, 'All open'],
  ['and comes with the rest', 1_000, true, 'All open: 1,000'],
])('what stands above the list: %s', (_, allOpen, rest, shown) => {
  const desk = createDesk(
    {
      lists,
      hint: async () => undefined,
      keep: browserKeep(null, ''),
      now: () => NOW,
      newKey: () => 'key',
      siteUrl: 'https://nordwind.sharepoint.com/sites/helpdesk',
    },
    () => undefined,
  );
  desk.store.set((old) => ({ ...old, view: 'allOpen', counts: { mine: 0, unassigned: 0, allOpen } }));
  render(
    <WordsProvider words={words} locale="en-GB">
      <DeskProvider value={{ desk, conversations: createConversations(desk) }}>
        <Heading rest={rest} />
      </DeskProvider>
    </WordsProvider>,
  );
  expect(screen.getByRole('heading').textContent).toBe(shown);
});

type IdleBrowser = { requestIdleCallback?: (work: () => void) => number };
test('the list is named by its view until the browser is done with the first rows, then with its count', async () => {
  const waiting: (() => void)[] = [];
  const browser = globalThis as unknown as IdleBrowser;
  browser.requestIdleCallback = (work) => waiting.push(work);
  try {
    await mailArrives(lists, 'one', { subject: 'Rechnungsexport' });
    window.location.hash = '#view=allOpen';
    openDesk(lists);
    expect(await screen.findByRole('row', { name: /Rechnungsexport/ })).toBeVisible();
    expect(screen.getByRole('grid')).toHaveAccessibleName('All open');
    await act(async () => {
      for (let work = waiting.shift(); work; work = waiting.shift()) work();
    });
    expect(screen.getByRole('grid')).toHaveAccessibleName('All open, 1 ticket');
  } finally {
    delete browser.requestIdleCallback;
  }
});

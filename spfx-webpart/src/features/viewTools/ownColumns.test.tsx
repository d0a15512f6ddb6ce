import * as React from 'react';
import { act, render, waitFor } from '@testing-library/react';
import { MAX_CUSTOM_ROWS, type CustomColumn, type DeskLists } from '@listdesk/shared/sharepoint';
import { aTicket } from '../../../../dev/exampleItems';
import { createConversations } from '../../app/desk/conversations';
import { createDesk } from '../../app/desk/desk';
import { browserKeep } from '../../app/keep/keep';
import { WordsProvider } from '../../ui/words/WordsContext';
import { DeskProvider } from '../desk/DeskContext';
import { simulatedDesk } from '../desk/testing/deskInSimulator';
import { useOwnValues } from './ownColumns';

const COST: readonly CustomColumn[] = [{ name: 'Cost', title: 'Kosten', type: 'number', choices: [], required: false, dateOnly: false }];

function Reader(): null {
  useOwnValues(COST, 'Cost');
  return null;
}

/** A desk that holds so many tickets and shows a column of the customer's own. */
async function holding(count: number) {
  const { lists } = await simulatedDesk();
  let asked = 0;
  const counted: DeskLists = {
    ...lists,
    customRows: async (ids) => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 0));
      return new Map(ids.map((id) => [id, { etag: '', values: { Cost: id } }]));
    },
  };
  const port = { lists: counted, hint: async () => undefined, keep: browserKeep(null, 'test'), now: () => Date.now(), newKey: () => 'k', siteUrl: '' };
  const desk = createDesk(port, () => undefined);
  desk.put(Array.from({ length: count }, (_, at) => aTicket({ id: at + 1 })));
  render(
    <WordsProvider words={{}} locale="en-GB">
      <DeskProvider value={{ desk, conversations: createConversations(desk) }}>
        <Reader />
      </DeskProvider>
    </WordsProvider>,
  );
  const own = () => desk.store.get().own;
  return { desk, own, asked: () => asked };
}
const rest = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 100)));

test('more tickets than values are kept of: each is asked for once, and those that are gone make room', async () => {
  const { desk, own, asked } = await holding(5_130);
  await waitFor(() => expect(own().size).toBe(5_130), { timeout: 10_000 });
  await rest();
  expect(asked()).toBe(Math.ceil(5_130 / MAX_CUSTOM_ROWS));
  act(() => {
    desk.drop([1, 2, 3]);
    desk.put([aTicket({ id: 6_000 })]);
  });
  await waitFor(() => expect(own().get(6_000)?.values.Cost?.key).toBe(6_000));
  expect([own().size, own().has(1)]).toEqual([5_128, false]);
});

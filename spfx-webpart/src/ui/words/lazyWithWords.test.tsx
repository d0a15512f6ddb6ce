import * as React from 'react';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { PartBoundary } from '../controls/PartBoundary';
import { lazyPart, lazyWithWords } from './lazyWithWords';

const Part = () => <p>the part</p>;
const words = { en: async () => ({ default: {} }) };
/** A network that is away at first. */
const network = () => {
  let there = false;
  return {
    load: async () => {
      if (!there) throw new Error('Loading chunk 7 failed');
      return Part;
    },
    comesBack: () => {
      there = true;
    },
  };
};
const page = (Lazy: React.ComponentType) =>
  render(
    <>
      <p>the page</p>
      <PartBoundary>
        <React.Suspense fallback={<p>comes</p>}>
          <Lazy />
        </React.Suspense>
      </PartBoundary>
    </>,
  );
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

test.each([
  ['with words', (load: () => Promise<React.ComponentType>) => lazyWithWords(load, words)],
  ['without', (load: () => Promise<React.ComponentType>) => lazyPart(load)],
])('a part %s that did not come is missed by nothing else, and comes with the network', async (_, lazy) => {
  const { load, comesBack } = network();
  page(lazy(load));
  await waitFor(() => expect(screen.queryByText('comes')).toBeNull());
  expect([screen.queryByText('the part'), screen.queryByRole('alert'), screen.getByText('the page')]).toEqual([null, null, expect.anything()]);
  comesBack();
  fireEvent(window, new Event('online'));
  expect(await screen.findByText('the part')).toBeVisible();
});

test.each([
  ['with words', (load: () => Promise<React.ComponentType>) => lazyWithWords(load, words, 'told')],
  ['without', (load: () => Promise<React.ComponentType>) => lazyPart(load, 'told')],
])('a part %s that somebody asked for says that it did not come, and can be asked for again', async (_, lazy) => {
  const { load, comesBack } = network();
  page(lazy(load));
  expect(await screen.findByText('part.failed')).toBeVisible();
  comesBack();
  fireEvent.click(screen.getByText('tryNow'));
  expect(await screen.findByText('the part')).toBeVisible();
});

import * as React from 'react';
import { render, screen } from '@testing-library/react';
import { NO_FILTERS, type NamedView } from '../../../app/desk/state';
import { WordsProvider } from '../../../ui/words/WordsContext';
import { Rail } from './Rail';

const words = jest.requireActual<Record<string, string>>('../../../webparts/desk/loc/en-us.js');
const saved = (name: string): NamedView => ({
  id: 1,
  etag: '',
  key: name,
  name,
  shared: false,
  place: 0,
  ownerId: 1,
  shape: { base: 'allOpen', filters: NO_FILTERS, sort: 'updated', reverse: false, group: null, columns: [] },
});

test('figures stand in groups, with their plus where there may be more', () => {
  render(
    <WordsProvider words={words} locale="en-GB">
      <Rail
        view="mine"
        counts={{ mine: 1_200, unassigned: 0, allOpen: 3 }}
        saved={[]}
        savedKey={null}
        tools={[]}
        onView={() => undefined}
        onSaved={() => undefined}
      />
      <Rail
        view={null}
        counts={{ mine: 0, unassigned: 0, allOpen: 0, views: [2_000, '2000+', null] }}
        saved={['whole', 'cut', 'unknown'].map(saved)}
        savedKey="cut"
        tools={[]}
        onView={() => undefined}
        onSaved={() => undefined}
      />
    </WordsProvider>,
  );
  expect(screen.getByRole('link', { name: /My tickets.*1,200/ })).toBeVisible();
  for (const [name, figure] of [
    ['whole', 'whole2,000'],
    ['cut', 'cut2,000+'],
    ['unknown', 'unknown'],
  ])
    expect(screen.getByRole('link', { name: new RegExp(`^${name}`) }).textContent).toBe(figure);
});

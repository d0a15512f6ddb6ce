import * as React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { TextPicker } from './TextPicker';
import { WordsProvider } from '../../ui/words/WordsContext';

const none = (): void => undefined;
const TEXTS = [1, 2].map((id) => ({ id, title: `Text ${id}`, category: null, language: null }));

test.each([
  ['down while nothing is there: the first one that comes', 'ArrowDown', [], -1, 0],
  ['up while nothing is there', 'ArrowUp', [], -1, 0],
  ['down', 'ArrowDown', TEXTS, 0, 1],
  ['down from the last', 'ArrowDown', TEXTS, 1, 1],
  ['up from the first', 'ArrowUp', TEXTS, 0, 0],
])('%s', (_, key, shown, active, to) => {
  const went: number[] = [];
  render(
    <WordsProvider words={{}} locale="en-US">
      <TextPicker
        name="Ready texts"
        find="Find"
        text=""
        shown={shown}
        active={active}
        nothing="Loading"
        fault={null}
        preview={null}
        foot={null}
        onText={none}
        onActive={(at) => went.push(at)}
        onInsert={none}
        onRetry={none}
        onClose={none}
      />
    </WordsProvider>,
  );
  fireEvent.keyDown(screen.getByLabelText('Find'), { key });
  expect(went).toEqual([to]);
});

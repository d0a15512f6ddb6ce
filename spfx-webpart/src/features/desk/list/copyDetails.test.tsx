import * as React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { WordsProvider } from '../../../ui/words/WordsContext';
import { LoadFailed } from './ListStates';

const words = jest.requireActual<Record<string, string>>('../../../webparts/desk/loc/en-us.js');
const NOW = Date.parse('2026-11-22T10:00:00Z');
const DETAILS = 'lists.unavailable HTTP 503 2026-11-22T10:00:00.000Z';

function failed(clipboard: unknown): void {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  Object.defineProperty(document, 'execCommand', { value: () => false, configurable: true });
  render(
    <WordsProvider words={words} locale="en-GB">
      <LoadFailed fault={{ code: 'lists.unavailable', message: 'HTTP 503', retryAfterSeconds: null }} now={NOW} onRetry={() => undefined} />
    </WordsProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Copy details for support' }));
}

test('what support asks for goes into the clipboard, and that is said', async () => {
  const copied: string[] = [];
  failed({ writeText: async (text: string) => void copied.push(text) });
  expect(await screen.findByText('Copied')).toHaveAttribute('role', 'status');
  expect([copied, screen.queryByRole('textbox')]).toEqual([[DETAILS], null]);
});

test('where the browser forbids it the text stands there, chosen, with the focus', async () => {
  failed({ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
  const box = (await screen.findByRole('textbox', { name: 'Copy details for support' })) as HTMLInputElement;
  expect(screen.getByRole('status')).toHaveTextContent('The browser does not allow copying here');
  expect([box.value, document.activeElement === box, box.selectionStart, box.selectionEnd]).toEqual([DETAILS, true, 0, DETAILS.length]);
});

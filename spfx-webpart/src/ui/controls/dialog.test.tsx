import * as React from 'react';
import { act, render, screen } from '@testing-library/react';
import { Dialog } from './Dialog';

const widen = (to: number): void => {
  Object.defineProperty(document.documentElement, 'clientWidth', { value: to, configurable: true });
  window.dispatchEvent(new Event('resize'));
};

test('what is typed in a dialog is there after a phone was turned', async () => {
  widen(390);
  render(
    <Dialog title="New response" onClose={() => undefined}>
      <input aria-label="Name" />
    </Dialog>,
  );
  const name = (await screen.findByLabelText('Name')) as HTMLInputElement;
  name.value = 'Tomorrow';
  for (const width of [844, 1280, 390]) {
    // A browser tells of it outside of what React draws together.
    widen(width);
    await act(async () => undefined);
    expect(screen.getByLabelText('Name')).toBe(name);
  }
});

import * as React from 'react';
import { render, screen } from '@testing-library/react';
import { useLostFocus, useTitle } from './useFocus';

function Pane({ subject }: { subject: string }) {
  const heading = useLostFocus();
  return (
    <aside>
      <h2 ref={heading} tabIndex={-1}>
        {subject}
      </h2>
      <button type="button">Let in</button>
    </aside>
  );
}

function Screen({ open }: { open: string | null }) {
  const title = useTitle(open !== null);
  return (
    <>
      <h1 ref={title} tabIndex={-1}>
        Mail log
      </h1>
      <input aria-label="Search" />
      {open && <Pane key={open} subject={open} />}
    </>
  );
}

test('the title has the focus first, the next pane when the one before goes with it, and the title again when none is left', () => {
  const { rerender } = render(<Screen open={null} />);
  expect(screen.getByText('Mail log')).toHaveFocus();
  rerender(<Screen open="One" />);
  expect(screen.getByText('Mail log')).toHaveFocus();
  screen.getByText('Let in').focus();
  rerender(<Screen open="Two" />);
  expect(screen.getByText('Two')).toHaveFocus();
  rerender(<Screen open={null} />);
  expect(screen.getByText('Mail log')).toHaveFocus();
});

test('who is elsewhere stays there', () => {
  const { rerender } = render(<Screen open="One" />);
  const search = screen.getByLabelText('Search');
  search.focus();
  rerender(<Screen open="Two" />);
  rerender(<Screen open={null} />);
  expect(search).toHaveFocus();
});

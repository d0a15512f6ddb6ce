import { fireEvent, screen, within } from '@testing-library/react';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

test('the keys stand by their place, can be looked for, and the sheet leaves with the second Escape', async () => {
  window.localStorage.clear();
  window.location.hash = '';
  const { lists } = await simulatedDesk();
  await mailArrives(lists, 'a', { status: 'Open' });
  openDesk(lists);
  await screen.findByRole('row', { name: /Rechnungsexport/ });
  fireEvent.keyDown(document.body, { key: '?' });
  const go = await screen.findByRole('region', { name: 'Go' });
  expect(within(go).getByText('Go to unassigned').nextElementSibling).toHaveTextContent('GthenU');
  for (const name of ['List', 'Ticket', 'Writing']) expect(screen.getByRole('region', { name })).toBeVisible();
  const six = screen.getByRole('region', { name: /6 keys/ });
  expect(
    within(six)
      .getAllByRole('listitem')
      .map((one) => one.firstElementChild?.textContent),
  ).toEqual(['O', 'R', '/', 'Enter', 'Ctrl Enter', 'E']);

  const find = screen.getByRole('searchbox', { name: 'Find a shortcut' });
  fireEvent.change(find, { target: { value: 'snooze' } });
  expect(screen.queryByRole('region', { name: 'Writing' })).toBeNull();
  expect(screen.queryByRole('region', { name: /6 keys/ })).toBeNull();
  expect(within(screen.getByRole('region', { name: 'Ticket' })).getByText('Snooze')).toBeVisible();
  fireEvent.change(find, { target: { value: 'xyzzy' } });
  expect(screen.getByText('No shortcut fits.')).toBeVisible();
  fireEvent.keyDown(find, { key: 'Escape', keyCode: 27 });
  expect(find).toHaveValue('');
  expect(screen.getByRole('region', { name: 'Writing' })).toBeVisible();
  fireEvent.keyDown(find, { key: 'Escape', keyCode: 27 });
  expect(screen.queryByRole('searchbox', { name: 'Find a shortcut' })).toBeNull();
});

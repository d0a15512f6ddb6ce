import { act, screen, waitFor } from '@testing-library/react';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

// A file of its own: whoever sends requests on a turned clock sends none on the right one afterwards.
test('it is tried again by itself, said once, and whoever stood at the button stands at the title', async () => {
  jest.useFakeTimers({ advanceTimers: true });
  const { simulator, lists } = await simulatedDesk();
  await mailArrives(lists, 'a', { status: 'Open' });
  simulator.faults.add({ url: /ListDeskTickets/, fault: { kind: 'status', status: 503 } });
  openDesk(lists);
  expect(await screen.findByText(/^We try again by ourselves in (20|19) s\.$/)).toHaveAttribute('aria-hidden', 'true');
  const said = screen.getByText('The tickets did not load. We try again by ourselves.');
  expect(said).toHaveAttribute('role', 'alert');
  const title = screen.getByRole('heading', { level: 1 });
  screen.getByRole('button', { name: 'Try now' }).focus();
  act(() => void jest.advanceTimersByTime(20_500));
  // It fails once more: nothing moves, and nothing is said again.
  expect(await screen.findByText(/in (20|19) s\.$/)).toBeVisible();
  expect(said).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Try now' })).toHaveFocus();
  simulator.faults.clear();
  act(() => void jest.advanceTimersByTime(20_500));
  expect(await screen.findByRole('row', { name: /Rechnungsexport/ })).toBeVisible();
  await waitFor(() => expect(title).toHaveFocus());
});

import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

test('a conversation that did not load without a connection loads by itself when the desk is live again', async () => {
  window.localStorage.clear();
  const { lists, simulator } = await simulatedDesk();
  await mailArrives(lists, 'a', { subject: 'Ohne Netz geöffnet', status: 'Open' }, { visibleText: 'Hier bin ich.' });
  window.location.hash = '';
  openDesk(lists);
  const row = await screen.findByRole('row', { name: /Ohne Netz geöffnet/ });
  const heal = simulator.faults.add({ url: /ListDeskMessages|ListDeskTickets|GetChanges|\$batch/i, fault: { kind: 'status', status: 503 } });
  fireEvent.doubleClick(row);
  expect(await screen.findByText('The conversation did not load.')).toBeVisible();
  act(() => void window.dispatchEvent(new Event('offline')));
  heal();
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await waitFor(() => expect(screen.queryByText('The conversation did not load.')).toBeNull());
  expect(await screen.findByText('Hier bin ich.')).toBeVisible();
});

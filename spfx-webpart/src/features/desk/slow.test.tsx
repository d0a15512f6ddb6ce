import { fireEvent, screen, waitFor } from '@testing-library/react';
import { mailArrives, openDesk, simulatedDesk } from './testing/deskInSimulator';

test('an answer that takes longer than three seconds is told while work goes on, until one comes quickly', async () => {
  const { simulator, lists } = await simulatedDesk();
  await mailArrives(lists, 'a', { status: 'Open' });
  openDesk(lists);
  fireEvent.click(await screen.findByRole('row', { name: /Rechnungsexport/ }));
  await screen.findByText('Live');
  const quick = simulator.faults.add({ url: /GetChanges|\$batch/, fault: { kind: 'latency', ms: 3_500 } });
  fireEvent(window, new Event('online'));
  expect(await screen.findByText('SharePoint is slow to answer.')).toBeVisible();
  expect(screen.getByRole('row', { name: /Rechnungsexport/ })).toBeVisible();
  quick();
  fireEvent(window, new Event('online'));
  await waitFor(() => expect(screen.queryByText('SharePoint is slow to answer.')).toBeNull());
});

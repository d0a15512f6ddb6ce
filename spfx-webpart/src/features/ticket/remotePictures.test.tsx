import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  ({ lists } = await simulatedDesk());
});

const letter = (verified: boolean) => ({
  verified,
  html: '<p><b>Angebot</b><img src="https://track.partner.example/a.png" alt="Logo"></p>',
  visibleText: 'Angebot',
});
const source = () => document.querySelector<HTMLIFrameElement>('iframe.mailframe')?.getAttribute('srcdoc') ?? '';
const openTicket = async (): Promise<void> => {
  window.location.hash = `#ticket=${(await lists.ticket({ key: 'a' }))!.id}`;
  openDesk(lists);
  await waitFor(() => expect(source()).toContain('Angebot'));
};

test('pictures of other servers wait for a button that names the server; for this mail alone', async () => {
  await mailArrives(lists, 'a', {}, letter(false));
  await openTicket();
  expect(source()).not.toContain('src="https://track');
  expect(source()).toContain('img-src data:;');
  expect(screen.queryByRole('button', { name: /^Always for/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /track\.partner\.example/ }));
  expect(source()).toContain('src="https://track.partner.example/a.png"');
  expect(source()).toContain('img-src data: https:;');
});

test('of a proven sender they can be wanted for good, and no longer', async () => {
  await mailArrives(lists, 'a', {}, letter(true));
  await openTicket();
  fireEvent.click(await screen.findByRole('button', { name: 'Always for katharina.hoffmann@nordwind.example' }));
  expect(source()).toContain('src="https://track');
  document.body.innerHTML = '';
  await openTicket();
  await waitFor(() => expect(source()).toContain('src="https://track'));
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(source()).not.toContain('src="https://track');
});

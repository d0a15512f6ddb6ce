import * as React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { acceptanceSubject } from '@listdesk/shared/privacy';
import { openDesk, privacyOf, simulatedDesk } from '../desk/testing/deskInSimulator';
import { NoticeBar } from './lazyNotice';

test('a notice is published, its change is announced 30 days before, and who noted it stands in the audit log', async () => {
  const { simulator, lists } = await simulatedDesk();
  window.location.hash = '#tool=privacy';
  const view = openDesk(
    lists,
    { openPrivacy: privacyOf(simulator) },
    <React.Suspense fallback={null}>
      <NoticeBar after={0} />
    </React.Suspense>,
  );
  fireEvent.click(await screen.findByText('Notice', { selector: '[role=tab], [role=tab] *' }));
  const text = await screen.findByLabelText('Text');
  for (const [words, version] of [
    ['We keep little.', 1],
    ['We keep less.', 2],
  ] as const) {
    fireEvent.change(text, { target: { value: words } });
    fireEvent.click(screen.getByText('Publish'));
    expect(await screen.findByText(new RegExp(`^Version ${version}, from`))).toBeVisible();
  }
  view.unmount();

  window.location.hash = '';
  const again = openDesk(
    lists,
    {},
    <React.Suspense fallback={null}>
      <NoticeBar after={0} />
    </React.Suspense>,
  );
  expect(await screen.findByText(/^The privacy notice and terms change on/)).toBeVisible();
  fireEvent.click(screen.getByText('Read'));
  const box = await screen.findByRole('dialog');
  expect(within(box).getByText('We keep less.')).toBeVisible();
  fireEvent.click(within(box).getByText('Noted'));
  await waitFor(() => expect(screen.queryByText(/^The privacy notice and terms change on/)).toBeNull());
  const me = await lists.currentUser();
  expect((await lists.auditPage({ action: 'notice.accepted', top: 5 })).entries).toMatchObject([{ subject: acceptanceSubject(2, me.id), actor: me.address }]);
  again.unmount();
  expect((await lists.auditPage({ action: 'notice.published', top: 5 })).entries).toHaveLength(2);
});

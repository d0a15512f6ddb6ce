import * as React from 'react';
import { AdminNews, type AdminNewsProps } from '../../features/adminNews/AdminNews';
import { useDesk } from '../../features/desk/DeskContext';
import { NoticeBar } from '../../features/notice/lazyNotice';
import { UnsentNews } from '../../features/unsent/lazyUnsent';

/** What stands above the desk when there is something to tell: of the installation, of a notice for everybody, of answers that have not left. */
export function DeskNews(props: AdminNewsProps) {
  useBegunMerges();
  return (
    <>
      <AdminNews {...props} />
      <React.Suspense fallback={null}>
        <NoticeBar />
      </React.Suspense>
      <React.Suspense fallback={null}>
        <UnsentNews />
      </React.Suspense>
    </>
  );
}

/** A merge that a closed browser left half done goes on. */
function useBegunMerges(): void {
  const { desk, conversations } = useDesk();
  React.useEffect(() => {
    if (!desk.port.keep.read('merges', Array.isArray)) return;
    import(/* webpackChunkName: 'merge' */ '../../app/desk/mergeTickets').then(
      ({ resumeMerges }) => resumeMerges(desk, conversations),
      () => undefined,
    );
  }, [desk, conversations]);
}

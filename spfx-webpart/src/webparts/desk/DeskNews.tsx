import * as React from 'react';
import { AdminNews, type AdminNewsProps } from '../../features/adminNews/AdminNews';
import { NoticeBar } from '../../features/notice/lazyNotice';
import { UnsentNews } from '../../features/unsent/lazyUnsent';

/** What stands above the desk when there is something to tell: of the installation, of a notice for everybody, of answers that have not left. */
export function DeskNews(props: AdminNewsProps) {
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

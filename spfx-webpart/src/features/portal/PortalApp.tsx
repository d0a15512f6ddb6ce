import * as React from 'react';
import './portal.global.scss';
import { lazyWithWords } from '../../ui/words/lazyWithWords';
import { useNow } from '../../ui/words/useNow';
import { Home } from './home/Home';
import { usePortal } from './PortalContext';
import { RequestPage } from './request/RequestPage';
import { useRequests } from './useRequests';
import { useRoute } from './useRoute';

const YourData = lazyWithWords(() => import(/* webpackChunkName: 'your-data' */ '../yourData').then((part) => part.YourData), {
  en: () => import(/* webpackChunkName: 'your-data-en' */ '../yourData/words/en'),
  de: () => import(/* webpackChunkName: 'your-data-de' */ '../yourData/words/de'),
});

/** The requester's whole screen: the front page, or one request. */
export function PortalApp() {
  const { now: clock } = usePortal();
  const now = useNow(clock);
  const mine = useRequests();
  const { openKey, yourData, open, openData, back } = useRoute();
  return (
    <div className="ld page portal">
      <div className="measure">
        <div hidden={openKey !== null || yourData}><Home mine={mine} now={now} onOpen={open} onYourData={openData} /></div>
        {yourData && <React.Suspense fallback={null}><YourData onBack={back} /></React.Suspense>}
        {openKey !== null && (
          <RequestPage key={openKey} requestKey={openKey} known={mine.requests?.find(({ key }) => key === openKey) ?? null} now={now} onBack={back} onChanged={mine.put} />
        )}
      </div>
    </div>
  );
}

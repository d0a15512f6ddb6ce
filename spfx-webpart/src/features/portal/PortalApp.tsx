import * as React from 'react';
import './portal.global.scss';
import { lazyWithWords } from '../../ui/words/lazyWithWords';
import { useNow } from '../../ui/words/useNow';
import { Home } from './home/Home';
import { usePortal } from './PortalContext';
import { RequestPage } from './request/RequestPage';
import { useRequests } from './useRequests';
import { useRoute } from './useRoute';

const yourData = () => import(/* webpackChunkName: 'your-data' */ '../yourData');
const yourDataWords = {
  en: () => import(/* webpackChunkName: 'your-data-en' */ '../yourData/words/en'),
  de: () => import(/* webpackChunkName: 'your-data-de' */ '../yourData/words/de'),
};
const YourData = lazyWithWords(() => yourData().then((part) => part.YourData), yourDataWords);
const NoticeNews = lazyWithWords(() => yourData().then((part) => part.NoticeNews), yourDataWords);

/** The requester's whole screen: the front page, or one request. */
export function PortalApp() {
  const { now: clock } = usePortal();
  const now = useNow(clock);
  const mine = useRequests();
  const { openKey, yourData: atYourData, open, openData, back } = useRoute();
  return (
    <div className="ld page portal">
      <div className="measure">
        <div hidden={openKey !== null || atYourData}>
          {mine.notice && (
            <React.Suspense fallback={null}>
              <NoticeNews news={mine.notice} />
            </React.Suspense>
          )}
          <Home mine={mine} now={now} onOpen={open} onYourData={openData} />
        </div>
        {atYourData && (
          <React.Suspense fallback={null}>
            <YourData onBack={back} />
          </React.Suspense>
        )}
        {openKey !== null && (
          <RequestPage
            key={openKey}
            requestKey={openKey}
            known={mine.requests?.find(({ key }) => key === openKey) ?? null}
            now={now}
            onBack={back}
            onChanged={mine.put}
          />
        )}
      </div>
    </div>
  );
}

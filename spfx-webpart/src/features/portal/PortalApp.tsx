import * as React from 'react';
import './portal.global.scss';
import { useNow } from '../../ui/words/useNow';
import { Home } from './home/Home';
import { usePortal } from './PortalContext';
import { RequestPage } from './request/RequestPage';
import { useRequests } from './useRequests';
import { useRoute } from './useRoute';

/** The requester's whole screen: the front page, or one request. */
export function PortalApp() {
  const { now: clock } = usePortal();
  const now = useNow(clock);
  const mine = useRequests();
  const { openKey, open, back } = useRoute();
  return (
    <div className="ld page portal">
      <div className="measure">
        <div hidden={openKey !== null}><Home mine={mine} now={now} onOpen={open} /></div>
        {openKey !== null && (
          <RequestPage key={openKey} requestKey={openKey} known={mine.requests?.find(({ key }) => key === openKey) ?? null} now={now} onBack={back} onChanged={mine.put} />
        )}
      </div>
    </div>
  );
}

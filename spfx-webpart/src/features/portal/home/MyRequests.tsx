import * as React from 'react';
import type { PortalRequest } from '@listdesk/shared/portal';
import { EmptyState } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
import { Tabs } from '../../../ui/controls/Tabs';
import { absolute } from '../../../ui/words/times';
import { useWords } from '../../../ui/words/WordsContext';
import { requestsOf, TABS } from '../model/order';
import type { Tab } from '../model/order';
import { age } from '../model/times';
import { FailureBanner } from '../parts/FailureBanner';
import { StateWord } from '../parts/StateWord';
import type { Requests } from '../useRequests';

export type MyRequestsProps = { mine: Requests; now: number; onOpen: (key: string) => void };

/** The user's requests in three tabs. What was loaded stays while a newer answer is late or failed. */
export function MyRequests({ mine, now, onOpen }: MyRequestsProps) {
  const { say } = useWords();
  const [tab, setTab] = React.useState<Tab>('open');
  const { requests, failure } = mine;
  const shown = requests ? requestsOf(tab, requests) : [];
  return (
    <section className="card pt-mine" aria-labelledby="listdesk-mine">
      <div className="row wrap pt-minehead">
        <h2 className="h2 grow" id="listdesk-mine">
          {say('portal.myRequests')}
        </h2>
        <Tabs
          name={say('portal.show')}
          chosen={tab}
          onChoose={setTab}
          tabs={TABS.map((key) => ({
            key,
            word: say(`portal.tab.${key}`),
            count: requests && key !== 'all' ? `${requestsOf(key, requests).length}${mine.hasMore ? '+' : ''}` : undefined,
          }))}
        />
      </div>
      {failure && <FailureBanner failure={failure} kept={requests ? say('portal.listKept') : undefined} onRetry={mine.reload} busy={mine.loading} />}
      {requests === null && !failure && <Skeleton />}
      {requests !== null && shown.length === 0 && <EmptyState icon="check" title={say(`portal.empty.${tab}.title`)} text={say(`portal.empty.${tab}.text`)} />}
      {shown.length > 0 && (
        <ul>
          {shown.map((request) => (
            <li key={request.key}>
              <RequestRow request={request} now={now} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {mine.hasMore && (
        <div className="pt-more">
          <Button look="ghost" disabled={mine.loading} onClick={mine.loadMore}>
            {say('portal.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function RequestRow({ request, now, onOpen }: { request: PortalRequest; now: number; onOpen: (key: string) => void }) {
  const { locale } = useWords();
  const yours = request.state === 'YourTurn';
  return (
    <button type="button" className={yours ? 'mt new1' : 'mt'} onClick={() => onOpen(request.key)}>
      <span className="row sm">
        <StateWord state={request.state} />
        <span className="end num sub" title={absolute(request.lastMessageAt, locale)}>
          {request.number} · {age(request.lastMessageAt, now, locale)}
        </span>
      </span>
      <span className={yours ? 't b' : 't'} dir="auto">
        {request.subject}
      </span>
      {request.preview && (
        <span className="sub sm clip" dir="auto">
          {request.preview}
        </span>
      )}
    </button>
  );
}

const SHOW_AFTER_MS = 300;

/** Shape of three requests; nothing for the first 300 ms, so that a quick answer does not flicker. */
function Skeleton() {
  const { say } = useWords();
  const [shown, setShown] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="pt-skeleton" role="status" aria-label={say('portal.loading')}>
      {shown &&
        [72, 88, 64].map((width) => (
          <div key={width} className="mt">
            <span className="sk" style={{ width: '30%' }} />
            <span className="sk" style={{ width: `${width}%` }} />
            <span className="sk" style={{ width: '50%' }} />
          </div>
        ))}
    </div>
  );
}

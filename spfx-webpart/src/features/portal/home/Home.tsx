import * as React from 'react';
import type { PortalRequest } from '@listdesk/shared/portal';
import { EmptyState } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
import { Tabs } from '../../../ui/controls/Tabs';
import { useWidth } from '../../../ui/theme/RootFrame';
import { useWords } from '../../../ui/words/WordsContext';
import { givenName } from '../model/names';
import { requestsOf, toRate } from '../model/order';
import { usePortal } from '../PortalContext';
import type { Requests } from '../useRequests';
import { MyRequests } from './MyRequests';
import { NewRequest } from './NewRequest';
import { RatingCard } from './RatingCard';

export type HomeProps = { mine: Requests; now: number; onOpen: (key: string) => void; onYourData: () => void };

/** New request beside my requests; stacked under 840, two tabs under 480. Both stay mounted, so that no draft or list is lost by a tab. */
export function Home({ mine, now, onOpen, onYourData }: HomeProps) {
  const { say } = useWords();
  const { userName, supportAddress } = usePortal();
  const phone = useWidth() === 'phone';
  const [tab, setTab] = React.useState<'new' | 'mine'>('new');
  const [rating, setRating] = React.useState<PortalRequest | null>(null);
  const asked = rating ?? (mine.requests ? toRate(mine.requests, now) : null);
  const blocked = mine.failure?.kind === 'notApproved' && mine.requests === null;
  const open = mine.requests ? requestsOf('open', mine.requests).length : null;
  const name = givenName(userName);

  return (
    <>
      <div className="pt-hello">
        <h1 className="h1">{name ? say('portal.helloName', { name }) : say('portal.hello')}</h1>
        {supportAddress && (
          <p className="sub">
            {say('portal.writeTo')}{' '}
            <a href={`mailto:${supportAddress}`} dir="ltr">
              {supportAddress}
            </a>
          </p>
        )}
      </div>
      {blocked ? (
        <section className="card">
          <EmptyState icon="lock" title={say('failure.notApproved.title')} text={say('failure.notApproved.text')}>
            <Button look="primary" icon="refresh" disabled={mine.loading} onClick={mine.reload}>
              {say('failure.retry')}
            </Button>
          </EmptyState>
        </section>
      ) : (
        <>
          {phone && (
            <Tabs
              className="ptabs"
              name={say('portal.show')}
              chosen={tab}
              onChoose={setTab}
              tabs={[
                { key: 'new', word: say('portal.newRequest') },
                { key: 'mine', word: say('portal.myRequests'), count: open === null ? undefined : String(open) },
              ]}
            />
          )}
          <div className="pg">
            <div hidden={phone && tab !== 'new'}>
              <NewRequest onSent={mine.put} onOpen={onOpen} />
            </div>
            <aside className="col g16" hidden={phone && tab !== 'mine'} aria-label={say('portal.myRequests')}>
              <MyRequests mine={mine} now={now} onOpen={onOpen} />
              {asked && (
                <RatingCard
                  key={asked.key}
                  request={asked}
                  onRated={(rated) => {
                    setRating(rated);
                    mine.put(rated);
                  }}
                />
              )}
            </aside>
          </div>
          <div className="row pt-own">
            <Button look="ghost" small icon="lock" onClick={onYourData}>
              {say('portal.yourData')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

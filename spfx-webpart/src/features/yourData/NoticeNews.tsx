import * as React from 'react';
import type { PortalNotice, PortalNoticeNews } from '@listdesk/shared/portal';
import type { ServiceFailure } from '../../app/serviceClient';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { FailureBanner } from '../portal/parts/FailureBanner';
import { usePortal } from '../portal/PortalContext';

/** The text of the notice that holds, and of one that is announced; `null` until it is there. */
export function NoticeText({ notice, now }: { notice: PortalNotice; now: number }) {
  const { say, locale } = useWords();
  const holds = notice.versions.filter(({ effectiveAt }) => Date.parse(effectiveAt) <= now).slice(-1);
  const shown = [...holds, ...notice.versions.filter(({ effectiveAt }) => Date.parse(effectiveAt) > now)];
  return (
    <>
      {shown.map(({ version, text, effectiveAt }) => (
        <div key={version} className="card pad col g16">
          <h2 className="h2">{say('yourData.notice')}</h2>
          <p className="sub">{say(Date.parse(effectiveAt) <= now ? 'yourData.noticeHolds' : 'yourData.noticeFrom', { day: dayOf(effectiveAt, locale) })}</p>
          <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">
            {text}
          </p>
        </div>
      ))}
    </>
  );
}

/** Tells a person of a privacy notice they have not noted yet, from 30 days before a change holds. That they noted it is kept with the desk. */
export function NoticeNews({ news }: { news: PortalNoticeNews }) {
  const { say, locale } = useWords();
  const { client, now } = usePortal();
  const [notice, setNotice] = React.useState<PortalNotice | null>(null);
  const [failure, setFailure] = React.useState<ServiceFailure | null>(null);
  const [busy, setBusy] = React.useState(false);
  const [noted, setNoted] = React.useState(0);
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  if (noted >= news.version) return null;
  const work = async <T,>(ask: () => Promise<{ ok: true; value: T } | { ok: false; failure: ServiceFailure }>, then: (value: T) => void): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await ask();
    if (!alive.current) return;
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) then(answer.value);
  };
  const note = (): Promise<void> =>
    work(
      () => client.noteNotice(news.version),
      () => setNoted(news.version),
    );
  return (
    <div className="col g16 pt-news">
      <Banner
        look="info"
        icon="shield"
        card
        title={say(Date.parse(news.effectiveAt) > now() ? 'yourData.noticeNews' : 'yourData.noticeNewsHolds', { day: dayOf(news.effectiveAt, locale) })}
      >
        {!notice && (
          <Button small aria-disabled={busy} onClick={() => void work(client.notice, setNotice)}>
            {say('yourData.noticeRead')}
          </Button>
        )}
        <Button small look={notice ? 'plain' : 'ghost'} aria-disabled={busy} onClick={() => void note()}>
          {say('yourData.noticeNoted')}
        </Button>
      </Banner>
      {failure && <FailureBanner failure={failure} busy={busy} onRetry={() => void note()} />}
      {notice && <NoticeText notice={notice} now={now()} />}
    </div>
  );
}

import * as React from 'react';
import { Button } from '../../../ui/controls/Button';
import { Banner } from '../../../ui/controls/Banner';
import { useWords } from '../../../ui/words/WordsContext';
import { clockTime } from '../../../ui/words/times';
import { useStore } from '../../../app/store/store';
import { waitingOf } from '../../../app/unsent/waiting';
import { useDesk, useDeskState } from '../DeskContext';

/** At most one bar: offline before slow. Says what waits and that it is safe. */
export function LiveBar({ waiting, now, onRetry }: { waiting: number; now: number; onRetry(): void }) {
  const { say, locale } = useWords();
  const live = useDeskState((desk) => desk.live);
  const answers = useStore(waitingOf(useDesk().desk), (all) => all.length);
  const count = waiting + answers;
  if (live.state === 'live' || live.state === 'asOf') return null;
  const kept = count ? say('live.waiting', { count }) : '';
  if (live.state === 'offline')
    return <Banner look="warn" icon="wifi" title={say('live.offline')} text={`${say('live.asOfText', { time: clockTime(live.asOf, locale) })} ${kept}`} />;
  const seconds = live.nextTryAt ? Math.max(1, Math.ceil((live.nextTryAt - now) / 1000)) : null;
  return (
    <Banner
      look="info"
      icon="clock"
      title={seconds ? say('live.busyNext', { seconds }) : say('live.busy')}
      text={kept || say('live.asOfText', { time: clockTime(live.asOf, locale) })}
    >
      <Button small onClick={onRetry}>
        {say('tryNow')}
      </Button>
    </Banner>
  );
}

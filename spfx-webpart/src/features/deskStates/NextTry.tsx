import * as React from 'react';
import './deskStates.global.scss';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { passes } from '../../app/desk/fault';
import { useNow } from '../../ui/words/useNow';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

/** What passes by itself is tried again so often; SharePoint may ask for more time. */
const EVERY_S = 20;

/** Tries again by itself, and at once when the network or the reader is back. The seconds are for the eye; who listens hears once that it will be tried. */
export function NextTry({ fault, trying, onTry }: { fault: ListsFaultLike; trying: boolean; onTry(): void }) {
  const { say } = useWords();
  const { now: clock } = useDesk().desk.port;
  const now = useNow(clock, 1_000);
  // A fault is made by each try.
  const wait = Math.max(EVERY_S, fault.retryAfterSeconds ?? 0);
  const at = React.useMemo(() => clock() + wait * 1_000, [clock, fault]);
  const tried = React.useRef(onTry);
  tried.current = onTry;
  const will = passes(fault);
  React.useEffect(() => {
    if (!will || trying) return undefined;
    const seen = (): boolean => document.visibilityState !== 'hidden';
    const again = (): void => {
      if (seen()) tried.current();
    };
    const back = (): void => {
      if (seen() && clock() >= at) tried.current();
    };
    const timer = setTimeout(again, at - clock());
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', back);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', back);
    };
  }, [will, trying, at, clock]);
  const place = React.useRef<HTMLSpanElement>(null);
  // It came: who stood at "Try now" stands at the title of the list.
  React.useLayoutEffect(() => {
    const empty = place.current?.closest('.empty');
    const title = place.current?.closest('.listpane')?.querySelector('h1');
    return () => {
      if (empty?.contains(document.activeElement)) title?.focus();
    };
  }, []);
  return (
    <span ref={place} className="nexttry sub">
      <span className="sr" role="alert">
        {[say('failed.title'), will ? say('retry.itself') : ''].join('. ')}
      </span>
      {will && (
        <span className="num" aria-hidden="true">
          {trying ? say('retry.now') : say('retry.in', { seconds: Math.min(wait, Math.max(1, Math.ceil((at - now) / 1_000))) })}
        </span>
      )}
    </span>
  );
}

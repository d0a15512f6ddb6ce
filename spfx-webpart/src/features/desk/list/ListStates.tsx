import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { Button } from '../../../ui/controls/Button';
import { EmptyState } from '../../../ui/controls/EmptyState';
import { useWords } from '../../../ui/words/WordsContext';
import { lazyPart } from '../../../ui/words/lazyWithWords';
import { clockTime } from '../../../ui/words/times';
import { toTitle } from '../../deskStates/toTitle';
import { CopyDetails } from './CopyDetails';

const ProgressIndicator = lazyPart(() =>
  import(/* webpackChunkName: 'progress' */ '@fluentui/react/lib/ProgressIndicator').then((part) => part.ProgressIndicator),
);
const WIDTHS = [72, 54, 81, 47, 63, 76, 58, 69];
const SHOW_AFTER_MS = 300;

/** Nothing for 300 ms, then rows in the shape of rows; never a spinner. */
export function SkeletonRows() {
  const { say } = useWords();
  const [shown, setShown] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" className="grow">
      <div className="prog">
        {shown && (
          <React.Suspense fallback={null}>
            <ProgressIndicator ariaLabel={say('loading.tickets')} barHeight={2} />
          </React.Suspense>
        )}
      </div>
      {shown &&
        WIDTHS.map((width) => (
          <div key={width} className="skr" aria-hidden="true">
            <span className="sk" style={{ width: 16, height: 16, borderRadius: 2 }} />
            <span className="sk" style={{ width: 30 }} />
            <span className="grow">
              <span className="sk" style={{ width: `${width}%` }} />
            </span>
            <span className="sk" style={{ width: 90 }} />
            <span className="sk" style={{ width: 22, height: 22, borderRadius: 11 }} />
            <span className="sk" style={{ width: 52 }} />
          </div>
        ))}
    </div>
  );
}

export type LoadFailedProps = {
  /** Says of what; else of the list. */
  title?: string;
  fault: ListsFaultLike;
  now: number;
  onRetry(): void;
  children?: React.ReactNode;
};

/** The first load failed and nothing is held. */
export function LoadFailed({ title, fault, now, onRetry, children }: LoadFailedProps) {
  const { say, locale } = useWords();
  // When it failed, not when it is looked at.
  const at = React.useMemo(() => now, [fault]);
  const details = `${fault.code} ${fault.message} ${new Date(at).toISOString()}`;
  return (
    <EmptyState
      icon="alert"
      title={title ?? say('failed.title')}
      text={say(`fault.${fault.code}`, { detail: fault.message })}
      foot={say('failed.reference', { code: fault.code, time: clockTime(at, locale) })}
    >
      {children}
      <Button look="primary" onClick={onRetry}>
        {say('tryNow')}
      </Button>
      <CopyDetails details={details} />
    </EmptyState>
  );
}

/** Rows stand, and not all there are: says so below them, and why. */
export function MoreFailed({ fault, onRetry }: Pick<LoadFailedProps, 'fault' | 'onRetry'>) {
  const { say } = useWords();
  return (
    <div className="banner bad" role="alert">
      <span>
        <b className="b">{say('failed.more')}</b> <span className="sub">{say(`fault.${fault.code}`, { detail: fault.message })}</span>
      </span>
      <span className="acts">
        <Button
          small
          onClick={(event) => {
            toTitle(event);
            onRetry();
          }}
        >
          {say('tryNow')}
        </Button>
      </span>
    </div>
  );
}

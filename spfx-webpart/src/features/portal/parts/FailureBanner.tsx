import * as React from 'react';
import { failureWords } from '../../../app/serviceClient/failureWords';
import type { ServiceFailure } from '../../../app/serviceClient';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';

export type FailureBannerProps = {
  failure: ServiceFailure;
  /** What was kept or still works, said after what happened. */
  kept?: string;
  onRetry?: () => void;
  busy?: boolean;
};

/** One failure in words, with the way out. Announced at once because something the user asked for did not happen. */
export function FailureBanner({ failure, kept, onRetry, busy = false }: FailureBannerProps) {
  const { say } = useWords();
  const { title, text, tone, retry } = failureWords(failure, say);
  return (
    <div className={`banner card ${tone}`} role="alert">
      <Icon name={failure.kind === 'offline' ? 'wifi' : failure.kind === 'notApproved' ? 'lock' : 'alert'} />
      <span className="grow"><b className="b">{title}</b> <span className="sub">{text}{kept ? ` ${kept}` : ''}</span></span>
      {retry && onRetry && (
        <span className="acts"><button type="button" className="btn sm" disabled={busy} onClick={onRetry}><Icon name="refresh" size="s" />{say('failure.retry')}</button></span>
      )}
    </div>
  );
}

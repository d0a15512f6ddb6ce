import * as React from 'react';
import { failureWords } from '../../../app/serviceClient/failureWords';
import type { ServiceFailure } from '../../../app/serviceClient';
import { Banner } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
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
    <Banner
      look={tone}
      card
      role="alert"
      icon={failure.kind === 'offline' ? 'wifi' : failure.kind === 'notApproved' ? 'lock' : 'alert'}
      title={title}
      text={kept ? `${text} ${kept}` : text}
    >
      {retry && onRetry && (
        <Button small icon="refresh" disabled={busy} onClick={onRetry}>
          {say('failure.retry')}
        </Button>
      )}
    </Banner>
  );
}

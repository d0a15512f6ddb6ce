import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { failureWords } from '../../app/serviceClient/failureWords';
import type { ServiceFailure } from '../../app/serviceClient';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import type { LogView } from './useLogView';

/** Further pages could not be read. */
export function MoreFailed({ fault, onRetry }: { fault: ListsFaultLike; onRetry(): void }) {
  const { say } = useWords();
  return (
    <Banner look="bad" icon="alert" title={say('log.failedMore')} text={say(`fault.${fault.code}`, { detail: fault.message })}>
      <Button small onClick={onRetry}>
        {say('tryNow')}
      </Button>
    </Banner>
  );
}

/** The service did not say which mails are held. */
export function HeldUnreachable({ failure, onRetry }: { failure: ServiceFailure; onRetry(): void }) {
  const { say } = useWords();
  const words = failureWords(failure, say);
  return (
    <Banner look="warn" icon="alert" title={words.title} text={`${words.text} ${say('log.held.unreachable')}`}>
      <Button small onClick={onRetry}>
        {say('tryNow')}
      </Button>
    </Banner>
  );
}

/** Why nothing stands here, and the way to something. */
export function NoMails({ view: { heldOnly, narrowed, range, clear, setRange } }: { view: LogView }) {
  const { say } = useWords();
  if (heldOnly) return <EmptyState icon="check" title={say('log.emptyHeld')} text={say('log.emptyHeldText')} />;
  if (narrowed)
    return (
      <EmptyState icon="filter" title={say('log.emptyFiltered')} text={say('log.emptyFilteredText')}>
        <Button onClick={clear}>{say('filters.clear')}</Button>
      </EmptyState>
    );
  if (range === 'all') return <EmptyState icon="mail" title={say('log.empty')} text={say('log.emptyText')} />;
  return (
    <EmptyState icon="mail" title={say('log.emptyRange')} text={say('log.emptyRangeText')}>
      <Button onClick={() => setRange('all')}>{say('log.range.all')}</Button>
    </EmptyState>
  );
}

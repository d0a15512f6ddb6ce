import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { reasonIn } from './reasonIn';

/** Why a message was not sent, for pages that have none of the composer's words. */
export function NotSentReason(message: Pick<Message, 'deliveryError'>) {
  const { say } = useWords();
  return <>{reasonIn(message, say)}</>;
}

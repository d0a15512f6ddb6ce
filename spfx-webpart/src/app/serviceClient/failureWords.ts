import type { ServiceFailure } from './failures';
import type { Say } from '../../ui/words/say';

export type FailureWords = { title: string; text: string; tone: 'info' | 'warn' | 'bad'; retry: boolean };

/** The words of a failure: what happened, what to do next. The service's own sentence is shown where it gave one; codes stand in brackets. */
export function failureWords(failure: ServiceFailure, say: Say): FailureWords {
  const words = (key: string, tone: FailureWords['tone'], retry: boolean, values?: Record<string, string | number>): FailureWords => ({
    title: say(`failure.${key}.title`, values),
    text: say(`failure.${key}.text`, values),
    tone,
    retry,
  });
  const inWords = (key: string, tone: FailureWords['tone'], retry: boolean, { code, message }: { code: string; message: string }): FailureWords => {
    const said = words(key, tone, retry);
    return { ...said, text: `${message || said.text} (${code})` };
  };
  switch (failure.kind) {
    case 'offline':
      return words('offline', 'warn', true);
    case 'unreachable':
      return words(failure.timedOut ? 'timedOut' : 'unreachable', 'warn', true);
    case 'notApproved':
      return words('notApproved', 'warn', true);
    case 'signIn':
      return words('signIn', 'warn', true);
    case 'throttled':
      return words('throttled', 'info', true, { count: failure.retryAfterSeconds });
    case 'refused':
      return inWords('refused', 'bad', false, failure);
    case 'rejected':
      return inWords(failure.status === 404 ? 'gone' : failure.status === 413 ? 'tooLarge' : 'rejected', 'bad', false, failure);
    case 'fault':
      return inWords('fault', 'bad', true, failure);
  }
}

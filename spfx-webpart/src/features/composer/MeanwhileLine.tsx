import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useDeskState } from '../desk/DeskContext';
import { writerOf, writtenSince } from '../../app/unsent/meanwhile';

/**
 * What came into the conversation since this answer was begun. `begun` names the draft; `keptAt` is when it was last kept (ms, 0 for a
 * new one): a draft of yesterday has not seen what came since.
 */
export function useMeanwhile(messages: readonly Message[], begun: string, keptAt: number): readonly Message[] {
  const myId = useDeskState((state) => state.me?.id ?? 0);
  const [from, setFrom] = React.useState<{ begun: string; at: number } | null>(null);
  React.useEffect(() => {
    if (from?.begun === begun || !messages.length) return;
    setFrom({ begun, at: keptAt || Math.max(...messages.map(({ sentAt }) => Date.parse(sentAt))) });
  }, [from, begun, keptAt, messages]);
  return React.useMemo(() => (from?.begun === begun ? writtenSince(messages, from.at, myId) : []), [messages, from, begun, myId]);
}

export type MeanwhileProps = {
  news: readonly Message[];
  /** The agent has been asked and wants to send all the same. */
  onSend(): void;
  onKeep(): void;
  onDiscard(): void;
};

/** A colleague answered first: sending waits for one look. What the requester wrote meanwhile is only told. */
export function MeanwhileLine({ news, onSend, onKeep, onDiscard }: MeanwhileProps) {
  const { say } = useWords();
  const reply = news.filter(({ kind }) => kind === 'Reply').pop();
  const last = reply ?? news[news.length - 1];
  if (!last) return null;
  const name = writerOf(last);
  if (!reply) return <Banner look="info" icon="mail" title={say('newer.mail', { name })} text={say('newer.mailText')} />;
  return (
    <Banner look="warn" icon="alert" title={say('newer.reply', { name })} text={say('newer.replyText')}>
      <Button small look="primary" onClick={onSend}>
        {say('newer.send')}
      </Button>
      <Button small onClick={onKeep}>
        {say('newer.keep')}
      </Button>
      <Button small look="ghost" onClick={onDiscard}>
        {say('newer.discard')}
      </Button>
    </Banner>
  );
}

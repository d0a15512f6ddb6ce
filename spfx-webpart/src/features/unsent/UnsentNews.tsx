import * as React from 'react';
import { outboxOf } from '../../app/unsent/outbox';
import { copyText } from '../../app/save/copyText';
import { waitingOf, type Waiting } from '../../app/unsent/waiting';
import { useStore } from '../../app/store/store';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useHeldWords } from './useHeldWords';

/** Sends what waits on this device when the connection is back, and says which answers still wait, or wait for their writer. Draws nothing while all have left. */
export function UnsentNews() {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const heldWords = useHeldWords();
  const waiting = useStore(waitingOf(desk), (all) => all).filter(({ withdrawn }) => !withdrawn);
  const words = React.useRef(say);
  words.current = say;
  React.useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    void outboxOf(desk, conversations).then((outbox) => {
      if (gone || !outbox) return;
      stop = outbox.follow(({ ticketId }, { end }) => {
        if (end === 'left') desk.tell(words.current('unsent.left', { number: String(ticketId) }));
        if (end === 'late') desk.tell(words.current('unsent.late', { number: String(ticketId) }), true);
      });
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [desk, conversations]);

  const stays = waiting.filter(({ held }) => held !== null);
  const [first] = stays.length ? stays : waiting;
  if (!first) return null;
  const number = String(first.ticketId);
  const open = (
    <Button
      small
      onClick={() => {
        window.location.hash = `ticket=${number}`;
      }}
    >
      {say('unsent.open', { number })}
    </Button>
  );
  if (first.held)
    return (
      <Banner look="warn" icon="alert" title={say('unsent.stays', { count: stays.length, number })} text={heldWords(first.held)}>
        {first.held.why === 'gone' ? <LastWords waiting={first} /> : open}
      </Banner>
    );
  return (
    <Banner look="info" icon="clock" title={say('unsent.waiting', { count: waiting.length })} text={say('unsent.safe')}>
      {open}
    </Banner>
  );
}

/** Of an answer whose ticket is gone only its words are left. */
function LastWords({ waiting }: { waiting: Waiting }) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const copy = async (): Promise<void> => {
    const done = await copyText(waiting.draft.text);
    desk.tell(say(done ? 'unsent.copied' : 'unsent.notCopied'), !done);
  };
  return (
    <>
      <Button small look="primary" onClick={() => void copy()}>
        {say('unsent.copy')}
      </Button>
      <Button small look="ghost" onClick={() => void outboxOf(desk, conversations).then((outbox) => outbox?.withdraw(waiting))}>
        {say('unsent.discard')}
      </Button>
    </>
  );
}

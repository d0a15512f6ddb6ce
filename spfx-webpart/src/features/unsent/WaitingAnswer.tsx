import * as React from 'react';
import { outboxOf, type Outbox } from '../../app/unsent/outbox';
import type { Waiting } from '../../app/unsent/waiting';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Avatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import { moment } from '../../ui/words/times';
import { useNow } from '../../ui/words/useNow';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { PlainText } from '../ticket/PlainText';
import type { WaitingAnswersProps } from './WaitingAnswers';
import { useHeldWords } from './useHeldWords';

const LOOKS = { Reply: 'msg agent', Note: 'msg note', Forward: 'msg note' } as const;

/** One answer that has not left: its words, why it waits, and the ways out. */
export function WaitingAnswer({ waiting, onEdit }: { waiting: Waiting } & Pick<WaitingAnswersProps, 'onEdit'>) {
  const { draft, held, ticketId } = waiting;
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const heldWords = useHeldWords();
  const me = useDeskState((state) => state.me?.name ?? '');
  const now = useNow(desk.port.now);
  const [busy, setBusy] = React.useState(false);
  const when = moment(new Date(waiting.at).toISOString(), now, say, locale);

  const withOutbox = (work: (outbox: Outbox) => Promise<void>): void =>
    void outboxOf(desk, conversations).then(
      (outbox) => outbox && work(outbox),
      () => undefined,
    );
  const sendNow = (): void => {
    setBusy(true);
    withOutbox(async (outbox) => {
      if (!(await outbox.sendNow(waiting))) desk.tell(say('unsent.notNow'), true);
      setBusy(false);
    });
  };
  /** Goes on when it was still here: what has left while somebody reached for it is not written a second time. */
  const withdrawn = (goOn: (outbox: Outbox) => void): void => {
    setBusy(true);
    withOutbox(async (outbox) => {
      if (await outbox.withdraw(waiting)) goOn(outbox);
      else desk.tell(say('unsent.late', { number: String(ticketId) }), true);
    });
  };
  const edit = (): void =>
    withdrawn(() =>
      onEdit(draft.kind, {
        html: draft.html,
        files: draft.files,
        to: draft.to,
        cc: draft.cc,
        ...(draft.forwarded ? { forwarded: draft.forwarded.messageKey, without: draft.forwarded.without } : {}),
        status: draft.status,
        sendAt: draft.sendAt,
      }),
    );
  const discard = (): void =>
    withdrawn((outbox) =>
      desk.offerUndo(say('unsent.discarded', { number: String(ticketId) }), async () => {
        await outbox.add({ ...waiting, key: desk.port.newKey(), tried: false });
      }),
    );
  return (
    <article className={LOOKS[draft.kind]} aria-label={say('unsent.name', { when })}>
      <header>
        <Avatar name={me} />
        <b className="b clip" dir="auto">
          {me}
        </b>
        <span className="tag warn">{say(held ? 'unsent.notSent' : 'unsent.waits')}</span>
        <time className="when" dateTime={new Date(waiting.at).toISOString()}>
          {when}
        </time>
      </header>
      <div className="prose">
        <PlainText text={draft.text} />
      </div>
      <div className="foot">
        {draft.files.length > 0 && (
          <span className="row sm sub g4">
            <Icon name="clip" size="s" />
            {draft.files.map(({ name }) => name).join(', ')}
          </span>
        )}
        <span className={held ? 'row sm g4 grow' : 'row sm sub g4 grow'} role="status">
          <Icon name={held ? 'alert' : 'clock'} size="s" />
          {held ? heldWords(held) : say(draft.status ? 'unsent.leavesWith' : 'unsent.leaves', { status: draft.status ? say(`status.${draft.status}`) : '' })}
        </span>
        <span className="row wrap g8">
          {held?.why !== 'gone' && (
            <Button small look={held ? 'primary' : 'plain'} disabled={busy} onClick={sendNow}>
              {say(held?.why === 'news' ? 'unsent.sendToo' : 'unsent.sendNow')}
            </Button>
          )}
          <Button small disabled={busy} onClick={edit}>
            {say('unsent.edit')}
          </Button>
          <Button small look="ghost" disabled={busy} onClick={discard}>
            {say('unsent.discard')}
          </Button>
        </span>
      </div>
    </article>
  );
}

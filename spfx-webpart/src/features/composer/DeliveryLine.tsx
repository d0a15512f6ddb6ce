import * as React from 'react';
import { isNotice, type Message } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime } from '../../ui/words/times';
import { useNow } from '../../ui/words/useNow';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { reasonIn } from './reasonIn';
import { PickMoment, useMoment } from './SendMenus';

/** `onSendAgain`: at once, or at another moment (ms). */
export type DeliveryLineProps = { message: Message; onTakeBack(message: Message): Promise<void>; onSendAgain(message: Message, at?: number): Promise<void> };
type Line = { message: Message; onTakeBack(message: Message): void; onSendAgain(message: Message, at?: number): void };

/** Further ahead than this a reply was planned, not just written. */
const PLANNED_MS = 60_000;

/** How far a message that leaves is, counted down while it can still be undone. A refused one says why and offers the way on. */
export function DeliveryLine({ message, onTakeBack, onSendAgain }: DeliveryLineProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const refused = (error: unknown): void => {
    const fault = faultOf(error);
    desk.tell(say('delivery.notDone', { reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
  };
  // While the whole answer can be undone, its status and who took the ticket go back too: two buttons of one word do the same. A planned one may have another time since.
  const takeBack = (one: Message): Promise<unknown> => {
    const { undo } = desk.store.get();
    const now = desk.port.now();
    const planned = Date.parse(one.sendAfter ?? '') - now > PLANNED_MS;
    return !planned && undo?.of === one.key && undo.until > now ? desk.undo() : onTakeBack(one);
  };
  const line: Line = { message, onTakeBack: (one) => void takeBack(one).catch(refused), onSendAgain: (one, at) => void onSendAgain(one, at).catch(refused) };
  return isNotice(message) ? <NoticeLine {...line} /> : <LeavingLine {...line} />;
}

/** A note that names colleagues, or that others follow: it stands already, its mail to them leaves. */
function NoticeLine({ message, onTakeBack, onSendAgain }: Line) {
  const { say } = useWords();
  const mayWork = useMayWork();
  const { desk } = useDesk();
  const waits = message.delivery === 'Queued';
  const now = useNow(desk.port.now, waits ? 1_000 : 30_000);
  const names = message.to.map(({ name, address }) => name || address).join(', ');
  if (waits || message.delivery === 'Sending') {
    const left = message.sendAfter ? Math.ceil((Date.parse(message.sendAfter) - now) / 1000) : 0;
    return (
      <span className="row sm sub g4 wrap">
        <Icon name="at" size="s" />
        {say('notice.leaves', { names })}
        {mayWork && waits && left > 0 && (
          <Button small look="ghost" onClick={() => onTakeBack(message)}>
            {say('delivery.undo')}
          </Button>
        )}
      </span>
    );
  }
  if (message.delivery === 'Sent')
    return (
      <span className="row sm sub g4">
        <Icon name="check" size="s" />
        {say('notice.sent', { names })}
      </span>
    );
  return (
    <>
      <span className="row sm bad g4" role="alert">
        <Icon name="alert" size="s" />
        {say('notice.failed', { names, reason: reasonIn(message, say) })}
      </span>
      {mayWork && (
        <Button small onClick={() => onSendAgain(message)}>
          {say('delivery.retry')}
        </Button>
      )}
    </>
  );
}

function LeavingLine({ message, onTakeBack, onSendAgain }: Line) {
  const { say, locale } = useWords();
  const mayWork = useMayWork();
  const { desk } = useDesk();
  const moment = useMoment();
  const [picking, setPicking] = React.useState(false);
  const waits = message.delivery === 'Queued';
  const at = message.sendAfter ? Date.parse(message.sendAfter) : 0;
  const now = useNow(desk.port.now, waits && at - desk.port.now() < PLANNED_MS ? 1_000 : 30_000);
  const left = Math.ceil((at - now) / 1000);
  switch (message.delivery) {
    case 'Queued':
      if (left * 1000 > PLANNED_MS) {
        return (
          <>
            <span className="row sm g4">
              <Icon name="clock" size="s" />
              {say('delivery.planned', { when: moment(at) })}
            </span>
            {mayWork && (
              <span className="row wrap g8">
                <Button small onClick={() => onSendAgain(message)}>
                  {say('delivery.now')}
                </Button>
                <Button small look="ghost" onClick={() => setPicking(true)}>
                  {say('delivery.change')}
                </Button>
                <Button small look="ghost" onClick={() => onTakeBack(message)}>
                  {say('delivery.cancel')}
                </Button>
              </span>
            )}
            {picking && (
              <PickMoment
                first={at}
                onChoose={(chosen) => {
                  setPicking(false);
                  onSendAgain(message, chosen);
                }}
                onClose={() => setPicking(false)}
              />
            )}
          </>
        );
      }
      return (
        <span className="row sm sub g4">
          <Icon name="clock" size="s" />
          {left > 0 ? say('delivery.leaves', { seconds: left }) : say('delivery.queued')}
          {mayWork && (
            <Button small look="ghost" onClick={() => onTakeBack(message)}>
              {say(left > 0 ? 'delivery.undo' : 'delivery.takeBack')}
            </Button>
          )}
        </span>
      );
    case 'Sending':
      return (
        <span className="row sm sub g4">
          <Icon name="send" size="s" />
          {say('delivery.sending')}
        </span>
      );
    case 'Sent':
      return (
        <span className="row sm sub g4">
          <Icon name="check" size="s" />
          {say('delivery.sent', { time: clockTime(message.sentAt, locale) })}
        </span>
      );
    case 'Failed':
      return (
        <>
          <span className="row sm bad g4" role="alert">
            <Icon name="alert" size="s" />
            {say('delivery.failed', { reason: reasonIn(message, say) })}
          </span>
          {mayWork && (
            <span className="row wrap g8">
              <Button small onClick={() => onSendAgain(message)}>
                {say('delivery.retry')}
              </Button>
              <Button small look="ghost" onClick={() => onTakeBack(message)}>
                {say('delivery.edit')}
              </Button>
            </span>
          )}
        </>
      );
    case 'Bounced':
      return (
        <>
          <span className="row sm bad g4" role="alert">
            <Icon name="alert" size="s" />
            {say('delivery.bounced', { reason: reasonIn(message, say) })}
          </span>
          <span className="sub sm">{say('delivery.mend')}</span>
          {mayWork && (
            <span className="row wrap g8">
              <Button small onClick={() => onSendAgain(message)}>
                {say('delivery.retry')}
              </Button>
              <Button small look="ghost" onClick={() => onTakeBack(message)}>
                {say('delivery.writeAgain')}
              </Button>
            </span>
          )}
        </>
      );
    default:
      return null;
  }
}

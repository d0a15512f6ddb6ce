import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime } from '../../ui/words/times';

export type DeliveryProps = { message: Message; now: number; onTakeBack(message: Message): void; onSendAgain(message: Message): void };

/** How far a reply is. A refused one says why and offers the way on. */
export function Delivery({ message, now, onTakeBack, onSendAgain }: DeliveryProps) {
  const { say, locale } = useWords();
  if (message.kind !== 'Reply') return null;
  switch (message.delivery) {
    case 'Queued': {
      const left = message.sendAfter ? Math.ceil((Date.parse(message.sendAfter) - now) / 1000) : 0;
      return (
        <span className="row sm sub g4">
          <Icon name="clock" size="s" />{left > 0 ? say('delivery.leaves', { seconds: left }) : say('delivery.queued')}
          <Button small look="ghost" onClick={() => onTakeBack(message)}>{say('delivery.takeBack')}</Button>
        </span>
      );
    }
    case 'Sending':
      return <span className="row sm sub g4"><Icon name="send" size="s" />{say('delivery.sending')}</span>;
    case 'Sent':
      return <span className="row sm sub g4"><Icon name="check" size="s" />{say('delivery.sent', { time: clockTime(message.sentAt, locale) })}</span>;
    case 'Failed':
    case 'Bounced':
      return (
        <>
          <span className="row sm bad g4" role="alert"><Icon name="alert" size="s" />{say(message.delivery === 'Failed' ? 'delivery.failed' : 'delivery.bounced', { reason: message.deliveryError ?? say('delivery.noReason') })}</span>
          <span className="row wrap g8">
            <Button small onClick={() => onSendAgain(message)}>{say('delivery.again')}</Button>
            <Button small look="ghost" onClick={() => onTakeBack(message)}>{say('delivery.edit')}</Button>
          </span>
        </>
      );
    default:
      return null;
  }
}

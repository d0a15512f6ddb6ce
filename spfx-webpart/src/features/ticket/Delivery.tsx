import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import { DeliveryLine } from '../composer/lazyComposer';

export type DeliveryProps = {
  message: Message;
  now: number;
  onTakeBack(message: Message): Promise<void>;
  onSendAgain(message: Message, at?: number): Promise<void>;
};

/** How far a message that leaves is: replies, and what was handed on. */
export function Delivery({ message, onTakeBack, onSendAgain }: DeliveryProps) {
  if (message.delivery === 'None' || (message.kind !== 'Reply' && message.kind !== 'Note')) return null;
  return (
    <React.Suspense fallback={null}>
      <DeliveryLine message={message} onTakeBack={onTakeBack} onSendAgain={onSendAgain} />
    </React.Suspense>
  );
}

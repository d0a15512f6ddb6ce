import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import { useDesk } from '../desk/DeskContext';

/** A message with its whole text: very long ones keep a part of it in files, read only when the message is on the screen. */
export function useWholeBody(message: Message): Message {
  const { desk } = useDesk();
  const [whole, setWhole] = React.useState<Message | null>(null);
  const long = (message.longParts?.length ?? 0) > 0;
  React.useEffect(() => {
    if (!long) return undefined;
    let left = false;
    desk.port.lists.messageBody(message).then(
      (body) => {
        if (!left) setWhole({ ...message, ...body });
      },
      () => undefined, // The beginning stays readable.
    );
    return () => {
      left = true;
    };
  }, [desk, message, long]);
  return long && whole && whole.key === message.key ? whole : message;
}

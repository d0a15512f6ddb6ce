import * as React from 'react';
import { isNotice, type Message, type Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import type { Opened } from '../composer/Composer';
import { useDesk } from '../desk/DeskContext';

/** What was asked for and is done with: the page and the pane show the same ticket, and neither opens it once more. */
const over = new WeakSet<Opened>();

/** The composer's state of a ticket and what can be done with a reply under way; what does not work is thrown to whoever asked. */
export function useAnswering(ticket: Ticket, wanted: Opened | null) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const [opened, setOpened] = React.useState<Opened | null>(wanted && !over.has(wanted) ? wanted : null);
  React.useEffect(() => setOpened(null), [ticket.id]);
  React.useEffect(() => {
    if (wanted && !over.has(wanted)) setOpened(wanted);
  }, [wanted]);

  const open = React.useCallback((kind: Opened['kind'], more: Partial<Opened> = {}) => setOpened({ ...more, kind, at: Date.now() }), []);
  const close = React.useCallback(() => {
    if (wanted) over.add(wanted);
    setOpened(null);
  }, [wanted]);

  const back = React.useCallback(
    async (message: Message): Promise<void> => {
      const kind = isNotice(message) ? ('Note' as const) : message.kind === 'Note' ? ('Forward' as const) : ('Reply' as const);
      const came = { html: message.html, ...(kind === 'Forward' ? { to: message.to, forwarded: message.evidence?.matched ?? '' } : {}) };
      // What came back has left once: it stays in the conversation, its words begin a new answer.
      if (message.delivery === 'Bounced') return open(kind, came);
      // Reading needs none of what sending and taking back is made of: it loads with the composer, or now.
      const { filesOf, takeBack } = await import(/* webpackChunkName: 'answer' */ '../../app/desk/takeBack');
      const files = await filesOf(desk, message);
      if ((await takeBack(desk, conversations, message)) === 'late') {
        desk.tell(say('undo.late'), true);
        void conversations.reload(ticket);
      } else open(kind, { ...came, files });
    },
    [desk, conversations, say, open, ticket],
  );

  const again = React.useCallback(
    async (message: Message, at = desk.port.now()): Promise<void> => {
      const { leaveAt } = await import(/* webpackChunkName: 'answer' */ '../../app/desk/takeBack');
      await leaveAt(desk, message, at);
      await conversations.reload(ticket);
    },
    [desk, conversations, ticket],
  );

  return { opened, open, close, takeBack: back, sendAgain: again };
}

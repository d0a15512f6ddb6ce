import * as React from 'react';
import { isNotice, type Message, type Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import type { Opened } from '../composer/Composer';
import { useDesk } from '../desk/DeskContext';

/** What was asked for and is done with: the page and the pane show the same ticket, and neither opens it once more. */
const over = new WeakSet<Opened>();

/**
 * The composer's state of a ticket and what can be done with a reply under way; what does not work is thrown to whoever asked. What is asked for one ticket never
 * reaches the composer of another that has come in its place.
 */
export function useAnswering(ticket: Ticket, wanted: Opened | null) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const { id, key } = ticket;
  const asked = wanted && !over.has(wanted) ? wanted : null;
  const [of, setOf] = React.useState<{ id: number; opened: Opened } | null>(asked && { id, opened: asked });
  const shown = React.useRef<number | null>(id);
  React.useLayoutEffect(() => {
    shown.current = id;
    return () => {
      shown.current = null;
    };
  }, [id]);
  React.useEffect(() => setOf((old) => (old?.id === id ? old : null)), [id]);
  React.useEffect(() => {
    if (asked) setOf({ id, opened: asked });
  }, [asked]);

  const open = React.useCallback(
    (kind: Opened['kind'], came: Partial<Opened> = {}): void => {
      if (shown.current === id) return setOf({ id, opened: { ...came, kind, at: Date.now() } });
      if (came.html === undefined && !came.files?.length) return undefined;
      // Whoever asked has gone on: it waits where it belongs.
      void import(/* webpackChunkName: 'composer' */ '../composer/drafts')
        .then(({ layAside }) => layAside(desk, key, { ...came, kind }))
        .then(
          () => desk.tell(say('composer.back', { number: String(id) })),
          () => undefined,
        );
      return undefined;
    },
    [desk, say, id, key],
  );
  const close = React.useCallback(() => {
    if (wanted) over.add(wanted);
    setOf((old) => (old?.id === id ? null : old));
  }, [wanted, id]);

  const back = React.useCallback(
    async (message: Message): Promise<void> => {
      const kind = isNotice(message) ? ('Note' as const) : message.kind === 'Note' ? ('Forward' as const) : ('Reply' as const);
      const { to, cc, evidence } = message;
      const came = {
        html: message.html,
        ...(kind === 'Reply' ? { cc } : kind === 'Forward' ? { to, cc, forwarded: evidence?.matched ?? '', without: evidence?.without ?? [] } : {}),
      };
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

  return { opened: of?.id === id ? of.opened : null, open, close, takeBack: back, sendAgain: again };
}

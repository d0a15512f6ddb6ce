import * as React from 'react';
import './composer.global.scss';
import type { Ticket } from '@listdesk/shared/tickets';
import type { SharedDraft } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { moment } from '../../ui/words/times';
import { useNow } from '../../ui/words/useNow';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { takeOver } from './drafts';
import { draftName, isKept } from './useDraft';
import { textOfHtml } from './htmlText';

/** A draft of one's own that is younger is of this visit: it is in the box, or was just sent. */
const VISIT_BEGAN = Date.now();
/** An older one is no sign that somebody writes; it is still there, and can be read and taken. */
const MOST_SHOWN = 3;

function wordsOf(html: string): string {
  const holder = document.implementation.createHTMLDocument('').body;
  holder.innerHTML = html;
  return textOfHtml(holder);
}

export type ColleagueDraftProps = {
  ticket: Ticket;
  /** Takes it into the open editor, which keeps it; absent: it goes into the draft on this device. Theirs goes after that. */
  onTake?(draft: SharedDraft): void;
  /** Theirs has gone, or could not. */
  onTaken?(draft: SharedDraft): void;
};

/** "Draft by Jonas, 2 min ago": what colleagues have begun here, and oneself on another device, to be read or taken over. One request when it is first shown. */
export function ColleagueDraft({ ticket, onTake, onTaken }: ColleagueDraftProps) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const { lists, keep } = desk.port;
  const now = useNow(desk.port.now);
  const [drafts, setDrafts] = React.useState<readonly SharedDraft[]>([]);
  const [open, setOpen] = React.useState<number | null>(null);
  const myId = me?.id ?? null;
  React.useEffect(() => {
    let left = false;
    if (myId === null) return undefined;
    // Not to know of a draft hinders nobody: the ticket's own messages tell what was sent.
    lists.draftsOf(ticket.key).then(
      (found) => {
        const elsewhere = ({ at }: SharedDraft): boolean => Date.parse(at) < VISIT_BEGAN && keep.read(draftName(ticket.key), isKept) === null;
        if (!left) setDrafts(found.filter((one) => one.html !== '' && (one.author.id !== myId || elsewhere(one))));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [lists, keep, ticket.key, ticket.modifiedAt, myId]);

  const take = async (draft: SharedDraft): Promise<void> => {
    const mine = draft.author.id === myId;
    setDrafts((old) => old.filter(({ id }) => id !== draft.id));
    if (onTake) onTake(draft);
    else takeOver(desk, ticket.key, draft, mine ? draft.id : null);
    try {
      if (!mine) await lists.removeDraft(draft.id);
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say(`fault.${fault.code}`, { detail: fault.message }), true);
    }
    onTaken?.(draft);
  };
  if (!drafts.length) return null;
  return (
    <ul className="theirdrafts" aria-label={say('drafts.title')}>
      {drafts.slice(0, MOST_SHOWN).map((draft) => (
        <li key={draft.id} className={draft.kind === 'Note' ? 'theirdraft cnote' : 'theirdraft'}>
          <div className="row">
            <Icon name="pen" size="s" />
            <span className="grow clip">
              {say(draft.author.id === myId ? 'drafts.mine' : 'drafts.by', { name: draft.author.name, when: moment(draft.at, now, say, locale) })}
            </span>
            <Button small look="ghost" aria-expanded={open === draft.id} onClick={() => setOpen(open === draft.id ? null : draft.id)}>
              {say(open === draft.id ? 'drafts.hide' : 'drafts.open')}
            </Button>
            <Button small onClick={() => void take(draft)}>
              {say(draft.author.id === myId ? 'drafts.goOn' : 'drafts.take')}
            </Button>
          </div>
          {open === draft.id && (
            <p className="theirwords" dir="auto">
              {wordsOf(draft.html)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

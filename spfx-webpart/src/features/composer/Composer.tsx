import * as React from 'react';
import type { Ticket, TicketStatus } from '@listdesk/shared/tickets';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { ReaderLine } from '../ticket/lazyTools';
import { ColleagueDraft, ComposerBox } from './lazyComposer';
import type { Opened } from './opened';
import { draftName, isKept } from './useDraft';

export type { Opened } from './opened';
export type ComposerProps = {
  ticket: Ticket;
  opened: Opened | null;
  compact: boolean;
  onOpen(kind: Opened['kind'], came?: Partial<Opened>): void;
  onClose(): void;
  onSent(status: TicketStatus | null): void;
};
/** Where the composer of a ticket is by now: its ticket may no longer be the one shown. */
export type Place = 'open' | 'closed' | 'gone';
export type ComposerBoxProps = ComposerProps & { opened: Opened; place(): Place };

/** Drafts of colleagues are looked for when somebody stays with a ticket: running through the list costs nothing. */
const SETTLED_MS = 2_500;

/** Whoever closes the composer, or has sent, is where they were when they opened it; what stood there may be gone, then the line that opens it takes the focus. */
function useFocusBack(open: boolean, quick: React.RefObject<HTMLElement>): void {
  const from = React.useRef<Element | null>(null);
  const was = React.useRef(false);
  React.useLayoutEffect(() => {
    if (open && !was.current) from.current = document.activeElement;
    if (!open && was.current && document.activeElement === document.body) {
      const back = from.current instanceof HTMLElement && from.current !== document.body && from.current.isConnected ? from.current : quick.current;
      back?.focus({ preventScroll: true });
    }
    was.current = open;
  }, [open, quick]);
}

/** One line until somebody wants to write; the editor loads then. */
export function Composer(props: ComposerProps) {
  const { ticket, opened, onOpen } = props;
  const { say } = useWords();
  const { desk } = useDesk();
  const [settled, setSettled] = React.useState(false);
  const mayWork = useMayWork();
  const at = React.useRef<Place>('closed');
  const place = React.useCallback(() => at.current, []);
  const quick = React.useRef<HTMLButtonElement>(null);
  useFocusBack(opened !== null, quick);
  React.useEffect(() => {
    at.current = opened ? 'open' : 'closed';
    return () => {
      at.current = 'gone';
    };
  }, [opened]);
  React.useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!mayWork)
    return (
      <React.Suspense fallback={null}>
        <ReaderLine />
      </React.Suspense>
    );
  const who = ticket.requester.name || ticket.requester.address;
  const begun = opened ? null : desk.port.keep.read(draftName(ticket.key), isKept);
  return (
    <>
      {settled && !opened && (
        <PartBoundary>
          <React.Suspense fallback={null}>
            <ColleagueDraft ticket={ticket} onTaken={({ kind }) => onOpen(kind)} />
          </React.Suspense>
        </PartBoundary>
      )}
      {opened ? (
        <PartBoundary>
          <React.Suspense fallback={<div className="composer boxed quick" aria-busy="true" />}>
            <ComposerBox {...props} opened={opened} place={place} />
          </React.Suspense>
        </PartBoundary>
      ) : (
        <div className="composer boxed quick" data-zone="composer">
          <button ref={quick} type="button" className="grow clip sub quickreply" data-stop onClick={() => onOpen(begun?.kind ?? 'Reply')}>
            {begun ? say('composer.goOn') : say('composer.quick', { name: who })}
          </button>
          <kbd>R</kbd>
          <button type="button" className="sub sm" onClick={() => onOpen('Note')}>
            {say('composer.note')}
          </button>
          <kbd>N</kbd>
        </div>
      )}
    </>
  );
}

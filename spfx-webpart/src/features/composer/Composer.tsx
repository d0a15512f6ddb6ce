import * as React from 'react';
import type { Ticket, TicketStatus } from '@listdesk/shared/tickets';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { isRecord } from '../../app/keep/keep';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { ReaderLine } from '../ticket/lazyTools';
import { ColleagueDraft, ComposerBox } from './lazyComposer';
import type { Opened } from './opened';
import { draftName } from './useDraft';

export type { Opened } from './opened';
export type ComposerProps = {
  ticket: Ticket;
  opened: Opened | null;
  compact: boolean;
  onOpen(kind: Opened['kind']): void;
  onClose(): void;
  onSent(status: TicketStatus | null): void;
};
/** `isHere`: whether its ticket is still the one shown. */
export type ComposerBoxProps = ComposerProps & { opened: Opened; isHere(): boolean };

/** Drafts of colleagues are looked for when somebody stays with a ticket: running through the list costs nothing. */
const SETTLED_MS = 2_500;
const hasText = (value: unknown): value is { html: string } => isRecord(value) && typeof value.html === 'string' && value.html !== '';

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
  const here = React.useRef(true);
  const isHere = React.useCallback(() => here.current, []);
  const quick = React.useRef<HTMLButtonElement>(null);
  useFocusBack(opened !== null, quick);
  React.useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
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
  return (
    <>
      {settled && !opened && (
        <PartBoundary>
          <React.Suspense fallback={null}>
            <ColleagueDraft ticket={ticket} onTake={(kind) => onOpen(kind)} />
          </React.Suspense>
        </PartBoundary>
      )}
      {opened ? (
        <PartBoundary>
          <React.Suspense fallback={<div className="composer boxed quick" aria-busy="true" />}>
            <ComposerBox {...props} opened={opened} isHere={isHere} />
          </React.Suspense>
        </PartBoundary>
      ) : (
        <div className="composer boxed quick" data-zone="composer">
          <button ref={quick} type="button" className="grow clip sub quickreply" data-stop onClick={() => onOpen('Reply')}>
            {desk.port.keep.read(draftName(ticket.key), hasText) ? say('composer.goOn') : say('composer.quick', { name: who })}
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

import * as React from 'react';
import { createPortal } from 'react-dom';
import { lazyPart } from '../../ui/words/lazyWithWords';
import { useWords } from '../../ui/words/WordsContext';

const SidePanel = lazyPart(() => import(/* webpackChunkName: 'panel' */ '../../ui/controls/SidePanel').then((part) => part.SidePanel));

/** Boxes that are not there for the layout. */
function unseenBox(): HTMLElement {
  const box = document.createElement('div');
  box.style.display = 'contents';
  return box;
}

function Place({ of }: { of: HTMLElement }) {
  const place = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => {
    place.current?.appendChild(of);
  }, [of]);
  return <div ref={place} style={{ display: 'contents' }} />;
}

export type DetailsSideProps = { small: boolean; open: boolean; onClose(): void; children: React.ReactNode };

/**
 * The fields of a ticket: a column beside it, or a sheet where there is no room. They live in one box that moves from one to the other, or waits in no place, so
 * that a dialog of theirs that is open and what is half typed outlive the turning of a phone. A sheet that is closed ends them.
 */
export function DetailsSide({ small, open, onClose, children }: DetailsSideProps) {
  const { say } = useWords();
  const [box] = React.useState(unseenBox);
  const [live, setLive] = React.useState(!small || open);
  const wasOpen = React.useRef(open);
  React.useEffect(() => {
    if (!small || open) setLive(true);
    else if (wasOpen.current) setLive(false);
    wasOpen.current = open;
  }, [small, open]);
  // What stands in another place of the page's tree: its keys do not come by the sheet.
  const down = (event: React.KeyboardEvent): void => {
    if (small && event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <>
      {!small && (
        <aside className="pane propcol" aria-label={say('ticket.details')}>
          <Place of={box} />
        </aside>
      )}
      {small && open && (
        <React.Suspense fallback={null}>
          <SidePanel title={say('ticket.details')} closeLabel={say('close')} onClose={onClose}>
            <Place of={box} />
          </SidePanel>
        </React.Suspense>
      )}
      {(live || !small || open) &&
        createPortal(
          <div style={{ display: 'contents' }} onKeyDown={down}>
            {children}
          </div>,
          box,
        )}
    </>
  );
}

import * as React from 'react';
import { IconButton } from '../../ui/controls/Button';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { onLongPress } from './longPress';

export type ChooseTicketsProps = {
  /** Whether a press on a row chooses it. */
  choosing: boolean;
  onChoose(): void;
  onSelect(id: number, range: boolean): void;
  onEnd(): void;
};

const rowId = (target: Element): number | null => Number(target.closest<HTMLElement>('[data-id]')?.dataset.id) || null;

/** Where rows have no boxes, several tickets are chosen by a long press on the first, or by this button; the browser's "back" ends it. */
export function ChooseTickets({ choosing, onChoose, onSelect, onEnd }: ChooseTicketsProps) {
  const { say } = useWords();
  const width = useWidth();
  const place = React.useRef<HTMLSpanElement>(null);
  const latest = React.useRef({ onChoose, onSelect, onEnd });
  latest.current = { onChoose, onSelect, onEnd };
  React.useEffect(() => {
    const list = place.current?.closest<HTMLElement>('.listpane');
    if (!list) return undefined;
    return onLongPress(list, (target) => {
      const id = rowId(target);
      if (id === null) return false;
      latest.current.onChoose();
      latest.current.onSelect(id, false);
      return true;
    });
  }, []);
  React.useEffect(() => {
    if (!choosing) return undefined;
    // One step more in the history, so that "back" ends the choosing and leaves the list where it is.
    window.history.pushState(window.history.state, '', window.location.href);
    const { href } = window.location;
    let left = false;
    const back = (): void => {
      left = true;
      latest.current.onEnd();
    };
    window.addEventListener('popstate', back);
    return () => {
      window.removeEventListener('popstate', back);
      // Ended another way, the step goes as well, unless somebody has gone on from it; a way that leads on is in the address a moment later.
      setTimeout(() => {
        if (!left && window.location.href === href) window.history.back();
      }, 0);
    };
  }, [choosing]);
  return (
    <span ref={place}>
      {(width === 'phone' || width === 'narrow') && (
        <IconButton small icon="check" lit={choosing} aria-pressed={choosing} label={say('viewTools.choose')} onClick={choosing ? onEnd : onChoose} />
      )}
    </span>
  );
}

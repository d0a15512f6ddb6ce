import * as React from 'react';
import type { Keep } from '../../app/keep/keep';
import { useKeptText } from '../../app/texts/useKeptText';
import { useLeaveWarning } from '../../app/texts/useLeaveWarning';
import { useDesk } from '../desk/DeskContext';

/** How a kind of text of the desk stands in its editor: as `T`, of which a `K` is kept on this device. */
export type OpenTextKind<T, K> = {
  /** It is kept under this name. */
  keepName: string;
  /** What was kept, if it is such a text. */
  read(keep: Keep): T | null;
  kept(text: T): K;
  key(text: T): string;
};
export type OpenTextWords = {
  /** Another waits until this one is saved or closed. */
  saveFirst: string;
  /** What was typed was thrown away. */
  dropped: string;
  /** The screen was left with a text that is not saved. */
  left: string;
};

/**
 * The text of the desk that stands in the editor, one at a time. What is typed is kept on this device until it is saved or closed, and what was closed can be had
 * again. `at` counts what was opened: each is given a form of its own.
 */
export function useOpenText<T, K>(kind: OpenTextKind<T, K>, words: OpenTextWords) {
  const { desk } = useDesk();
  const { keep } = desk.port;
  const device = useKeptText<K>(keep, kind.keepName);
  const [open, setOpen] = React.useState(() => {
    const text = kind.read(keep);
    return text && { text, at: 0 };
  });
  const dirty = React.useRef(open !== null);
  useLeaveWarning(desk, () => dirty.current, words.left);

  const opened = React.useRef(0);
  const put = (text: T | null): void => setOpen(text && { text, at: ++opened.current });
  const show = (text: T | null): void => {
    device.end();
    dirty.current = false;
    put(text);
  };
  const showTyped = (typed: T): void => {
    keep.write(kind.keepName, kind.kept(typed));
    dirty.current = true;
    put(typed);
  };
  const offerBack = (typed: T): void => void desk.offerUndo(words.dropped, async () => showTyped(typed));
  return {
    open,
    /** Something was typed; `typed` answers all of it as it stands then. */
    touch: (typed: () => K): void => {
      dirty.current = true;
      device.touch(typed);
    },
    /** In the place of whatever stands there. */
    show,
    /** The same, for what is not saved yet. */
    showTyped,
    /** The same, for what comes from another screen: what stands there can be had again. */
    takeOver: (begun: T): void => {
      if (open && dirty.current) offerBack(open.text);
      showTyped(begun);
    },
    /** What is typed is saved or closed before another opens. */
    begin: (next: T): void => {
      if (!dirty.current) show(next);
      else if (!open || kind.key(next) !== kind.key(open.text)) desk.tell(words.saveFirst, true);
    },
    /** With what was typed, unless it was saved. */
    close: (typed: T | null = null): void => {
      const lost = dirty.current ? typed : null;
      show(null);
      if (lost) offerBack(lost);
    },
  };
}

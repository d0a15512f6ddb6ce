import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import type { Entry } from './entries';
import type { PaletteActions } from './actions';
import { onPaletteKey } from './paletteKeys';
import { COMMAND_SIGN, usePaletteRows, type Step } from './usePaletteRows';

export type PaletteProps = {
  within: HTMLElement | null;
  /** Whoever only reads is offered no change. */
  mayWork: boolean;
  ids: readonly number[];
  text: string;
  /** Opens with the ways to put tickets off. */
  snooze?: boolean;
  actions: PaletteActions;
  onClose(): void;
};

/** Takes the focus, and gives it back to where it was. */
function useBorrowedFocus(input: React.RefObject<HTMLInputElement>): void {
  React.useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    input.current?.focus();
    return () => before?.focus?.();
  }, []);
}

/** What is typed, which row is current, and what the keys do. */
export function usePalette({ mayWork, ids: given, text: first, snooze = false, actions, onClose }: Omit<PaletteProps, 'within'>) {
  const { say } = useWords();
  const [text, setText] = React.useState(first);
  const [ids, setIds] = React.useState(given);
  const [step, setStep] = React.useState<Step | null>(null);
  const [at, setAt] = React.useState(0);
  const input = React.useRef<HTMLInputElement>(null);
  const list = React.useRef<HTMLDivElement>(null);
  const onTaken = (taken: number[]): void => {
    setIds(taken);
    setText(COMMAND_SIGN);
    input.current?.focus();
  };
  const rows = usePaletteRows({ text, step, ids, mayWork, actions, onTaken });
  const { entries, snoozes } = rows;
  const count = entries.length;
  const current = Math.min(at, Math.max(0, count - 1));

  useBorrowedFocus(input);
  React.useEffect(() => {
    if (snooze && given.length) setStep({ label: say('palette.snooze'), entries: snoozes });
  }, []);
  React.useEffect(() => setAt(0), [text, step]);
  React.useEffect(() => list.current?.querySelector(`[data-at="${current}"]`)?.scrollIntoView?.({ block: 'nearest' }), [current]);

  const deeper = (entry: Entry | undefined): void => {
    if (!entry?.more || entry.take) return;
    setStep({ label: entry.label, entries: entry.more });
    setText('');
  };
  const use = (entry: Entry | undefined): void => {
    if (!entry) return;
    if (entry.take) return entry.take();
    if (!entry.run) return deeper(entry);
    onClose();
    entry.run();
  };
  /** Leaves the step, or lets go of the tickets. */
  const drop = (): void => {
    if (step) setStep(null);
    else setIds([]);
  };
  const leave = (): void => {
    if (!step) return onClose();
    setStep(null);
    setText('');
  };
  const keys = (event: React.KeyboardEvent): void =>
    onPaletteKey(event, {
      count,
      current,
      empty: text === '',
      move: setAt,
      use: () => use(entries[current]),
      deeper: () => deeper(entries[current]),
      leave,
      drop,
      close: onClose,
    });
  return { input, list, text, setText, ids, step, rows, current, setCurrent: setAt, use, drop, keys };
}

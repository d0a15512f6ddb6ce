import * as React from 'react';
import type { IndexProgress } from '../../app/localIndex/ticketIndex';
import { useWords } from '../../ui/words/WordsContext';

export type PaletteFootProps = {
  /** The current entry has a second step. */
  more: boolean;
  /** SharePoint is being asked. */
  asking: boolean;
  progress: IndexProgress;
  /** How long the device looked; null: nothing was looked for. */
  tookMs: number | null;
};

/** The keys, and how much of the desk this device knows. */
export function PaletteFoot({ more, asking, progress, tookMs }: PaletteFootProps) {
  const { say, locale } = useWords();
  const held = say(progress.complete ? 'palette.held' : 'palette.heldSoFar', { count: progress.held });
  const took = (ms: number): string => say('palette.took', { text: held, ms: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(ms) });
  return (
    <div className="pfoot">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {say('palette.choose')}
      </span>
      <span>
        <kbd>Enter</kbd> {say('palette.run')}
      </span>
      {more && (
        <span>
          <kbd>Tab</kbd> {say('palette.more')}
        </span>
      )}
      <span className="end" />
      <span>{asking ? say('palette.asking') : tookMs === null ? held : took(tookMs)}</span>
    </div>
  );
}

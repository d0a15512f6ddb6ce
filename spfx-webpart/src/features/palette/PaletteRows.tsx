import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { marked, type Entry } from './entries';

export const LIST_ID = 'ld-palette-list';
export const rowId = (index: number): string => `ld-palette-${index}`;

function RowContent({ entry, asked }: { entry: Entry; asked: string }) {
  return (
    <>
      {entry.mark}
      {entry.number && <span className="num sub">{entry.number}</span>}
      <span className="clip" dir="auto">
        {marked(entry.label, asked).map((piece, part) => (piece.hit ? <mark key={part}>{piece.text}</mark> : piece.text))}
      </span>
      <span className="sub sm clip grow" dir="auto">
        {entry.hint}
      </span>
      {entry.keys && (
        <span className="row keysof">
          {entry.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </>
  );
}

export type PaletteRowsProps = {
  list: React.RefObject<HTMLDivElement>;
  entries: readonly Entry[];
  current: number;
  /** Marked in each label. */
  asked: string;
  onPoint(index: number): void;
  onUse(entry: Entry): void;
};

/** The entries below the headings of their groups. */
export function PaletteRows({ list, entries, current, asked, onPoint, onUse }: PaletteRowsProps) {
  const { say } = useWords();
  return (
    <div ref={list} className="pres" role="listbox" id={LIST_ID} aria-label={say('palette.results')} tabIndex={-1}>
      {entries.map((entry, index) => (
        <React.Fragment key={`${entry.group} ${entry.id}`}>
          {entry.group !== entries[index - 1]?.group && (
            <div className="sect" role="presentation">
              {entry.group}
            </div>
          )}
          <div
            id={rowId(index)}
            data-at={index}
            role="option"
            aria-selected={index === current}
            className={index === current ? 'opt on' : 'opt'}
            onPointerMove={() => onPoint(index)}
            onClick={() => onUse(entry)}
          >
            <RowContent entry={entry} asked={asked} />
          </div>
        </React.Fragment>
      ))}
    </div>
  );
}

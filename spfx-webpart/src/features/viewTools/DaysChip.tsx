import * as React from 'react';
import type { Option } from '../../ui/controls/Picker';
import { dayOf } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import type { Span } from '../../app/desk/state';
import { Chip } from '../desk/list/Chip';

const isSpan = (value: string): value is Span => value.includes('..');

export type DaysChipProps<T extends string> = {
  label: string;
  /** The usual times, by name. */
  options: readonly Option<T>[];
  chosen: readonly (T | Span)[];
  onChoose(values: (T | Span)[]): void;
};

/** A chip for times: one of the usual ones by name, or from one day to another. */
export function DaysChip<T extends string>({ label, options, chosen, onChoose }: DaysChipProps<T>) {
  const { say, locale } = useWords();
  const span = chosen.find(isSpan);
  const [from = '', until = ''] = span?.split('..') ?? [];
  const named = chosen.filter((one) => !isSpan(one));
  const day = (text: string): string => (text ? dayOf(`${text}T00:00`, locale) : '…');
  const set = (first: string, last: string): void => onChoose(first || last ? [...named, `${first}..${last}`] : named);
  const spanOption: Option<T | Span>[] = span ? [{ value: span, label: `${day(from)} – ${day(until)}` }] : [];
  return (
    <>
      <Chip<T | Span> label={label} options={[...options, ...spanOption]} chosen={[...chosen]} onChoose={onChoose} />
      {(span !== undefined || named.length === 0) && (
        <span className="row dayspan">
          <input
            type="date"
            aria-label={say('age.from', { field: label })}
            value={from}
            max={until || undefined}
            onChange={(event) => set(event.target.value, until)}
          />
          –
          <input
            type="date"
            aria-label={say('age.until', { field: label })}
            value={until}
            min={from || undefined}
            onChange={(event) => set(from, event.target.value)}
          />
        </span>
      )}
    </>
  );
}

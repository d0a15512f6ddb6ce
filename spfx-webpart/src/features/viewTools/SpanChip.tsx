import * as React from 'react';
import type { Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import type { Span } from '../../app/desk/state';
import { Chip } from '../desk/list/Chip';
import { isSpan, spanLabel, type SpanOf } from './spanLabel';

export type SpanChipProps<T extends string> = {
  label: string;
  of: SpanOf;
  searchable?: boolean;
  /** The usual ones, by name. */
  options: readonly Option<T>[];
  chosen: readonly (T | Span)[];
  onChoose(values: (T | Span)[]): void;
};

/** A chip for what has an order: one of the usual ones by name, or from one end to another, both of them with it. */
export function SpanChip<T extends string>({ label, of, searchable, options, chosen, onChoose }: SpanChipProps<T>) {
  const { say, locale } = useWords();
  const span = chosen.find(isSpan);
  const [from = '', until = ''] = span?.split('..') ?? [];
  const named = chosen.filter((one) => !isSpan(one));
  const days = of === 'days';
  const set = (first: string, last: string): void => onChoose(first || last ? [...named, `${first}..${last}`] : named);
  const spanOption: Option<T | Span>[] = span ? [{ value: span, label: spanLabel(span, of, locale) }] : [];
  return (
    <>
      <Chip<T | Span> searchable={searchable} label={label} options={[...options, ...spanOption]} chosen={[...chosen]} onChoose={onChoose} />
      {(span !== undefined || named.length === 0) && (
        <span className="row spanends">
          <input
            type={days ? 'date' : 'number'}
            step="any"
            aria-label={say(days ? 'age.from' : 'figure.from', { field: label })}
            value={from}
            max={until || undefined}
            onChange={(event) => set(event.target.value, until)}
          />
          –
          <input
            type={days ? 'date' : 'number'}
            step="any"
            aria-label={say(days ? 'age.until' : 'figure.until', { field: label })}
            value={until}
            min={from || undefined}
            onChange={(event) => set(from, event.target.value)}
          />
        </span>
      )}
    </>
  );
}

import * as React from 'react';
import type { Option } from '../../ui/controls/Picker';
import { dayOf } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import type { Span } from '../../app/desk/state';
import { Chip } from '../desk/list/Chip';

export const isSpan = (value: string): value is Span => value.includes('..');

export type SpanChipProps<T extends string> = {
  label: string;
  /** What lies between two ends: days of the reader's clock, or figures. */
  of: 'days' | 'figures';
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
  const end = (text: string): string => (!text ? '…' : days ? dayOf(`${text}T00:00`, locale) : new Intl.NumberFormat(locale).format(Number(text)));
  const set = (first: string, last: string): void => onChoose(first || last ? [...named, `${first}..${last}`] : named);
  const spanOption: Option<T | Span>[] = span ? [{ value: span, label: `${end(from)} – ${end(until)}` }] : [];
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

import * as React from 'react';
import type { Period, TicketFacts } from '@listdesk/shared/reports';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { dayName } from './measures';
import { RANGES, type Range } from './periods';

export type Narrow = { team: string | null; mailbox: string | null; category: string | null };
export const NOT_NARROWED: Narrow = { team: null, mailbox: null, category: null };
export const NARROWED_BY = ['team', 'mailbox', 'category'] as const;
/** A picker with more values can be searched. */
const MANY_VALUES = 8;

export type ReportFiltersProps = {
  facts: readonly TicketFacts[];
  range: Range;
  period: Period;
  narrow: Narrow;
  onRange(range: Range): void;
  onNarrow(narrow: Narrow): void;
};

const valuesOf = (facts: readonly TicketFacts[], by: keyof Narrow): string[] =>
  Array.from(new Set(facts.flatMap((ticket) => ticket[by] ?? []))).sort((a, b) => a.localeCompare(b));

/** The time looked at, and which tickets count. */
export function ReportFilters({ facts, range, period, narrow, onRange, onNarrow }: ReportFiltersProps) {
  const { say, locale } = useWords();
  const dates = `${dayName(period[0] ?? 0, locale)} – ${dayName(period[period.length - 2] ?? 0, locale)}`;
  return (
    <div className="filters" role="group" aria-label={say('filters.name')} data-zone="filters">
      <Picker
        label={say('reports.range')}
        name={`${say('reports.range')}: ${dates}`}
        options={RANGES.map((value) => ({ value, label: say(`reports.range.${value}`) }))}
        chosen={[range]}
        onChoose={([one]) => one && onRange(one)}
        className="chip on"
      >
        {dates}
        <Icon name="down" size="s" />
      </Picker>
      {NARROWED_BY.map((by) => {
        const values = valuesOf(facts, by);
        if (values.length < 2 && narrow[by] === null) return null;
        return (
          <Picker
            key={by}
            label={say(`field.${by}`)}
            searchable={values.length > MANY_VALUES}
            options={[{ value: '', label: say('any') }, ...values.map((value) => ({ value, label: value }))]}
            chosen={[narrow[by] ?? '']}
            onChoose={([one]) => onNarrow({ ...narrow, [by]: one || null })}
            className={narrow[by] ? 'chip on' : 'chip'}
          >
            <span className="clip">
              {say(`field.${by}`)}: {narrow[by] ?? say('any')}
            </span>
            <Icon name="down" size="s" />
          </Picker>
        );
      })}
      <span className="end" />
      <span className="sub sm hide-narrow">{say('reports.compared', { count: period.length - 1 })}</span>
    </div>
  );
}

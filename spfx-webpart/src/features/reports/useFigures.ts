import * as React from 'react';
import { articleShares, byAssignee, byCategory, knowledgeByCategory, serviceReport, type Period, type TicketFacts } from '@listdesk/shared/reports';
import { NARROWED_BY, type Narrow } from './ReportFilters';
import type { KnownUses } from './useArticleReport';

export const TABS = ['service', 'workload', 'categories', 'articles'] as const;
export type TabName = (typeof TABS)[number];

export type FiguresOf = {
  tab: TabName;
  /** Null until they were read. */
  facts: readonly TicketFacts[] | null;
  known: KnownUses | null;
  narrow: Narrow;
  period: Period;
  now: number;
};

/** The figures of the tab that is shown; those of the others are not worked out. */
export function useFigures({ tab, facts, known, narrow, period, now }: FiguresOf) {
  const counted = React.useMemo(
    () => (facts ?? []).filter((ticket) => NARROWED_BY.every((by) => narrow[by] === null || ticket[by] === narrow[by])),
    [facts, narrow],
  );
  const service = React.useMemo(() => (facts && tab === 'service' ? serviceReport(counted, period, now) : null), [facts, tab, counted, period, now]);
  const people = React.useMemo(() => (facts && tab === 'workload' ? byAssignee(counted, period, now) : []), [facts, tab, counted, period, now]);
  const categories = React.useMemo(() => (facts && tab === 'categories' ? byCategory(counted, period, now) : []), [facts, tab, counted, period, now]);
  const articles = React.useMemo(
    () => (known && tab === 'articles' ? articleShares(known.articles, known.uses, counted, period) : null),
    [known, tab, counted, period],
  );
  const asked = React.useMemo(
    () => (known && tab === 'articles' ? knowledgeByCategory(known.articles, known.uses, counted, period, now) : []),
    [known, tab, counted, period, now],
  );
  return { counted, service, people, categories, articles, asked };
}

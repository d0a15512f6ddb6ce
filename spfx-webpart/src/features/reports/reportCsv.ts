import type { ArticleShare, ServiceReport, Share } from '@listdesk/shared/reports';
import { csvText } from '../../app/save/csv';
import type { Say } from '../../ui/words/say';

const MINUTE = 60_000;
const minutes = (ms: number | null): string => (ms === null ? '' : String(Math.round(ms / MINUTE)));
const date = (at: number): string => {
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** The days of the service report, in the desk's language; dates as in ISO 8601. */
export const serviceCsv = ({ backlog }: ServiceReport, say: Say, locale: string): string =>
  csvText(
    [
      ['day', 'open', 'late', 'came', 'ended'].map((column) => say(`reports.${column}`)),
      ...backlog.map(({ from, open, late, came, ended }) => [date(from), ...[open, late, came, ended].map(String)]),
    ],
    locale,
  );

/** Work by person or category; durations in minutes of working time. */
export function sharesCsv<K>(of: string, shares: readonly Share<K>[], nameOf: (of: K) => string, say: Say, locale: string): string {
  const heads = [
    of,
    ...['came', 'before', 'ended', 'open', 'missed'].map((column) => say(`reports.${column}`)),
    ...['medianAnswer', 'medianSolve'].map((column) => `${say(`reports.${column}`)} (${say('reports.minutes')})`),
  ];
  return csvText(
    [
      heads,
      ...shares.map((share) => [
        nameOf(share.of),
        ...[share.came, share.before, share.ended, share.open, share.missed].map(String),
        minutes(share.answer),
        minutes(share.solve),
      ]),
    ],
    locale,
  );
}

/** Articles by use; what requesters said in numbers of tickets. */
export const articlesCsv = (shares: readonly ArticleShare[], say: Say, locale: string): string =>
  csvText(
    [
      ['article', 'articles.tickets', 'before', 'ended', 'articles.rated', 'articles.good'].map((column) => say(`reports.${column}`)),
      ...shares.map(({ article, tickets, before, ended, rated, good }) => [article.title, ...[tickets.length, before, ended, rated, good].map(String)]),
    ],
    locale,
  );

import type { Figure } from '@listdesk/shared/reports';
import { duration } from '../../ui/words/times';
import type { Say } from '../../ui/words/say';

export const FIGURES = ['open', 'answer', 'kept', 'good'] as const;
export type FigureName = (typeof FIGURES)[number];

/** More is better for some and worse for others. */
const BETTER: Record<FigureName, 'more' | 'less'> = { open: 'less', answer: 'less', kept: 'more', good: 'more' };

export const percent = (share: number, locale: string): string => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
export const dayName = (at: number, locale: string): string => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(at);
export const wholeDay = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(at);

export function shown(name: FigureName, value: number | null, say: Say, locale: string): string {
  if (value === null) return '–';
  if (name === 'open') return say('number', { count: value });
  return name === 'answer' ? duration(value, say) : percent(value, locale);
}

const MINUTE = 60_000;
const POINT = 0.001;

/** How a figure moved against the time before; null when there is nothing to compare or nothing moved. */
export function moved(name: FigureName, { value, before }: Figure, say: Say, locale: string): { text: string; up: boolean; good: boolean } | null {
  if (value === null || before === null) return null;
  const by = value - before;
  if (Math.abs(by) < (name === 'answer' ? MINUTE : name === 'open' ? 1 : POINT)) return null;
  const size =
    name === 'open'
      ? say('number', { count: Math.abs(by) })
      : name === 'answer'
        ? duration(Math.abs(by), say)
        : say('reports.points', { points: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Math.abs(by) * 100) });
  return { text: `${by > 0 ? '+' : '\u2212'}${size}`, up: by > 0, good: by > 0 === (BETTER[name] === 'more') };
}

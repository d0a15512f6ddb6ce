import type { Span } from '../../app/desk/state';
import { dayOf } from '../../ui/words/times';

/** What lies between two ends: days of the reader's clock, or figures. */
export type SpanOf = 'days' | 'figures';

export const isSpan = (value: string): value is Span => value.includes('..');

/** "1 Nov 2026 – 5 Nov 2026"; an end that is open is an ellipsis. */
export function spanLabel(span: Span, of: SpanOf, locale: string): string {
  const end = (text: string): string => (!text ? '…' : of === 'days' ? dayOf(`${text}T00:00`, locale) : new Intl.NumberFormat(locale).format(Number(text)));
  const [from = '', until = ''] = span.split('..');
  return `${end(from)} – ${end(until)}`;
}

import * as React from 'react';
import { useWidth } from '../../ui/theme/RootFrame';
import type { Width } from '../../ui/theme/widths';
import { useWords } from '../../ui/words/WordsContext';
import { absolute, clockTime } from '../../ui/words/times';
import { LOOKS } from './outcomes';
import { reasonSentences } from './reasons';
import type { LogRow } from './logRows';

const ROW_PX: Record<Width, number> = { phone: 72, narrow: 56, wide: 35, xl: 35 };
const HEADING_PX = 30;
const SPARE_ROWS = 8;
const FIRST_ROWS = 30;
const LOAD_AHEAD_ROWS = 20;

export type LogGridProps = {
  rows: readonly LogRow[];
  total: number;
  numbers: ReadonlyMap<string, number | null>;
  current: string | null;
  onCurrent(key: string): void;
  onNearEnd(): void;
};

/** The line that covers a height, by halving. */
function lineAt(tops: readonly number[], px: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The mails, one line each; draws what is seen, one tab stop, arrows and J K move, Enter opens. */
export function LogGrid({ rows, total, numbers, current, onCurrent, onNearEnd }: LogGridProps) {
  const { say, locale } = useWords();
  const rowPx = ROW_PX[useWidth()];
  // Where each line begins; one more than there are lines, so that the last is the height of all.
  const tops = React.useMemo(() => {
    const all = [0];
    for (const row of rows) all.push((all[all.length - 1] ?? 0) + (row.row === 'mail' ? rowPx : HEADING_PX));
    return all;
  }, [rows, rowPx]);
  const topOf = (index: number): number => tops[index] ?? 0;
  const body = React.useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = React.useState({ top: 0, height: FIRST_ROWS * 35 });
  const at = rows.findIndex((row) => row.row === 'mail' && row.key === current);
  const stop = at >= 0 ? at : rows.findIndex((row) => row.row === 'mail');
  const focusAfter = React.useRef(false);

  React.useLayoutEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight || FIRST_ROWS * 35 });
    measure();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(element);
    return () => observer?.disconnect();
  }, []);
  React.useLayoutEffect(() => {
    const element = body.current;
    if (!element || at < 0) return;
    if (topOf(at) < element.scrollTop) element.scrollTop = topOf(at);
    else if (element.clientHeight && topOf(at + 1) > element.scrollTop + element.clientHeight) element.scrollTop = topOf(at + 1) - element.clientHeight;
    if (focusAfter.current) element.querySelector<HTMLElement>('[data-stop]')?.focus({ preventScroll: true });
    focusAfter.current = false;
    // Only when the person moves: news must not scroll the list.
  }, [current, rowPx]);
  const first = Math.max(0, lineAt(tops, scroll.top) - SPARE_ROWS);
  const last = Math.min(rows.length - 1, lineAt(tops, scroll.top + scroll.height) + SPARE_ROWS);
  const nearEnd = scroll.top + scroll.height > topOf(rows.length) - LOAD_AHEAD_ROWS * rowPx;
  React.useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, rows.length, onNearEnd]);

  const move = (from: number, step: 1 | -1): void => {
    for (let to = from + step; to >= 0 && to < rows.length; to += step) {
      const row = rows[to];
      if (row?.row !== 'mail') continue;
      focusAfter.current = true;
      onCurrent(row.key);
      return;
    }
  };
  const keys = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(at < 0 ? stop - 1 : at, 1),
      j: () => move(at < 0 ? stop - 1 : at, 1),
      ArrowUp: () => move(at < 0 ? stop : at, -1),
      k: () => move(at < 0 ? stop : at, -1),
      Home: () => move(-1, 1),
      End: () => move(rows.length, -1),
      Enter: () => {
        const row = rows[stop];
        if (row) onCurrent(row.key);
      },
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  if (stop >= 0 && (stop < first || stop > last)) drawn.push(stop);
  return (
    <div role="grid" aria-label={say('log.grid', { count: total })} aria-rowcount={rows.length + 1} className="col gridbox" data-zone="list" onKeyDown={keys}>
      <div role="row" aria-rowindex={1} className="lr lh">
        {['came', 'result', 'from', 'subject', 'reason', 'ticket'].map((column) => (
          <span key={column} role="columnheader" className={`l-${column}`}>
            {say(`log.column.${column}`)}
          </span>
        ))}
      </div>
      <div
        role="rowgroup"
        className="grid"
        ref={body}
        onScroll={(event) => setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
      >
        <div role="presentation" style={{ height: topOf(rows.length), position: 'relative' }}>
          {drawn.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const place = { position: 'absolute' as const, insetInline: 0, top: topOf(index), height: topOf(index + 1) - topOf(index) };
            if (row.row === 'heading')
              return (
                <div key={row.key} role="row" aria-rowindex={index + 2} className="lg" style={place}>
                  <span role="gridcell" aria-colspan={6}>
                    {row.text}
                  </span>
                </div>
              );
            const { entry } = row;
            const reason = reasonSentences(entry, say).join(' ');
            const number = entry.ticketKey ? numbers.get(entry.ticketKey) : null;
            const from = entry.from || say('log.pane.noFrom');
            return (
              <div
                key={row.key}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={row.key === current}
                tabIndex={index === stop ? 0 : -1}
                data-stop={index === stop || undefined}
                style={place}
                className={row.key === current ? 'lr on' : 'lr'}
                onClick={() => onCurrent(row.key)}
                aria-label={say('log.row', {
                  outcome: say(row.decided ? `log.decided.${row.decided}` : `log.outcome.${entry.outcome}`),
                  from,
                  subject: entry.subject,
                  when: entry.at && absolute(entry.at, locale),
                  reason,
                })}
              >
                <span role="gridcell" className="l-came num sub" title={entry.at && absolute(entry.at, locale)}>
                  {entry.at && clockTime(entry.at, locale)}
                </span>
                <span role="gridcell" className="l-result">
                  <span className={`tag ${row.decided ? '' : (LOOKS[entry.outcome] ?? '')}`}>
                    {say(row.decided ? `log.decided.${row.decided}` : `log.outcome.${entry.outcome}`)}
                  </span>
                </span>
                <span role="gridcell" className="l-from clip" dir="auto" title={from}>
                  {from}
                </span>
                <span role="gridcell" className="l-subject clip" dir="auto" title={entry.subject}>
                  {entry.subject}
                </span>
                <span role="gridcell" className="l-reason clip sub" title={reason}>
                  {reason}
                </span>
                <span role="gridcell" className="l-ticket num">
                  {number ?? ''}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

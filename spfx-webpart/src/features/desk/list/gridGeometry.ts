import type * as React from 'react';
import type { Width } from '../../../ui/theme/widths';
import type { Group } from '../../../app/desk/groups';
import type { ColumnName } from '../../../app/desk/state';

export const ROW_PX: Record<Width, number> = { phone: 76, narrow: 60, wide: 32, xl: 32 };
export const GROUP_PX = 30;
/** Rows beyond what is seen: more where the list moves to. As many at the list's ends as in its middle. */
const ROWS_AHEAD = 5;
const ROWS_BEHIND = 3;

const COLUMN_PX = 112;
const LEAST_COLUMN_PX = 72;
const GAP_PX = 6;
/** The columns that always show, at their least, with gaps and padding: with more chosen than there is room for, the list scrolls sideways. */
const FIXED_PX = 600;

/** How far the heads above a row push it down. */
export const pushedBy = (groups: readonly Group[], index: number): number => groups.filter((group) => group.at <= index).length * GROUP_PX;

/** The grid's columns with those somebody chose before the assignee. */
export function template(columns: readonly ColumnName[]): React.CSSProperties | undefined {
  if (!columns.length) return undefined;
  return {
    '--gcols': `30px 20px 20px 44px minmax(120px, 1fr) 124px ${columns.map(() => `minmax(${LEAST_COLUMN_PX}px, ${COLUMN_PX}px)`).join(' ')} 26px 92px 44px`,
    '--gareas': `"sel pri st id subj who ${columns.map(() => '.').join(' ')} as sla upd"`,
    '--gmin': `${FIXED_PX + columns.length * (LEAST_COLUMN_PX + GAP_PX)}px`,
  } as React.CSSProperties;
}

/**
 * Which rows are drawn when the list moves `down` or up, in their order. The current row always is, so that the focus never falls out of
 * the list; it keeps its side of the others, because React would move all of them in the page when it comes back in front.
 */
export function drawnRows(count: number, scrollTop: number, height: number, rowPx: number, currentIndex: number, down = true, spare = true): number[] {
  const wanted = Math.ceil(height / rowPx) + 1 + (spare ? ROWS_AHEAD + ROWS_BEHIND : 0);
  const first = Math.max(0, Math.min(count - wanted, Math.floor(scrollTop / rowPx) - (spare ? (down ? ROWS_BEHIND : ROWS_AHEAD) : 0)));
  const last = Math.min(count, first + wanted) - 1;
  const drawn: number[] = [];
  for (let index = first; index <= last; index += 1) drawn.push(index);
  if (currentIndex >= 0 && currentIndex < first) drawn.unshift(currentIndex);
  if (currentIndex > last && currentIndex < count) drawn.push(currentIndex);
  return drawn;
}

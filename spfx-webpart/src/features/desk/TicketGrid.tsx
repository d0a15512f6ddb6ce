import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { useWidth } from '../../ui/theme/RootFrame';
import type { Width } from '../../ui/theme/widths';
import { useWords } from '../../ui/words/WordsContext';
import { isUnread } from '../../app/desk/views';
import type { Group } from '../../app/desk/groups';
import { idle } from '../../app/localIndex/idle';
import { isOwn, type ColumnName, type DeskState, type SortName } from '../../app/desk/state';
import { useDeskState } from './DeskContext';
import { usePresent } from './presence/usePresent';
import { GroupRow } from './GroupRow';
import { FIRST_CHOSEN, TicketRow } from './TicketRow';

const ROW_PX: Record<Width, number> = { phone: 76, narrow: 60, wide: 32, xl: 32 };
/** Rows beyond what is seen: more where the list moves to. As many at the list's ends as in its middle. */
const ROWS_AHEAD = 5;
const ROWS_BEHIND = 3;
const FIRST_ROWS = 40;
/** What stands above and below the rows in every width, at least. */
const FRAME_PX = 160;
const LOAD_AHEAD_ROWS = 30;

export type TicketGridProps = {
  rows: readonly Ticket[];
  /** Heads between the rows; empty for a list without groups. */
  groups: readonly Group[];
  /** Columns beside those that always show. */
  columns: readonly ColumnName[];
  /** How many there are altogether, as far as known. */
  total: number;
  title: string;
  currentId: number | null;
  selected: ReadonlySet<number>;
  seen: DeskState['seen'];
  sort: SortName;
  reverse: boolean;
  now: number;
  onGroup(key: string): void;
  onOpen(id: number): void;
  onCurrent(id: number): void;
  onSelect(id: number, range: boolean): void;
  onSelectAll(): void;
  onSort(sort: SortName): void;
  onNearEnd(): void;
  onAtTop(atTop: boolean): void;
};

const GROUP_PX = 30;
const COLUMN_PX = 112;
const LEAST_COLUMN_PX = 72;
const GAP_PX = 6;
/** The columns that always show, at their least, with gaps and padding: with more chosen than there is room for, the list scrolls sideways. */
const FIXED_PX = 600;

/** How far the heads above a row push it down. */
export const pushedBy = (groups: readonly Group[], index: number): number => groups.filter((group) => group.at <= index).length * GROUP_PX;

/** The grid's columns with those somebody chose before the assignee. */
function template(columns: readonly ColumnName[]): React.CSSProperties | undefined {
  if (!columns.length) return undefined;
  return {
    '--gcols': `30px 20px 20px 44px minmax(120px, 1fr) 124px ${columns.map(() => `minmax(${LEAST_COLUMN_PX}px, ${COLUMN_PX}px)`).join(' ')} 26px 92px 44px`,
    '--gareas': `"sel pri st id subj who ${columns.map(() => '.').join(' ')} as sla upd"`,
    '--gmin': `${FIXED_PX + columns.length * (LEAST_COLUMN_PX + GAP_PX)}px`,
  } as React.CSSProperties;
}

/** Which rows are drawn when the list moves `down` or up. The current row always is, so that the focus never falls out of the list. */
export function drawnRows(count: number, scrollTop: number, height: number, rowPx: number, currentIndex: number, down = true, spare = true): number[] {
  const wanted = Math.ceil(height / rowPx) + 1 + (spare ? ROWS_AHEAD + ROWS_BEHIND : 0);
  const first = Math.max(0, Math.min(count - wanted, Math.floor(scrollTop / rowPx) - (spare ? (down ? ROWS_BEHIND : ROWS_AHEAD) : 0)));
  const last = Math.min(count, first + wanted) - 1;
  const drawn: number[] = [];
  for (let index = first; index <= last; index += 1) drawn.push(index);
  if (currentIndex >= 0 && currentIndex < count && (currentIndex < first || currentIndex > last)) drawn.push(currentIndex);
  return drawn;
}

/** Orders that begin with the highest or the latest. */
const FALLING: readonly SortName[] = ['updated', 'priority', 'number', 'created'];

function Head({
  name,
  sort,
  reverse,
  by,
  onSort,
  className,
  place,
  children,
}: {
  name: string;
  sort: SortName;
  reverse: boolean;
  by: SortName;
  onSort(sort: SortName): void;
  className: string;
  place?: number;
  children: React.ReactNode;
}) {
  const on = by === sort;
  const falls = FALLING.includes(by) !== reverse;
  return (
    <span
      role="columnheader"
      className={className}
      title={name}
      aria-sort={on ? (falls ? 'descending' : 'ascending') : undefined}
      style={place ? { gridColumn: place } : undefined}
    >
      <button type="button" className="thb" tabIndex={-1} aria-label={by === 'priority' ? name : undefined} onClick={() => onSort(by)}>
        {on ? (
          <b>
            {children}
            <Icon name={falls ? 'down' : 'up'} size="s" />
          </b>
        ) : (
          children
        )}
      </button>
    </span>
  );
}

/** The ticket list: draws only what is seen, keeps one tab stop, and never moves what is being read. */
export function TicketGrid(props: TicketGridProps) {
  const {
    rows,
    groups,
    columns,
    onGroup,
    total,
    title,
    currentId,
    selected,
    seen,
    sort,
    reverse,
    now,
    onOpen,
    onCurrent,
    onSelect,
    onSelectAll,
    onSort,
    onNearEnd,
    onAtTop,
  } = props;
  const { say } = useWords();
  const rowPx = ROW_PX[useWidth()];
  const present = usePresent();
  const own = useDeskState((state) => state.own);
  const titles = useDeskState((state) => state.ownTitles);
  const body = React.useRef<HTMLDivElement>(null);
  const scrolled = React.useRef(false);
  const [scroll, setScroll] = React.useState(() => ({ top: 0, height: Math.min(window.innerHeight - FRAME_PX, FIRST_ROWS * 32), down: true }));
  // What is not seen yet comes when what is seen stands.
  const [spare, setSpare] = React.useState(false);
  React.useEffect(() => {
    let left = false;
    void idle().then(() => {
      if (!left) setSpare(true);
    });
    return () => {
      left = true;
    };
  }, []);
  const currentIndex = rows.findIndex((ticket) => ticket.id === currentId);

  React.useLayoutEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { scrollTop: top, clientHeight } = element;
      const height = clientHeight || FIRST_ROWS * 32;
      setScroll((old) => (old.top === top && old.height === height ? old : { top, height, down: true }));
    };
    if (typeof ResizeObserver === 'undefined') {
      measure();
      return undefined;
    }
    // It reports the first size by itself, before the frame is shown: measuring here would lay the page out once more.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  React.useLayoutEffect(() => {
    const element = body.current;
    // The first row of a list that nobody scrolled is seen; asking would lay out the page while it is being made.
    if (!element || currentIndex < 0 || (currentIndex === 0 && !scrolled.current)) return;
    const top = currentIndex * rowPx + pushedBy(groups, currentIndex);
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowPx > element.scrollTop + element.clientHeight && element.clientHeight) element.scrollTop = top + rowPx - element.clientHeight;
    // Only when the person moves: news above must not scroll the list.
  }, [currentId, rowPx]);

  const nearEnd = (scroll.top + scroll.height) / rowPx > rows.length - LOAD_AHEAD_ROWS;
  React.useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, rows.length, onNearEnd]);

  // Rows come and go between two frames, so that the frame itself has only to move what stands; the rows ahead are there already.
  const coming = React.useRef<ReturnType<typeof setTimeout> | null>(null);
  React.useEffect(
    () => () => {
      if (coming.current) clearTimeout(coming.current);
    },
    [],
  );
  const onScroll = (event: React.UIEvent<HTMLDivElement>): void => {
    scrolled.current = true;
    onAtTop(event.currentTarget.scrollTop < rowPx);
    coming.current ??= setTimeout(() => {
      coming.current = null;
      // Whole rows only; the height is the observer's.
      const top = Math.floor((body.current?.scrollTop ?? 0) / rowPx) * rowPx;
      setScroll((old) => (old.top === top ? old : { ...old, top, down: top > old.top }));
    }, 0);
  };
  const all = rows.length > 0 && rows.every((ticket) => selected.has(ticket.id));
  const some = !all && rows.some((ticket) => selected.has(ticket.id));
  const head = { sort, reverse, onSort };
  return (
    <div
      role="grid"
      aria-label={say('grid.name', { view: title, count: total })}
      aria-rowcount={total + 1}
      aria-multiselectable="true"
      className={columns.length ? 'col gridbox extra' : 'col gridbox'}
      style={template(columns)}
      data-zone="list"
    >
      <div className="tr th" role="row" aria-rowindex={1}>
        <span className="sel" role="columnheader">
          <span
            className={all ? 'cb on' : 'cb'}
            role="checkbox"
            tabIndex={-1}
            aria-checked={some ? 'mixed' : all}
            aria-label={say('grid.selectAll')}
            onClick={onSelectAll}
          >
            <Icon name="check" />
          </span>
        </span>
        <Head {...head} by="priority" name={say('field.priority')} className="pric">
          <Icon name="sort" size="s" />
        </Head>
        <Head {...head} by="status" name={say('field.status')} className="stc">
          {say('grid.status')}
        </Head>
        <Head {...head} by="number" name={say('field.number')} className="id">
          {say('grid.number')}
        </Head>
        <Head {...head} by="subject" name={say('field.subject')} className="subj">
          {say('field.subject')}
        </Head>
        <Head {...head} by="requester" name={say('field.requester')} className="who">
          {say('field.requester')}
        </Head>
        {columns.map((column, at) => {
          const name = isOwn(column) ? (titles[column.slice(4)] ?? '') : say(`field.${column}`);
          return (
            <Head key={column} {...head} by={column} name={name} className="xc clip" place={FIRST_CHOSEN + at}>
              {name}
            </Head>
          );
        })}
        <Head {...head} by="assignee" name={say('field.assignee')} className="as">
          {say('grid.assignee')}
        </Head>
        <Head {...head} by="due" name={say('field.due')} className="slac">
          {say('field.due')}
        </Head>
        <Head {...head} by="updated" name={say('field.updated')} className="upd">
          {say('grid.updated')}
        </Head>
      </div>
      <div className="grid" role="rowgroup" ref={body} onScroll={onScroll} tabIndex={rows.length ? -1 : 0}>
        <div role="presentation" style={{ height: rows.length * rowPx + groups.length * GROUP_PX, position: 'relative' }}>
          {groups.map((group, at) => (
            <GroupRow key={group.key} group={group} top={group.at * rowPx + at * GROUP_PX} onToggle={onGroup} />
          ))}
          {drawnRows(
            rows.length,
            Math.max(0, scroll.top - groups.length * GROUP_PX),
            scroll.height + groups.length * GROUP_PX,
            rowPx,
            currentIndex,
            scroll.down,
            spare,
          ).map((index) => {
            const ticket = rows[index];
            return (
              ticket && (
                <TicketRow
                  key={ticket.id}
                  ticket={ticket}
                  index={index}
                  top={index * rowPx + pushedBy(groups, index)}
                  columns={columns}
                  own={own.get(ticket.id)}
                  current={ticket.id === currentId}
                  stop={currentIndex < 0 ? index === 0 : index === currentIndex}
                  selected={selected.has(ticket.id)}
                  unread={isUnread(ticket, seen)}
                  present={present.get(ticket.id)}
                  now={now}
                  onOpen={onOpen}
                  onCurrent={onCurrent}
                  onSelect={onSelect}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

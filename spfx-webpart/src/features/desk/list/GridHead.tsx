import * as React from 'react';
import { isOwn, type ColumnName, type SortName } from '../../../app/desk/state';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { useDeskState } from '../DeskContext';
import { FIRST_CHOSEN } from './TicketRow';

/** Orders that begin with the highest or the latest. */
const FALLING: readonly SortName[] = ['updated', 'priority', 'number', 'created'];

type Order = { sort: SortName; reverse: boolean; onSort(sort: SortName): void };

type HeadProps = Order & { name: string; by: SortName; className: string; place?: number; children: React.ReactNode };

/** One column's head: orders by it, and says which way round. */
function Head({ name, sort, reverse, by, onSort, className, place, children }: HeadProps) {
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
            {/* A column as wide as its picture has no room for two. */}
            {by !== 'priority' && children}
            <Icon name={falls ? 'down' : 'up'} size="s" />
          </b>
        ) : (
          children
        )}
      </button>
    </span>
  );
}

/** Ticks every row of the list, or says that some are. */
function SelectAll({ checked, onSelectAll }: { checked: boolean | 'mixed'; onSelectAll(): void }) {
  const { say } = useWords();
  return (
    <span className="sel" role="columnheader">
      <span
        className={checked === true ? 'cb on' : 'cb'}
        role="checkbox"
        tabIndex={-1}
        aria-checked={checked}
        aria-label={say('grid.selectAll')}
        onClick={onSelectAll}
      >
        <Icon name="check" />
      </span>
    </span>
  );
}

export type GridHeadProps = Order & {
  /** Columns beside those that always show. */
  columns: readonly ColumnName[];
  /** Whether all rows are selected, or some. */
  checked: boolean | 'mixed';
  onSelectAll(): void;
};

/** The line above the rows. */
export function GridHead({ columns, checked, onSelectAll, ...order }: GridHeadProps) {
  const { say } = useWords();
  const titles = useDeskState((state) => state.ownTitles);
  return (
    <div className="tr th" role="row" aria-rowindex={1}>
      <SelectAll checked={checked} onSelectAll={onSelectAll} />
      <Head {...order} by="priority" name={say('field.priority')} className="pric">
        <Icon name="sort" size="s" />
      </Head>
      <Head {...order} by="status" name={say('field.status')} className="stc">
        {say('grid.status')}
      </Head>
      <Head {...order} by="number" name={say('field.number')} className="id">
        {say('grid.number')}
      </Head>
      <Head {...order} by="subject" name={say('field.subject')} className="subj">
        {say('field.subject')}
      </Head>
      <Head {...order} by="requester" name={say('field.requester')} className="who">
        {say('field.requester')}
      </Head>
      {columns.map((column, at) => {
        const name = isOwn(column) ? (titles[column.slice(4)] ?? '') : say(`field.${column}`);
        return (
          <Head key={column} {...order} by={column} name={name} className="xc clip" place={FIRST_CHOSEN + at}>
            {name}
          </Head>
        );
      })}
      <Head {...order} by="assignee" name={say('field.assignee')} className="as">
        {say('grid.assignee')}
      </Head>
      <Head {...order} by="due" name={say('field.due')} className="slac">
        {say('field.due')}
      </Head>
      <Head {...order} by="updated" name={say('field.updated')} className="upd">
        {say('grid.updated')}
      </Head>
    </div>
  );
}

import * as React from 'react';
import { MAX_CUSTOM_ROWS, type CustomColumn, type CustomValue } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { ownKey } from '../../app/desk/ownCounts';
import { isOwn, type DeskState, type OwnName, type OwnValue } from '../../app/desk/state';
import { dayOf } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import type { Say } from '../../ui/words/say';
import { useDesk, useDeskState } from '../desk/DeskContext';

/** Beyond that many tickets the values of those no longer held are dropped before others are read. */
const MOST_HELD = 5_000;

/** A value as the list shows it. `key` keeps dates, figures and the order of choices; notes are too long for a column and left out. */
export function ownValue(column: CustomColumn, value: CustomValue, locale: string, say: Say): OwnValue {
  if (value === null) return { text: '', key: null };
  const key = ownKey(column, value);
  if (typeof value === 'object') return { text: 'id' in value ? value.name : value.join(', '), key };
  switch (column.type) {
    case 'date':
      return { text: dayOf(column.dateOnly ? `${value}T00:00` : String(value), locale), key };
    case 'number':
      return { text: typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : '', key };
    case 'boolean':
      return { text: say(value ? 'own.yes' : 'own.no'), key };
    default:
      return { text: String(value), key };
  }
}

/** Names of the own columns that a list as it stands needs. */
export function ownNeeded({
  columns,
  cardFields = [],
  group,
  sort,
  filters,
}: Pick<DeskState, 'columns' | 'cardFields' | 'group' | 'sort' | 'filters'>): string[] {
  const names = [...columns, ...cardFields, group, sort].filter((name): name is OwnName => isOwn(name)).map((name) => name.slice(4));
  return Array.from(
    new Set([...names, ...[filters.own, filters.custom].flatMap((chosen) => Object.keys(chosen).filter((name) => chosen[name]?.length))]),
  ).sort();
}

/** The customer's own columns; read when somebody first looks for them or a view needs them, 1 request. */
export function useOwnColumns(wanted: boolean): readonly CustomColumn[] {
  const { desk } = useDesk();
  const [columns, setColumns] = React.useState<readonly CustomColumn[]>([]);
  React.useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    // Without them everything else serves all the same.
    desk.port.lists.customColumns().then(
      (found) => {
        if (left) return;
        setColumns(found.filter(({ type }) => type !== 'note'));
        desk.store.set((state) => ({ ...state, ownTitles: Object.fromEntries(found.map(({ name, title }) => [name, title])) }));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [desk, wanted]);
  return columns;
}

async function read(
  desk: Desk,
  ids: readonly number[],
  columns: readonly CustomColumn[],
  shown: (column: CustomColumn, value: CustomValue) => OwnValue,
): Promise<void> {
  const rows = await desk.port.lists.customRows(ids, columns);
  desk.store.set((state) => {
    // Never those of a held ticket: they would be asked for again at once, and without end.
    const own = new Map(state.own.size > MOST_HELD ? Array.from(state.own).filter(([id]) => state.tickets.has(id)) : state.own);
    for (const id of ids) {
      const row = rows.get(id);
      // Under the version this device shows: a newer one is read again when it arrives.
      own.set(id, {
        etag: state.tickets.get(id)?.etag ?? '',
        values: Object.fromEntries(row ? columns.map((column) => [column.name, shown(column, row.values[column.name] ?? null)]) : []),
      });
    }
    return { ...state, own };
  });
}

/** Keeps the values of the needed columns for the tickets held: 1 request for each `MAX_CUSTOM_ROWS` that are new or were changed. */
export function useOwnValues(columns: readonly CustomColumn[], also: string | null): void {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const tickets = useDeskState((state) => state.tickets);
  const own = useDeskState((state) => state.own);
  const names = useDeskState((state) => ownNeeded(state).join(' '));
  const busy = React.useRef(false);
  const [turn, setTurn] = React.useState(0);
  const needed = React.useMemo(() => columns.filter(({ name }) => name === also || names.split(' ').includes(name)), [columns, names, also]);
  React.useEffect(() => {
    if (!needed.length || busy.current) return;
    const ids: number[] = [];
    tickets.forEach((ticket) => {
      const held = own.get(ticket.id);
      if (
        ids.length < MAX_CUSTOM_ROWS &&
        (!held || held.etag !== ticket.etag || needed.some(({ name }) => !(name in held.values) && Object.keys(held.values).length > 0))
      )
        ids.push(ticket.id);
    });
    if (!ids.length) return;
    busy.current = true;
    // A fault leaves the cells empty until the next change brings the question again.
    read(desk, ids, needed, (column, value) => ownValue(column, value, locale, say)).then(
      () => {
        busy.current = false;
        setTurn((old) => old + 1);
      },
      () => {
        busy.current = false;
      },
    );
  }, [desk, needed, tickets, own, turn, locale, say]);
}

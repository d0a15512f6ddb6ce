import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import type { CustomColumn, CustomValue, CustomValues, ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';
import { saveOwnValue } from '../../app/desk/ownValue';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { ownValue } from '../viewTools/ownColumns';
import { CustomField } from './CustomField';

const columnsOf = new WeakMap<Desk, Promise<CustomColumn[]>>();
/** The customer's columns, asked for once a desk; after a fault again. */
export function readColumns(desk: Desk): Promise<CustomColumn[]> {
  const asked = columnsOf.get(desk) ?? desk.port.lists.customColumns();
  columnsOf.set(desk, asked);
  asked.catch(() => columnsOf.delete(desk));
  return asked;
}

type State = { columns: CustomColumn[]; values: CustomValues } | { fault: ListsFaultLike } | null;

/** The customer's own columns of a ticket, edited in place and kept in their type. */
export function CustomFields({ ticket }: { ticket: Ticket }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const [state, setState] = React.useState<State>(null);
  const [turn, setTurn] = React.useState(0);
  /** What SharePoint answered last, under what is shown already; changes go one after the other, as choices are ticked faster than they are saved. */
  const held = React.useRef<CustomValues | null>(null);
  const waiting = React.useRef(0);
  const line = React.useRef<Promise<void>>(Promise.resolve());
  React.useEffect(() => {
    let left = false;
    setState(null);
    held.current = null;
    readColumns(desk)
      .then(async (columns) =>
        columns.length ? { columns, values: await desk.port.lists.customValues(ticket.id, columns) } : { columns, values: { etag: '', values: {} } },
      )
      .then(
        (read) => {
          if (!left) setState(read);
        },
        (error: unknown) => {
          if (!left) setState({ fault: faultOf(error) });
        },
      );
    return () => {
      left = true;
    };
  }, [desk, ticket.id, turn]);

  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const put = (values: CustomValues): void => {
    held.current = values;
    if (alive.current && !waiting.current) setState((old) => (old && !('fault' in old) ? { ...old, values } : old));
  };
  const loaded = state && !('fault' in state) ? state : null;
  React.useEffect(() => {
    if (!loaded?.columns.length || waiting.current || loaded.values.etag === ticket.etag) return undefined;
    let left = false;
    // Somebody else changed the ticket, perhaps here. What cannot be read now is read with the next change.
    desk.port.lists.customValues(ticket.id, loaded.columns).then(
      (values) => {
        if (!left && !waiting.current) put(values);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [desk, ticket.id, ticket.etag]);
  const shown = (column: CustomColumn, value: CustomValue): string =>
    ownValue(column, value, locale, say).text || (typeof value === 'string' ? value : '') || say('none');
  const save = async (column: CustomColumn, value: CustomValue): Promise<void> => {
    if (!loaded) return;
    const { lists } = desk.port;
    const { columns } = loaded;
    const saved = async (from: CustomValue, to: CustomValue, read: CustomValues): Promise<boolean> => {
      const { outcome, values } = await saveOwnValue(lists, ticket.id, columns, column, from, to, read);
      held.current = values;
      // Somebody gave this column another value meanwhile: theirs stands and is shown.
      if (outcome === 'theirs') desk.tell(say('own.theirs', { title: column.title }), true);
      else {
        const fresh = await lists.ticket({ id: ticket.id });
        if (fresh) desk.put([fresh]);
      }
      return outcome === 'saved';
    };
    const inTurn = (work: () => Promise<void>): Promise<void> => {
      waiting.current += 1;
      const done = line.current.then(work).finally(() => {
        waiting.current -= 1;
        if (held.current) put(held.current);
      });
      line.current = done.catch(() => undefined);
      return done;
    };
    setState((old) => (old && !('fault' in old) ? { ...old, values: { ...old.values, values: { ...old.values.values, [column.name]: value } } } : old));
    try {
      await inTurn(async () => {
        const read = (held.current ??= loaded.values);
        const before = read.values[column.name] ?? null;
        if (!(await saved(before, value, read))) return;
        desk.offerUndo(say('undo.oneField', { number: String(ticket.id), field: column.title, value: shown(column, value) }), () =>
          inTurn(async () => void (await saved(value, before, await lists.customValues(ticket.id, columns)))),
        );
      });
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say('own.notSaved', { title: column.title, reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
    }
  };

  if (!state) return null;
  if ('fault' in state)
    return (
      <section>
        <h2>{say('own.title')}</h2>
        <p className="sm bad">
          {say('own.failed')}{' '}
          <button type="button" className="linkish" onClick={() => setTurn(turn + 1)}>
            {say('tryNow')}
          </button>
        </p>
      </section>
    );
  if (!state.columns.length) return null;
  return (
    <section>
      <h2>{say('own.title')}</h2>
      <dl className="kv">
        {state.columns.map((column) => (
          <React.Fragment key={column.name}>
            <dt dir="auto">
              {column.title}
              {column.required && (
                <span className="bad" aria-hidden="true">
                  {' '}
                  *
                </span>
              )}
            </dt>
            <dd>
              <CustomField column={column} value={state.values.values[column.name] ?? null} onSave={(value) => void save(column, value)} />
            </dd>
          </React.Fragment>
        ))}
      </dl>
    </section>
  );
}

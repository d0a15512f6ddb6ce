import * as React from 'react';
import '../../ui/controls/fieldInput.global.scss';
import type { Ticket } from '@listdesk/shared/tickets';
import type { CustomColumn, CustomValue, CustomValues, ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';
import { saveOwnValue } from '../../app/desk/ownValue';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { agentOptions } from '../desk/list/fieldOptions';
import { useMayWork } from '../desk/useMayWork';
import { FieldPicker } from '../ticket/FieldPicker';
import { ownValue } from '../viewTools/ownColumns';

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
  React.useEffect(() => {
    let left = false;
    setState(null);
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
  const shown = (column: CustomColumn, value: CustomValue): string =>
    ownValue(column, value, locale, say).text || (typeof value === 'string' ? value : '') || say('none');
  const save = async (column: CustomColumn, value: CustomValue): Promise<void> => {
    if (!state || 'fault' in state) return;
    const { lists } = desk.port;
    const { columns } = state;
    const before = state.values.values[column.name] ?? null;
    const put = (values: CustomValues): void => {
      if (alive.current) setState((old) => (old && !('fault' in old) ? { ...old, values } : old));
    };
    const saved = async (from: CustomValue, to: CustomValue, read: CustomValues): Promise<boolean> => {
      const { outcome, values } = await saveOwnValue(lists, ticket.id, columns, column, from, to, read);
      put(values);
      // Somebody gave this column another value meanwhile: theirs stands and is shown.
      if (outcome === 'theirs') desk.tell(say('own.theirs', { title: column.title }), true);
      else {
        const fresh = await lists.ticket({ id: ticket.id });
        if (fresh) desk.put([fresh]);
      }
      return outcome === 'saved';
    };
    put({ ...state.values, values: { ...state.values.values, [column.name]: value } });
    try {
      if (await saved(before, value, state.values)) {
        desk.offerUndo(say('undo.oneField', { number: String(ticket.id), field: column.title, value: shown(column, value) }), async () => {
          await saved(value, before, await lists.customValues(ticket.id, columns));
        });
      }
    } catch (error) {
      const fault = faultOf(error);
      put({ ...state.values, values: { ...state.values.values, [column.name]: before } });
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

type FieldProps = { column: CustomColumn; value: CustomValue; onSave(value: CustomValue): void };

function CustomField({ column, value, onSave }: FieldProps) {
  const { say, locale } = useWords();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const [typed, setTyped] = React.useState<string | null>(null);
  const mayWork = useMayWork();
  const empty = <span className="sub">{say('add')}</span>;
  if (column.type === 'choice') {
    const options = [...column.choices.map((choice) => ({ value: choice, label: choice })), ...(column.required ? [] : [{ value: '', label: say('none') }])];
    return (
      <FieldPicker
        empty={!value}
        label={column.title}
        className="inplace"
        options={options}
        chosen={typeof value === 'string' ? [value] : []}
        onChoose={([choice]) => onSave(choice ? choice : null)}
      >
        {value ? (
          <span className="clip" dir="auto">
            {String(value)}
          </span>
        ) : (
          empty
        )}
      </FieldPicker>
    );
  }
  if (column.type === 'boolean') {
    return (
      <FieldPicker
        label={column.title}
        className="inplace"
        options={[
          { value: 'yes', label: say('own.yes') },
          { value: 'no', label: say('own.no') },
        ]}
        chosen={[value === true ? 'yes' : 'no']}
        onChoose={([choice]) => onSave(choice === 'yes')}
      >
        {say(value === true ? 'own.yes' : 'own.no')}
      </FieldPicker>
    );
  }
  if (column.type === 'person') {
    const person = typeof value === 'object' ? value : null;
    return (
      <FieldPicker
        empty={!person}
        label={column.title}
        className="inplace"
        searchable
        options={agentOptions(agents, me, say)}
        chosen={[person?.id ?? 0]}
        onChoose={([id]) => onSave(id ? { id, name: agents.find((agent) => agent.id === id)?.name ?? '' } : null)}
      >
        {person ? <span className="clip">{person.name}</span> : empty}
      </FieldPicker>
    );
  }
  const shown =
    value === null
      ? ''
      : column.type === 'date'
        ? dayOf(String(value), locale)
        : column.type === 'number' && typeof value === 'number'
          ? new Intl.NumberFormat(locale).format(value)
          : String(value);
  if (!mayWork)
    return (
      <span className="inplace fixed">
        {shown ? (
          <span className="anywhere" dir="auto">
            {shown}
          </span>
        ) : (
          <span className="sub">–</span>
        )}
      </span>
    );
  if (typed === null) {
    return (
      <button
        type="button"
        className="inplace"
        aria-label={`${column.title}: ${shown || say('add')}`}
        onClick={() => setTyped(value === null ? '' : column.type === 'date' ? String(value).slice(0, 10) : String(value))}
      >
        {shown ? (
          <span className="anywhere" dir="auto">
            {shown}
          </span>
        ) : (
          empty
        )}
      </button>
    );
  }
  const number = Number(typed.replace(',', '.'));
  const wrong = (column.type === 'number' && typed.trim() !== '' && Number.isNaN(number)) || (column.required && typed.trim() === '');
  const done = (): void => {
    setTyped(null);
    if (wrong) return;
    const next = typed.trim() === '' ? null : column.type === 'number' ? number : column.type === 'date' ? `${typed}T00:00:00Z` : typed.trim();
    if (next !== value) onSave(next);
  };
  const keys = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter' && (column.type !== 'note' || event.ctrlKey)) done();
    else if (event.key === 'Escape') setTyped(null);
  };
  return (
    <>
      {column.type === 'note' ? (
        <textarea
          autoFocus
          className="fieldinput"
          rows={4}
          aria-label={column.title}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={done}
          onKeyDown={keys}
        />
      ) : (
        <input
          autoFocus
          className="fieldinput"
          type={column.type === 'date' ? 'date' : 'text'}
          inputMode={column.type === 'number' ? 'decimal' : undefined}
          aria-label={column.title}
          aria-invalid={wrong}
          maxLength={255}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={done}
          onKeyDown={keys}
        />
      )}
      {wrong && (
        <span className="bad sm" role="alert">
          {say(column.type === 'number' ? 'own.number' : 'own.required')}
        </span>
      )}
    </>
  );
}

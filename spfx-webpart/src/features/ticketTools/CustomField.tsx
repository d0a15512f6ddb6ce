import * as React from 'react';
import '../../ui/controls/fieldInput.global.scss';
import type { CustomColumn, CustomValue } from '@listdesk/shared/sharepoint';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime, dayOf } from '../../ui/words/times';
import { useDeskState } from '../desk/DeskContext';
import { agentOptions } from '../desk/list/fieldOptions';
import { useMayWork } from '../desk/useMayWork';
import { FieldPicker } from '../ticket/FieldPicker';

const isList = (value: CustomValue): value is readonly string[] => Array.isArray(value);
const two = (figure: number): string => String(figure).padStart(2, '0');
/** A moment as a field of the browser takes it: by the reader's clock. */
function localTime(moment: string): string {
  const at = new Date(moment);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
const MILLISECONDS = /\.\d+Z$/;

/** What stands in a field that is typed into; null where it is no value of the column. */
function typedValue({ type, dateOnly }: CustomColumn, typed: string): { value: CustomValue } | null {
  const text = typed.trim();
  if (text === '') return { value: null };
  if (type === 'date') return { value: dateOnly ? text : new Date(text).toISOString().replace(MILLISECONDS, 'Z') };
  if (type !== 'number') return { value: text };
  const figure = Number(text.replace(',', '.'));
  return Number.isNaN(figure) ? null : { value: figure };
}

export type CustomFieldProps = {
  column: CustomColumn;
  value: CustomValue;
  /** What stands where there is no value; else an offer to add one. */
  nothing?: string;
  /** Each value is told while it is typed: a button beside it shall not wait until the field is left. */
  live?: boolean;
  onSave(value: CustomValue): void;
};

/** One of the customer's columns, edited in place as its type asks. */
export function CustomField({ column, value, nothing, live, onSave }: CustomFieldProps) {
  const { say, locale } = useWords();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const [typed, setTyped] = React.useState<string | null>(null);
  const mayWork = useMayWork();
  const add = nothing ?? say('add');
  const empty = <span className="sub">{add}</span>;
  if (column.type === 'choice') {
    const options = [...column.choices.map((choice) => ({ value: choice, label: choice })), ...(column.required ? [] : [{ value: '', label: say('none') }])];
    return (
      <FieldPicker
        empty={!value}
        label={column.title}
        name={value ? undefined : `${column.title}: ${add}`}
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
  if (column.type === 'choices') {
    const chosen = isList(value) ? value : [];
    const options = Array.from(new Set([...column.choices, ...chosen]), (choice) => ({ value: choice, label: choice }));
    return (
      <FieldPicker
        empty={!chosen.length}
        label={column.title}
        name={chosen.length ? undefined : `${column.title}: ${add}`}
        className="inplace wrapping"
        many
        options={options}
        chosen={chosen}
        onChoose={(choices) => {
          if (choices.length || !column.required)
            onSave(choices.length ? options.map((option) => option.value).filter((choice) => choices.includes(choice)) : null);
        }}
      >
        {chosen.length
          ? chosen.map((choice) => (
              <span key={choice} className="tag" dir="auto">
                {choice}
              </span>
            ))
          : empty}
      </FieldPicker>
    );
  }
  if (column.type === 'boolean') {
    // Nobody has said yes.
    const told = value === null && nothing !== undefined ? null : value === true ? 'yes' : 'no';
    return (
      <FieldPicker
        label={column.title}
        name={told ? undefined : `${column.title}: ${add}`}
        className="inplace"
        options={[
          { value: 'yes', label: say('own.yes') },
          { value: 'no', label: say('own.no') },
        ]}
        chosen={told ? [told] : []}
        onChoose={([choice]) => onSave(choice === 'yes')}
      >
        {told ? say(`own.${told}`) : empty}
      </FieldPicker>
    );
  }
  if (column.type === 'person') {
    const person = typeof value === 'object' && !isList(value) ? value : null;
    return (
      <FieldPicker
        empty={!person}
        label={column.title}
        name={person ? undefined : `${column.title}: ${add}`}
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
  const time = column.type === 'date' && !column.dateOnly;
  const shown =
    value === null
      ? ''
      : time
        ? `${dayOf(String(value), locale)} ${clockTime(String(value), locale)}`
        : column.type === 'date'
          ? dayOf(`${value}T00:00`, locale)
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
        aria-label={`${column.title}: ${shown || add}`}
        onClick={() => setTyped(value === null ? '' : time ? localTime(String(value)) : String(value))}
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
  const read = typedValue(column, typed);
  const wrong = !read || (column.required && read.value === null);
  const done = (): void => {
    setTyped(null);
    if (!wrong && read.value !== value) onSave(read.value);
  };
  const type = (text: string): void => {
    setTyped(text);
    const told = live ? typedValue(column, text) : null;
    if (told && told.value !== null) onSave(told.value);
  };
  const keys = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    // What is wrong stays to be mended; whoever leaves it keeps the old value.
    if (event.key === 'Enter' && (column.type !== 'note' || event.ctrlKey)) {
      if (!wrong) done();
    } else if (event.key === 'Escape') setTyped(null);
  };
  return (
    <span className="col grow g4">
      {column.type === 'note' ? (
        <textarea
          autoFocus
          className="fieldinput"
          rows={4}
          aria-label={column.title}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onBlur={done}
          onKeyDown={keys}
        />
      ) : (
        <input
          autoFocus
          className="fieldinput"
          type={time ? 'datetime-local' : column.type === 'date' ? 'date' : 'text'}
          inputMode={column.type === 'number' ? 'decimal' : undefined}
          aria-label={column.title}
          aria-invalid={wrong}
          maxLength={255}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onBlur={done}
          onKeyDown={keys}
        />
      )}
      {wrong && (
        <span className="bad sm" role="alert">
          {say(column.type === 'number' ? 'own.number' : 'own.required')}
        </span>
      )}
    </span>
  );
}

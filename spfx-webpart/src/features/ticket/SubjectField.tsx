import * as React from 'react';
import { MAX_SUBJECT_CHARS, type Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { useMayWork } from '../desk/useMayWork';
import { useChange } from './FieldPickers';

/** The subject, in full. F2 or a double click edits it; Enter saves, Escape leaves it as it was. */
export function SubjectField({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  const change = useChange(ticket);
  const mayWork = useMayWork();
  const [text, setText] = React.useState<string | null>(null);
  React.useEffect(() => setText(null), [ticket.id]);
  React.useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'F2' && mayWork) setText(ticket.subject);
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [ticket.subject, mayWork]);
  const save = (): void => {
    const subject = text?.trim() ?? '';
    setText(null);
    if (subject && subject !== ticket.subject) change({ subject }, say('undo.oneSubject', { number: String(ticket.id) }));
  };
  if (text === null)
    return (
      <h1 className="tsub" dir="auto" onDoubleClick={mayWork ? () => setText(ticket.subject) : undefined}>
        {ticket.subject || say('noSubject')}
      </h1>
    );
  return (
    <div className="field">
      <input
        autoFocus
        className="grow"
        aria-label={say('field.subject')}
        value={text}
        maxLength={MAX_SUBJECT_CHARS}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setText(null);
        }}
      />
    </div>
  );
}

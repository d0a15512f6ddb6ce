import * as React from 'react';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { ResponseForm, type ResponseFormProps } from './ResponseForm';
import type { Typed } from './useResponseForm';

export type ResponseEditorProps = ResponseFormProps & {
  /** The way back to the list, where the editor has its place. */
  back(close: () => void): React.ReactNode;
  /** Null for a response that is not stored. */
  onDelete: (() => void) | null;
};

/** One response beside the list of them. */
export function ResponseEditor({ back, onDelete, ...form }: ResponseEditorProps) {
  const { say } = useWords();
  const { editing, begun, onTyped, onClose } = form;
  const typed = React.useRef<() => Typed>(() => ({ editing, added: begun ?? [] }));
  const name = editing.id === null ? say('responses.newTitle') : editing.text.name;
  return (
    <section className="pane respedit" aria-label={editing.id === null ? name : say('responses.edit', { name })} data-zone="pane">
      <div className="viewhead">
        {back(() => onClose(typed.current()))}
        <h2 className="h2 clip" dir="auto">
          {name}
        </h2>
        <span className="end" />
        {onDelete && (
          <Button small look="danger" icon="trash" onClick={onDelete}>
            {say('responses.delete')}
          </Button>
        )}
      </div>
      <ResponseForm
        {...form}
        onTyped={(read) => {
          typed.current = read;
          onTyped(read);
        }}
      />
    </section>
  );
}

import * as React from 'react';
import type { SaveOutcome } from '../../app/texts/useTexts';
import type { EditorHandle } from '../composer/Editor';
import type { Trouble } from './SaveTrouble';

export type SavingOptions<T, P extends object> = {
  typed(): T;
  /** What is wrong with it, by field, in the order of the form. */
  check(typed: T): P;
  /** The field that is the editor; the others have their names in the form. */
  inEditor: keyof P;
  onSave(typed: T, over: boolean): Promise<SaveOutcome>;
};

/** The saving of a text the desk keeps: once at a time, the focus on the first field that is wrong, and what came between. */
export function useSaving<T, P extends object>(
  form: React.RefObject<HTMLFormElement>,
  editor: React.RefObject<EditorHandle>,
  { typed, check, inEditor, onSave }: SavingOptions<T, P>,
) {
  const [busy, setBusy] = React.useState(false);
  const [problems, setProblems] = React.useState<Partial<P>>({});
  const [trouble, setTrouble] = React.useState<Trouble | null>(null);
  const submit = async (over: boolean): Promise<void> => {
    if (busy) return;
    const whole = typed();
    const found = check(whole);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first === inEditor) return editor.current?.focus();
    if (first) return form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    setBusy(true);
    setTrouble(null);
    const answer = await onSave(whole, over);
    if (answer.outcome === 'saved') return undefined;
    setBusy(false);
    setTrouble(answer.outcome === 'failed' ? answer.fault : answer.outcome);
    return undefined;
  };
  return { busy, problems, trouble, submit };
}

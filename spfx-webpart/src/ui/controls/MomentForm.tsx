import * as React from 'react';
import './fieldInput.global.scss';
import { useWords } from '../words/WordsContext';
import { Button } from './Button';
import { fieldValue } from './fieldValue';

export type MomentFormProps = {
  /** What the moment is for. */
  label: string;
  /** On the button that chooses it. */
  action: string;
  /** What stands there first, in ms. */
  first: number;
  now: number;
  allowed(at: number): boolean;
  /** Why a moment that is not allowed cannot be chosen. */
  problem: string;
  onChoose(at: number): void;
  onClose(): void;
};

/** A day and a time by the reader's clock, for a dialog. */
export function MomentForm({ label, action, first, now, allowed, problem, onChoose, onClose }: MomentFormProps) {
  const { say } = useWords();
  const [typed, setTyped] = React.useState(() => fieldValue(first));
  const at = new Date(typed).getTime();
  const fits = !Number.isNaN(at) && allowed(at);
  return (
    <form
      className="col g12"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onChoose(at);
      }}
    >
      <label className="col g4">
        <span className="b">{label}</span>
        <input data-first className="fieldinput" type="datetime-local" value={typed} min={fieldValue(now)} onChange={(event) => setTyped(event.target.value)} />
      </label>
      {!fits && (
        <p className="bad sm" role="alert">
          {problem}
        </p>
      )}
      <div className="row dialogfoot">
        <Button submit look="primary" disabled={!fits}>
          {action}
        </Button>
        <Button look="ghost" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}

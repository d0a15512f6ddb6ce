import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import type { Meaning } from './slaForm';

export type ParsedFieldProps<T> = {
  label: string;
  value: T;
  text(value: T): string;
  read(text: string): Meaning<T>;
  problem: string;
  help?: string;
  rows?: number;
  suffix?: string;
  off: boolean;
  onValue(value: T): void;
  /** Whether what is typed means nothing; such a form is not saved. */
  onWrong(wrong: boolean): void;
};

/** A text that means something: keeps what is typed as it is, and hands on what it means. */
export function ParsedField<T>({ label, value, text, read, problem, help, rows, suffix, off, onValue, onWrong }: ParsedFieldProps<T>) {
  const [typed, setTyped] = React.useState(() => text(value));
  const last = React.useRef(value);
  React.useEffect(() => {
    // Discarded or saved by somebody else: what stands there is shown.
    if (JSON.stringify(last.current) !== JSON.stringify(value)) setTyped(text(value));
    last.current = value;
  }, [value, text]);
  const wrong = read(typed) === null;
  const tell = React.useRef(onWrong);
  tell.current = onWrong;
  React.useEffect(() => {
    tell.current(wrong);
    return () => tell.current(false);
  }, [wrong]);
  const change = (next: string): void => {
    setTyped(next);
    const meant = read(next);
    if (!meant) return;
    last.current = meant.value;
    onValue(meant.value);
  };
  return (
    <TextField
      label={label}
      value={typed}
      readOnly={off}
      dir="auto"
      description={wrong ? undefined : help}
      errorMessage={wrong ? problem : undefined}
      suffix={suffix}
      multiline={rows !== undefined}
      rows={rows}
      onChange={(_, next = '') => change(next)}
    />
  );
}

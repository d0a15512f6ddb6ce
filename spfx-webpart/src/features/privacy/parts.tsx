import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { SkeletonRows } from '../desk/list/ListStates';

/** A label over what it names. */
export function Labelled({ label, help, children }: { label: string; help?: string; children: React.ReactElement<{ id?: string }> }) {
  const id = React.useRef(`ld-pv-${Math.random().toString(36).slice(2, 9)}`).current;
  return (
    <div className="pvfield">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      {React.cloneElement(children, { id, ...(help && { 'aria-describedby': `${id}-help` }) } as Partial<{ id: string }>)}
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

export type TextProps = {
  value: string;
  onText(text: string): void;
  id?: string;
  type?: 'text' | 'email' | 'number' | 'datetime-local';
  max?: number;
  lines?: number;
  disabled?: boolean;
  'aria-describedby'?: string;
};

export function TextField({ value, onText, lines, max, type = 'text', ...rest }: TextProps) {
  return (
    <div className={lines ? 'field area' : 'field'}>
      {lines ? (
        <textarea {...rest} className="grow" rows={lines} value={value} maxLength={max} onChange={(event) => onText(event.target.value)} />
      ) : (
        <input {...rest} className="grow" type={type} value={value} maxLength={max} onChange={(event) => onText(event.target.value)} />
      )}
    </div>
  );
}

export function Choice<T extends string>({
  value,
  options,
  onChoose,
  ...rest
}: {
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose(value: T): void;
  id?: string;
  disabled?: boolean;
  'aria-label'?: string;
}) {
  return (
    <div className="field">
      <select {...rest} className="grow" value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export type Work = { busy: boolean; fault: ListsFaultLike | null; run<T>(work: () => Promise<T>): Promise<T | null> };

/** One piece of work at a time; what went wrong stays until the next try. A second click while it runs does nothing. */
export function useWork(): Work {
  const [busy, setBusy] = React.useState(false);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const running = React.useRef(false);
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const run = React.useCallback(async <T,>(work: () => Promise<T>): Promise<T | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setFault(null);
    try {
      return await work();
    } catch (error) {
      if (alive.current) setFault(faultOf(error));
      return null;
    } finally {
      running.current = false;
      if (alive.current) setBusy(false);
    }
  }, []);
  return { busy, fault, run };
}

export function Fault({ fault, again }: { fault: ListsFaultLike | null; again?: string }) {
  const { say } = useWords();
  return (
    fault && (
      <Banner look="bad" icon="alert" title={say('privacy.notDone')} text={`${say(`fault.${fault.code}`, { detail: fault.message })} ${again ?? ''}`.trim()} />
    )
  );
}

/** In the place of what is on its way, or did not come. */
export function NotYet({ fault, onRetry }: { fault: ListsFaultLike | null; onRetry(): void }) {
  const { say } = useWords();
  if (!fault) return <SkeletonRows />;
  return (
    <div className="pvpage">
      <Fault fault={fault} />
      <Button onClick={onRetry}>{say('tryNow')}</Button>
    </div>
  );
}

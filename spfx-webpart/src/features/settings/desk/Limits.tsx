import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_WINDOWS } from '@listdesk/shared/schema';
import { Button, IconButton } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import type { DeskPartProps } from './DeskForm';
import { defaultLimit, LIMIT_NAMES, type LimitName, type WindowForm } from './form';

const isDefault = (name: LimitName, windows: readonly WindowForm[]): boolean => JSON.stringify(windows) === JSON.stringify(defaultLimit(name));

/** Loops and floods: how much automatic mail leaves, how much mail is taken in. */
export function Limits({ form, mayChange, saving, change, problem }: DeskPartProps) {
  const { say } = useWords();
  const page = React.useRef<HTMLElement>(null);
  const { limits } = form;
  const set = (name: LimitName, windows: WindowForm[]): void => change({ limits: { ...limits, [name]: windows } });
  const add = (name: LimitName): void => {
    const place = limits[name].length;
    set(name, [...limits[name], { minutes: '', max: '' }]);
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(`[name="limit.${name}.${place}.max"]`)?.focus());
  };
  return (
    <section ref={page} aria-labelledby="ld-set-limits">
      <h2 id="ld-set-limits" className="h2">{say('settings.limits')}</h2>
      <p className="sub">{say('settings.limitsText')}</p>
      {LIMIT_NAMES.map((name) => {
        const windows = limits[name];
        const edit = (place: number, part: Partial<WindowForm>): void => set(name, windows.map((one, at) => (at === place ? { ...one, ...part } : one)));
        return (
          <fieldset key={name} className="setlimit">
            <legend className="b">{say(`settings.limit.${name}`)}</legend>
            <p className="sub sm">{say(`settings.limit.${name}Text`)}</p>
            <ul className="setwindows">
              {windows.map((one, place) => (
                <li key={place} className="setwindow">
                  <span aria-hidden="true">{say('settings.limit.atMost')}</span>
                  <TextField name={`limit.${name}.${place}.max`} inputMode="numeric" ariaLabel={say('settings.limit.max', { place: place + 1 })} readOnly={!mayChange} disabled={saving} value={one.max} maxLength={6} errorMessage={problem(`limit.${name}.${place}.max`)} onChange={(_, value = '') => edit(place, { max: value })} />
                  <span aria-hidden="true">{say('settings.limit.mailsIn')}</span>
                  <TextField name={`limit.${name}.${place}.minutes`} inputMode="numeric" ariaLabel={say('settings.limit.minutes', { place: place + 1 })} readOnly={!mayChange} disabled={saving} value={one.minutes} maxLength={5} errorMessage={problem(`limit.${name}.${place}.minutes`)} onChange={(_, value = '') => edit(place, { minutes: value })} />
                  <span aria-hidden="true">{say('settings.limit.minutesUnit')}</span>
                  {mayChange && <IconButton icon="trash" disabled={saving || windows.length < 2} label={say('settings.limit.remove', { place: place + 1 })} onClick={() => set(name, windows.filter((_, at) => at !== place))} />}
                </li>
              ))}
            </ul>
            {problem(`limit.${name}`) && <p className="help bad" role="alert">{problem(`limit.${name}`)}</p>}
            {mayChange && (
              <div className="row">
                <Button small icon="plus" disabled={saving || windows.length >= MAX_WINDOWS} onClick={() => add(name)}>{say('settings.limit.add')}</Button>
                <Button small look="ghost" icon="history" disabled={saving || isDefault(name, windows)} onClick={() => set(name, defaultLimit(name))}>{say('settings.limit.reset')}</Button>
              </div>
            )}
          </fieldset>
        );
      })}
    </section>
  );
}

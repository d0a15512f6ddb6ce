import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_WINDOWS } from '@listdesk/shared/schema';
import { Button, IconButton } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import type { DeskPartProps } from './DeskForm';
import type { WindowForm } from './form';

export type WindowsProps = Pick<DeskPartProps, 'mayChange' | 'saving' | 'problem'> & {
  /** Fields are called `limit.NAME.PLACE.PART`. */
  name: string;
  title: string;
  text: string;
  /** What stands between the two figures, and how the first is called. */
  between: string;
  first(place: number): string;
  windows: readonly WindowForm[];
  defaults: readonly WindowForm[];
  onSet(windows: WindowForm[]): void;
};

/** "At most so many in so many minutes", as often as one likes; the first that is full decides. */
export function Windows({ name, title, text, between, first, windows, defaults, onSet, mayChange, saving, problem }: WindowsProps) {
  const { say } = useWords();
  const box = React.useRef<HTMLFieldSetElement>(null);
  const edit = (place: number, part: Partial<WindowForm>): void => onSet(windows.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const add = (): void => {
    const place = windows.length;
    onSet([...windows, { minutes: '', max: '' }]);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[name="limit.${name}.${place}.max"]`)?.focus());
  };
  const wrong = problem(`limit.${name}`);
  return (
    <fieldset ref={box} className="setlimit">
      <legend className="b">{title}</legend>
      <p className="sub sm">{text}</p>
      <ul className="setwindows">
        {windows.map((one, place) => (
          <li key={place} className="setwindow">
            <span aria-hidden="true">{say('settings.limit.atMost')}</span>
            <TextField
              name={`limit.${name}.${place}.max`}
              inputMode="numeric"
              ariaLabel={first(place + 1)}
              readOnly={!mayChange}
              disabled={saving}
              value={one.max}
              maxLength={6}
              errorMessage={problem(`limit.${name}.${place}.max`)}
              onChange={(_, value = '') => edit(place, { max: value })}
            />
            <span aria-hidden="true">{between}</span>
            <TextField
              name={`limit.${name}.${place}.minutes`}
              inputMode="numeric"
              ariaLabel={say('settings.limit.minutes', { place: place + 1 })}
              readOnly={!mayChange}
              disabled={saving}
              value={one.minutes}
              maxLength={5}
              errorMessage={problem(`limit.${name}.${place}.minutes`)}
              onChange={(_, value = '') => edit(place, { minutes: value })}
            />
            <span aria-hidden="true">{say('settings.limit.minutesUnit')}</span>
            {mayChange && (
              <IconButton
                icon="trash"
                disabled={saving || windows.length < 2}
                label={say('settings.limit.remove', { place: place + 1 })}
                onClick={() => onSet(windows.filter((_, at) => at !== place))}
              />
            )}
          </li>
        ))}
      </ul>
      {wrong && (
        <p className="help bad" role="alert">
          {wrong}
        </p>
      )}
      {mayChange && (
        <div className="row">
          <Button small icon="plus" disabled={saving || windows.length >= MAX_WINDOWS} onClick={add}>
            {say('settings.limit.add')}
          </Button>
          <Button
            small
            look="ghost"
            icon="history"
            disabled={saving || JSON.stringify(windows) === JSON.stringify(defaults)}
            onClick={() => onSet([...defaults])}
          >
            {say('settings.limit.reset')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_REOPEN_CATEGORIES } from '@listdesk/shared/schema';
import { Button, IconButton } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import type { DeskPartProps } from './DeskForm';
import type { CategoryDays } from './form';

/** Categories whose closed tickets come back for another time than the others. */
export function ReopenCategories({ form, mayChange, saving, change, problem }: DeskPartProps) {
  const { say } = useWords();
  const box = React.useRef<HTMLFieldSetElement>(null);
  const { reopenDaysOf: rows } = form;
  const set = (reopenDaysOf: CategoryDays[]): void => change({ reopenDaysOf });
  const edit = (place: number, part: Partial<CategoryDays>): void => set(rows.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const add = (): void => {
    set([...rows, { category: '', days: '' }]);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[name="reopenDaysOf.${rows.length}.category"]`)?.focus());
  };
  return (
    <fieldset ref={box} className="setlimit">
      <legend className="b">{say('settings.reopenOf')}</legend>
      <p className="sub sm">{say('settings.reopenOfText')}</p>
      {rows.length > 0 && (
        <ul className="setwindows">
          {rows.map(({ category, days }, place) => (
            <li key={place} className="setwindow setcategory">
              <TextField
                name={`reopenDaysOf.${place}.category`}
                ariaLabel={say('settings.reopenOf.category', { place: place + 1 })}
                placeholder={say('field.category')}
                readOnly={!mayChange}
                disabled={saving}
                value={category}
                maxLength={255}
                errorMessage={problem(`reopenDaysOf.${place}.category`)}
                onChange={(_, value = '') => edit(place, { category: value })}
              />
              <TextField
                name={`reopenDaysOf.${place}.days`}
                inputMode="numeric"
                ariaLabel={say('settings.reopenOf.days', { place: place + 1 })}
                readOnly={!mayChange}
                disabled={saving}
                value={days}
                maxLength={4}
                errorMessage={problem(`reopenDaysOf.${place}.days`)}
                onChange={(_, value = '') => edit(place, { days: value })}
              />
              <span aria-hidden="true">{say('settings.days')}</span>
              {mayChange && (
                <IconButton
                  icon="trash"
                  disabled={saving}
                  label={say('settings.reopenOf.remove', { place: place + 1 })}
                  onClick={() => set(rows.filter((_, at) => at !== place))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <div className="row">
          <Button small icon="plus" disabled={saving || rows.length >= MAX_REOPEN_CATEGORIES} onClick={add}>
            {say('settings.reopenOf.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

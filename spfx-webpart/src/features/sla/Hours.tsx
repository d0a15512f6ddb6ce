import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_NAME_CHARS, type Calendar, type Holiday, type Stretch } from '@listdesk/shared/sla';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { dayFrom, dayText, holidaysFrom, holidaysText } from './slaForm';
import { ParsedField } from './ParsedField';

/** 2024-01-01 was a Monday. */
const dayName = (locale: string, index: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index));
const zones = (own: string): string[] => {
  const known = (Intl as unknown as { supportedValuesOf?(what: 'timeZone'): string[] }).supportedValuesOf?.('timeZone') ?? [];
  return Array.from(new Set([own, ...known]));
};

export type HoursProps = {
  calendar: Calendar;
  off: boolean;
  onChange(calendar: Calendar): void;
  onRemove(): void;
  onWrong(field: string, wrong: boolean): void;
};

/** When the desk works: a week of hours in one time zone, and the days off. */
export function Hours({ calendar, off, onChange, onRemove, onWrong }: HoursProps) {
  const { say, locale } = useWords();
  const set = (change: Partial<Calendar>): void => onChange({ ...calendar, ...change });
  const name = calendar.name || say('sla.unnamed');
  const never = calendar.week.every((day) => day.length === 0);
  return (
    <fieldset className="setlimit slacard">
      <legend className="b">{name}</legend>
      <div className="row slahead">
        <TextField
          className="grow"
          label={say('sla.name')}
          readOnly={off}
          value={calendar.name}
          maxLength={MAX_NAME_CHARS}
          onChange={(_, value = '') => set({ name: value })}
        />
        <div className="slapick grow">
          <span className="ms-Label">{say('sla.zone')}</span>
          <Picker
            searchable
            label={say('sla.zone')}
            className="field pickfield"
            disabled={off}
            options={zones(calendar.timeZone).map((one) => ({ value: one, label: one }))}
            chosen={[calendar.timeZone]}
            onChoose={([zone]) => zone && set({ timeZone: zone })}
          >
            <span className="grow clip">{calendar.timeZone}</span>
            <Icon name="down" size="s" />
          </Picker>
        </div>
        {!off && (
          <span className="setacts">
            <IconButton icon="trash" label={say('sla.remove', { name })} onClick={onRemove} />
          </span>
        )}
      </div>
      <div className="two slaweek">
        {calendar.week.map((day, index) => (
          <ParsedField<readonly Stretch[]>
            key={index}
            label={dayName(locale, index)}
            help={index === 0 ? say('sla.dayHelp') : undefined}
            problem={say('sla.dayProblem')}
            off={off}
            value={day}
            text={dayText}
            read={dayFrom}
            onValue={(value) => set({ week: calendar.week.map((other, at) => (at === index ? value : other)) })}
            onWrong={(wrong) => onWrong(`day${index}`, wrong)}
          />
        ))}
      </div>
      {never && (
        <p className="slanever" role="alert">
          {say('sla.never')}
        </p>
      )}
      <ParsedField<readonly Holiday[]>
        label={say('sla.holidays')}
        help={say('sla.holidaysHelp')}
        problem={say('sla.holidaysProblem')}
        rows={3}
        off={off}
        value={calendar.holidays}
        text={holidaysText}
        read={holidaysFrom}
        onValue={(holidays) => set({ holidays })}
        onWrong={(wrong) => onWrong('holidays', wrong)}
      />
    </fieldset>
  );
}

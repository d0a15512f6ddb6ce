import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { Toggle } from '@fluentui/react/lib/Toggle';
import { TICKET_PRIORITIES } from '@listdesk/shared/tickets';
import { MAX_NAME_CHARS, type Calendar, type PolicyConditions, type SlaPolicy } from '@listdesk/shared/sla';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { domainsFrom, hoursText, minutesFrom, wordsFrom, wordsText } from './slaForm';
import { ParsedField } from './ParsedField';

export type PolicyProps = {
  policy: SlaPolicy;
  calendars: readonly Calendar[];
  mailboxes: readonly string[];
  off: boolean;
  first: boolean;
  last: boolean;
  onChange(policy: SlaPolicy): void;
  onMove(step: -1 | 1): void;
  onRemove(): void;
  onWrong(field: string, wrong: boolean): void;
};

/** One promise: for which tickets, how soon, by which clock. */
export function Policy({ policy, calendars, mailboxes, off, first, last, onChange, onMove, onRemove, onWrong }: PolicyProps) {
  const { say, locale } = useWords();
  const { when } = policy;
  const set = (change: Partial<SlaPolicy>): void => onChange({ ...policy, ...change });
  const ask = (change: Partial<PolicyConditions>): void => set({ when: { ...when, ...change } });
  const hours = React.useCallback((minutes: number | null) => hoursText(minutes, locale), [locale]);
  const many = <T extends string>(label: string, options: Option<T>[], chosen: readonly T[], choose: (values: T[]) => void): JSX.Element => (
    <div className="slapick">
      <span className="ms-Label">{label}</span>
      <Picker many label={label} className="field pickfield" disabled={off} options={options} chosen={chosen} onChoose={choose}>
        <span className="grow clip">
          {chosen.length
            ? options
                .filter((one) => chosen.includes(one.value))
                .map((one) => one.label)
                .join(', ')
            : say('any')}
        </span>
        <Icon name="down" size="s" />
      </Picker>
    </div>
  );
  const name = policy.name || say('sla.unnamed');
  return (
    <fieldset className="setlimit slacard">
      <legend className="b">{name}</legend>
      <div className="row slahead">
        <TextField
          className="grow"
          label={say('sla.name')}
          readOnly={off}
          value={policy.name}
          maxLength={MAX_NAME_CHARS}
          onChange={(_, value = '') => set({ name: value })}
        />
        <Toggle className="slaon" label={say('sla.enabled')} disabled={off} checked={policy.enabled} onChange={(_, on) => set({ enabled: !!on })} />
        {!off && (
          <span className="setacts">
            <IconButton icon="up" disabled={first} label={say('sla.up', { name })} onClick={() => onMove(-1)} />
            <IconButton icon="down" disabled={last} label={say('sla.down', { name })} onClick={() => onMove(1)} />
            <IconButton icon="trash" label={say('sla.remove', { name })} onClick={onRemove} />
          </span>
        )}
      </div>
      <div className="two">
        {many(
          say('field.priority'),
          [...TICKET_PRIORITIES].reverse().map((one) => ({ value: one, label: say(`priority.${one}`) })),
          when.priorities,
          (priorities) => ask({ priorities }),
        )}
        {many(
          say('sla.mailbox'),
          Array.from(new Set([...mailboxes, ...when.mailboxes])).map((one) => ({ value: one, label: one })),
          when.mailboxes,
          (values) => ask({ mailboxes: values }),
        )}
        <ParsedField<readonly string[]>
          label={say('field.category')}
          help={say('sla.wordsHelp')}
          problem=""
          off={off}
          value={when.categories}
          text={wordsText}
          read={wordsFrom}
          onValue={(categories) => ask({ categories })}
          onWrong={() => undefined}
        />
        <ParsedField<readonly string[]>
          label={say('sla.domains')}
          help={say('sla.domainsHelp')}
          problem={say('sla.domainsProblem')}
          off={off}
          value={when.domains}
          text={wordsText}
          read={domainsFrom}
          onValue={(domains) => ask({ domains })}
          onWrong={(wrong) => onWrong('domains', wrong)}
        />
        <ParsedField
          label={say('sla.firstWithin')}
          help={say('sla.hoursHelp')}
          problem={say('sla.hoursProblem')}
          suffix="h"
          off={off}
          value={policy.firstResponseMinutes}
          text={hours}
          read={minutesFrom}
          onValue={(value) => set({ firstResponseMinutes: value })}
          onWrong={(wrong) => onWrong('first', wrong)}
        />
        <ParsedField
          label={say('sla.solvedWithin')}
          help={say('sla.hoursHelp')}
          problem={say('sla.hoursProblem')}
          suffix="h"
          off={off}
          value={policy.resolutionMinutes}
          text={hours}
          read={minutesFrom}
          onValue={(value) => set({ resolutionMinutes: value })}
          onWrong={(wrong) => onWrong('solve', wrong)}
        />
        <div className="slapick">
          <span className="ms-Label">{say('sla.clock')}</span>
          <Picker
            label={say('sla.clock')}
            className="field pickfield"
            disabled={off}
            options={[{ value: '', label: say('sla.always') }, ...calendars.map((one) => ({ value: one.key, label: one.name || say('sla.unnamed') }))]}
            chosen={[policy.calendar ?? '']}
            onChoose={([key]) => set({ calendar: key || null })}
          >
            <span className="grow clip">{calendars.find((one) => one.key === policy.calendar)?.name ?? say('sla.always')}</span>
            <Icon name="down" size="s" />
          </Picker>
        </div>
      </div>
    </fieldset>
  );
}

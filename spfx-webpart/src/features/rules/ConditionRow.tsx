import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { CONDITION_FIELDS, OPERATORS, type Condition, type ConditionField, type RuleEvent } from '@listdesk/shared/rules';
import { CHANNELS, TICKET_PRIORITIES, TICKET_STATUSES } from '@listdesk/shared/tickets';
import { IconButton } from '../../ui/controls/Button';
import { Picker } from '../../ui/controls/Picker';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { fieldsOf, freshCondition, needsValues, valuesOf } from './ruleForm';
import { Shown } from './Shown';

export type ConditionRowProps = {
  condition: Condition;
  on: RuleEvent;
  place: number;
  mayChange: boolean;
  /** Its answer for the tried ticket. */
  holds: boolean | null;
  problem: string | undefined;
  onChange(condition: Condition): void;
  onRemove(): void;
};

const CHOICES: Partial<Record<ConditionField, readonly string[]>> = { status: TICKET_STATUSES, priority: TICKET_PRIORITIES, channel: CHANNELS };

/** Field, operator, value: one condition of a rule. */
export function ConditionRow({ condition, on, place, mayChange, holds, problem, onChange, onRemove }: ConditionRowProps) {
  const { say } = useWords();
  const { field, operator, values } = condition;
  const kind = CONDITION_FIELDS[field];
  const choices = CHOICES[field];
  const [typed, setTyped] = React.useState(values.join(', '));
  const valueName = say('rules.value', { place });
  const word = (value: string): string => say(field === 'channel' ? `rules.channel.${value}` : `${field}.${value}`);
  return (
    <div className="cond" role="group" aria-label={say('rules.conditionName', { place })}>
      <Picker
        label={say('rules.field')}
        className="field condfield"
        disabled={!mayChange}
        searchable
        options={fieldsOf(on).map((one) => ({ value: one, label: say(`rules.field.${one}`) }))}
        chosen={[field]}
        onChoose={([next]) => {
          if (next) {
            const fresh = freshCondition(next);
            setTyped(fresh.values.join(', '));
            onChange(fresh);
          }
        }}
      >
        <Shown>{say(`rules.field.${field}`)}</Shown>
      </Picker>
      <Picker
        label={say('rules.operator')}
        className="field condop"
        disabled={!mayChange}
        options={OPERATORS[kind].map((one) => ({ value: one, label: say(`rules.operator.${one}`) }))}
        chosen={[operator]}
        onChoose={([next]) => {
          if (next) onChange({ ...condition, operator: next });
        }}
      >
        <Shown>{say(`rules.operator.${operator}`)}</Shown>
      </Picker>
      {!needsValues(condition) ? (
        <span className="condvalue" />
      ) : choices ? (
        <Picker
          label={valueName}
          many
          className="field condvalue"
          disabled={!mayChange}
          options={choices.map((value) => ({ value, label: word(value) }))}
          chosen={[...values]}
          onChoose={(next) => onChange({ ...condition, values: next })}
        >
          <Shown>{values.length ? values.map(word).join(', ') : <span className="sub">{say('rules.choose')}</span>}</Shown>
        </Picker>
      ) : (
        <TextField
          className="condvalue"
          ariaLabel={valueName}
          readOnly={!mayChange}
          dir="auto"
          inputMode={kind === 'hours' ? 'numeric' : undefined}
          suffix={kind === 'hours' ? say('rules.hours') : undefined}
          placeholder={kind === 'hours' ? undefined : say('rules.valuesHint')}
          value={typed}
          errorMessage={problem}
          onChange={(_, text = '') => {
            setTyped(text);
            onChange({ ...condition, values: kind === 'hours' ? [text.trim()] : valuesOf(text) });
          }}
        />
      )}
      {holds !== null && (
        <span className={holds ? 'res ok' : 'res no'} role="img" aria-label={say(holds ? 'rules.holds' : 'rules.holdsNot')}>
          <Icon name={holds ? 'check' : 'x'} size="s" />
        </span>
      )}
      {mayChange && <IconButton small icon="x" label={say('rules.removeCondition', { place })} onClick={onRemove} />}
      {problem !== undefined && (choices || kind === 'yesNo') && (
        <p className="bad sm condproblem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

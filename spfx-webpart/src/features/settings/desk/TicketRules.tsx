import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { Toggle } from '@fluentui/react/lib/Toggle';
import { useWords } from '../../../ui/words/WordsContext';
import { ReopenCategories } from './ReopenCategories';
import type { DeskPartProps } from './DeskForm';
import { defaultReopens } from './form';
import { Windows } from './Windows';

const SWITCHES = ['acknowledge', 'ccTakesPart', 'answerTakes'] as const;

/** One switch with the sentence that says what it does. */
function RuleSwitch({ name, on, disabled, onSet }: { name: (typeof SWITCHES)[number]; on: boolean; disabled: boolean; onSet: (on: boolean) => void }) {
  const { say } = useWords();
  return (
    <div className="settoggle">
      <Toggle
        label={say(`settings.${name}`)}
        checked={on}
        disabled={disabled}
        onText={say('settings.on')}
        offText={say('settings.off')}
        aria-describedby={`ld-help-${name}`}
        onChange={(_, checked) => onSet(checked === true)}
      />
      <p className="help" id={`ld-help-${name}`}>
        {say(`settings.${name}Help`)}
      </p>
    </div>
  );
}

/** When a closed ticket comes back, whether the requester is told at once that their mail arrived, and whether people in Cc take part. */
export function TicketRules({ form, mayChange, saving, change, problem }: DeskPartProps) {
  const { say } = useWords();
  return (
    <section aria-labelledby="ld-set-tickets">
      <h2 id="ld-set-tickets" className="h2">
        {say('settings.tickets')}
      </h2>
      <TextField
        className="setdays"
        name="reopenWithinDays"
        inputMode="numeric"
        label={say('settings.reopen')}
        suffix={say('settings.days')}
        readOnly={!mayChange}
        disabled={saving}
        value={form.reopenWithinDays}
        maxLength={4}
        errorMessage={problem('reopenWithinDays')}
        description={say('settings.reopenHelp')}
        onChange={(_, value = '') => change({ reopenWithinDays: value })}
      />
      <ReopenCategories form={form} mayChange={mayChange} saving={saving} change={change} problem={problem} />
      <Windows
        name="reopens"
        title={say('settings.reopens')}
        text={say('settings.reopensText')}
        between={say('settings.reopens.timesIn')}
        first={(place) => say('settings.reopens.times', { place })}
        windows={form.reopens}
        defaults={defaultReopens()}
        onSet={(reopens) => change({ reopens })}
        mayChange={mayChange}
        saving={saving}
        problem={problem}
      />
      {SWITCHES.map((name) => (
        <RuleSwitch key={name} name={name} on={form[name]} disabled={!mayChange || saving} onSet={(on) => change({ [name]: on })} />
      ))}
    </section>
  );
}

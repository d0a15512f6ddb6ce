import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { Toggle } from '@fluentui/react/lib/Toggle';
import { useWords } from '../../../ui/words/WordsContext';
import { ReopenCategories } from './ReopenCategories';
import type { DeskPartProps } from './DeskForm';
import { defaultReopens } from './form';
import { Windows } from './Windows';

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
      <div className="settoggle">
        <Toggle
          label={say('settings.acknowledge')}
          checked={form.acknowledge}
          disabled={!mayChange || saving}
          onText={say('settings.on')}
          offText={say('settings.off')}
          aria-describedby="ld-help-ack"
          onChange={(_, on) => change({ acknowledge: on === true })}
        />
        <p className="help" id="ld-help-ack">
          {say('settings.acknowledgeHelp')}
        </p>
      </div>
      <div className="settoggle">
        <Toggle
          label={say('settings.ccTakesPart')}
          checked={form.ccTakesPart}
          disabled={!mayChange || saving}
          onText={say('settings.on')}
          offText={say('settings.off')}
          aria-describedby="ld-help-cc"
          onChange={(_, on) => change({ ccTakesPart: on === true })}
        />
        <p className="help" id="ld-help-cc">
          {say('settings.ccTakesPartHelp')}
        </p>
      </div>
      <div className="settoggle">
        <Toggle
          label={say('settings.answerTakes')}
          checked={form.answerTakes}
          disabled={!mayChange || saving}
          onText={say('settings.on')}
          offText={say('settings.off')}
          aria-describedby="ld-help-takes"
          onChange={(_, on) => change({ answerTakes: on === true })}
        />
        <p className="help" id="ld-help-takes">
          {say('settings.answerTakesHelp')}
        </p>
      </div>
    </section>
  );
}

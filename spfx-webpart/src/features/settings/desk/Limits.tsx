import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { useWords } from '../../../ui/words/WordsContext';
import type { DeskPartProps } from './DeskForm';
import { defaultLimit, LIMIT_NAMES } from './form';
import { Windows } from './Windows';

/** Loops and floods: how much automatic mail leaves, how much mail is taken in; and files nobody shall get. */
export function Limits({ form, mayChange, saving, change, problem }: DeskPartProps) {
  const { say } = useWords();
  const { limits } = form;
  return (
    <section aria-labelledby="ld-set-limits">
      <h2 id="ld-set-limits" className="h2">
        {say('settings.limits')}
      </h2>
      <p className="sub">{say('settings.limitsText')}</p>
      {LIMIT_NAMES.map((name) => (
        <Windows
          key={name}
          name={name}
          title={say(`settings.limit.${name}`)}
          text={say(`settings.limit.${name}Text`)}
          between={say('settings.limit.mailsIn')}
          first={(place) => say('settings.limit.max', { place })}
          windows={limits[name]}
          defaults={defaultLimit(name)}
          onSet={(windows) => change({ limits: { ...limits, [name]: windows } })}
          mayChange={mayChange}
          saving={saving}
          problem={problem}
        />
      ))}
      <TextField
        name="blockedEndings"
        label={say('settings.blocked')}
        placeholder="exe, js, lnk"
        multiline
        autoAdjustHeight
        rows={1}
        resizable={false}
        readOnly={!mayChange}
        disabled={saving}
        value={form.blockedEndings}
        maxLength={5000}
        errorMessage={problem('blockedEndings')}
        description={say('settings.blockedHelp')}
        onChange={(_, value = '') => change({ blockedEndings: value })}
      />
    </section>
  );
}

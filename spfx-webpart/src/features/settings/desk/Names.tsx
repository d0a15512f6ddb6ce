import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAIL_LANGUAGES } from '@listdesk/shared/mail';
import { Icon } from '../../../ui/icons/Icon';
import { Picker } from '../../../ui/controls/Picker';
import { useWords } from '../../../ui/words/WordsContext';
import { useLanguageNames } from '../parts/useLanguageNames';
import type { DeskPartProps } from './DeskForm';
import { MAX_DESK_NAME_CHARS } from './form';

/** What the desk is called, and the language it falls back to. */
export function Names({ form, mayChange, saving, change, problem }: DeskPartProps) {
  const { say } = useWords();
  const languageName = useLanguageNames();
  const languages = form.language && !MAIL_LANGUAGES.some((one) => one === form.language) ? [form.language, ...MAIL_LANGUAGES] : MAIL_LANGUAGES;
  return (
    <section aria-labelledby="ld-set-desk">
      <h2 id="ld-set-desk" className="h2">
        {say('settings.desk')}
      </h2>
      <TextField
        name="name"
        label={say('settings.name')}
        required
        readOnly={!mayChange}
        disabled={saving}
        value={form.name}
        maxLength={MAX_DESK_NAME_CHARS}
        errorMessage={problem('name')}
        description={say('settings.nameHelp')}
        onChange={(_, value = '') => change({ name: value })}
      />
      <div>
        <span className="lbl">{say('settings.language')}</span>
        <Picker
          label={say('settings.language')}
          className="field pickfield"
          disabled={!mayChange || saving}
          chosen={[form.language]}
          options={[{ value: '', label: say('settings.noLanguage') }, ...languages.map((tag) => ({ value: tag as string, label: languageName(tag) }))]}
          onChoose={([tag]) => change({ language: tag ?? '' })}
        >
          <span className="grow">{form.language ? languageName(form.language) : say('settings.noLanguage')}</span>
          <Icon name="down" size="s" />
        </Picker>
        <p className="help">{say('settings.languageHelp')}</p>
      </div>
    </section>
  );
}

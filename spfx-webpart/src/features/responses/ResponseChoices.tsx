import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_CANNED_CATEGORY_CHARS } from '@listdesk/shared/tickets';
import type { CannedResponseText } from '@listdesk/shared/sharepoint';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDeskState } from '../desk/DeskContext';
import { RESPONSE_LANGUAGES } from './responseForm';

export type ResponseChoicesProps = {
  text: CannedResponseText;
  categories: readonly string[];
  /** Whether it can be one's own alone. */
  withOwner: boolean;
  categoryProblem: string | undefined;
  onChange(part: Partial<CannedResponseText>): void;
};

/** Language, category and who sees a response. */
export function ResponseChoices({ text, categories, withOwner, categoryProblem, onChange }: ResponseChoicesProps) {
  const { say, locale } = useWords();
  const me = useDeskState((state) => state.me);
  const languageName = React.useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return (tag: string) => names.of(tag) ?? tag;
  }, [locale]);
  const choice = (label: string, value: string, options: readonly Option<string>[], onChoose: (value: string) => void): JSX.Element => (
    <div>
      <span className="lbl">{label}</span>
      <Picker label={label} className="field pickfield" options={options} chosen={[value]} onChoose={([one]) => one !== undefined && onChoose(one)}>
        <span className="grow clip">{options.find((one) => one.value === value)?.label}</span>
        <Icon name="down" size="s" />
      </Picker>
    </div>
  );
  return (
    <div className="resptwo respchoices">
      {withOwner &&
        me &&
        choice(
          say('responses.seenBy'),
          text.ownerId === null ? 'all' : 'me',
          [
            { value: 'all', label: say('responses.everybody') },
            { value: 'me', label: say('responses.onlyMe') },
          ],
          (who) => onChange({ ownerId: who === 'me' ? me.id : null }),
        )}
      {choice(
        say('responses.language'),
        text.language ?? '',
        [{ value: '', label: say('responses.anyLanguage') }, ...RESPONSE_LANGUAGES.map((tag) => ({ value: tag as string, label: languageName(tag) }))],
        (tag) => onChange({ language: tag || null }),
      )}
      <TextField
        name="category"
        label={say('field.category')}
        list="ld-resp-categories"
        value={text.category ?? ''}
        maxLength={MAX_CANNED_CATEGORY_CHARS}
        errorMessage={categoryProblem}
        onChange={(_, value = '') => onChange({ category: value || null })}
      />
      <datalist id="ld-resp-categories">
        {categories.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

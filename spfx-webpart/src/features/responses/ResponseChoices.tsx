import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_CANNED_CATEGORY_CHARS } from '@listdesk/shared/tickets';
import type { CannedResponseText } from '@listdesk/shared/sharepoint';
import { FieldChoice } from '../../ui/controls/FieldChoice';
import { useWords } from '../../ui/words/WordsContext';
import { useDeskState } from '../desk/DeskContext';
import { RESPONSE_LANGUAGES } from './editing';

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
  return (
    <div className="resptwo respchoices">
      {withOwner && me && (
        <FieldChoice
          label={say('responses.seenBy')}
          value={text.ownerId === null ? 'all' : 'me'}
          options={[
            { value: 'all', label: say('responses.everybody') },
            { value: 'me', label: say('responses.onlyMe') },
          ]}
          onChoose={(who) => onChange({ ownerId: who === 'me' ? me.id : null })}
        />
      )}
      <FieldChoice
        label={say('responses.language')}
        value={text.language ?? ''}
        options={[{ value: '', label: say('responses.anyLanguage') }, ...RESPONSE_LANGUAGES.map((tag) => ({ value: tag as string, label: languageName(tag) }))]}
        onChoose={(tag) => onChange({ language: tag || null })}
      />
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

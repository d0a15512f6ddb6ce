import * as React from 'react';
import { ChoiceGroup } from '@fluentui/react/lib/ChoiceGroup';
import { TextField, type ITextField } from '@fluentui/react/lib/TextField';
import { MAX_RULE_VALUE_CHARS, type SenderRule } from '@listdesk/shared/intake';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { ACTIONS, checkRule, MATCHES } from './senderForm';

export type SenderRuleFormProps = {
  rule: SenderRule;
  fresh: boolean;
  others: readonly SenderRule[];
  busy: boolean;
  onSave(rule: SenderRule): void;
  onClose(): void;
};

/** One rule, new or changed. */
export function SenderRuleForm({ rule: given, fresh, others, busy, onSave, onClose }: SenderRuleFormProps) {
  const { say } = useWords();
  const [rule, setRule] = React.useState(given);
  const [tried, setTried] = React.useState(false);
  const value = React.useRef<ITextField>(null);
  React.useEffect(() => value.current?.focus(), []);
  const problem = tried ? checkRule(rule, others) : null;
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (checkRule(rule, others)) value.current?.focus();
    else if (!busy) onSave({ ...rule, value: rule.value.trim() });
  };
  return (
    <form
      className="card pad senderform"
      noValidate
      aria-label={say(fresh ? 'senders.add' : 'senders.edit', { value: given.value })}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <ChoiceGroup
        label={say('senders.column.match')}
        selectedKey={rule.match}
        options={MATCHES.map((match) => ({ key: match, text: say(`senders.match.${match}`) }))}
        onChange={(_, option) => {
          const match = MATCHES.find((one) => one === option?.key);
          if (match) setRule({ ...rule, match });
        }}
      />
      <TextField
        componentRef={value}
        label={say(`senders.value.${rule.match}`)}
        required
        autoComplete="off"
        dir={rule.match === 'subject' ? 'auto' : 'ltr'}
        maxLength={MAX_RULE_VALUE_CHARS}
        value={rule.value}
        errorMessage={problem ? say(`senders.problem.${problem}`) : undefined}
        description={say(`senders.help.${rule.match}`)}
        onChange={(_, text = '') => setRule({ ...rule, value: text })}
      />
      <ChoiceGroup
        label={say('senders.column.action')}
        selectedKey={rule.action}
        options={ACTIONS.map((action) => ({ key: action, text: `${say(`senders.action.${action}`)}: ${say(`senders.about.${action}`)}` }))}
        onChange={(_, option) => {
          const action = ACTIONS.find((one) => one === option?.key);
          if (action) setRule({ ...rule, action });
        }}
      />
      <div className="row">
        <Button submit look="primary" disabled={busy}>
          {say(busy ? 'settings.saving' : 'settings.save')}
        </Button>
        <Button look="ghost" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}

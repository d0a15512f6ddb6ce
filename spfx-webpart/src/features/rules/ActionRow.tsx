import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_RULE_TEXT_CHARS, RULE_TOKENS, type RuleAction } from '@listdesk/shared/rules';
import { TICKET_PRIORITIES, TICKET_STATUSES, type Agent } from '@listdesk/shared/tickets';
import { IconButton } from '../../ui/controls/Button';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { agentOptions } from '../desk/list/fieldOptions';
import { valuesOf } from './ruleForm';
import { Shown } from './Shown';

export type ActionRowProps = {
  action: RuleAction;
  place: number;
  agents: readonly Agent[];
  me: Agent | null;
  mayChange: boolean;
  problem: string | undefined;
  onChange(action: RuleAction): void;
  onRemove(): void;
};

/** One thing a rule does. */
export function ActionRow(props: ActionRowProps) {
  const { say } = useWords();
  const { action, place, mayChange, onRemove } = props;
  return (
    <div className="act" role="group" aria-label={say('rules.actionName', { place, name: say(`rules.do.${action.do}`) })}>
      <span className="an" aria-hidden="true">
        {place}
      </span>
      <div className="grow actbody">
        <span className="b">{say(`rules.do.${action.do}`)}</span>
        <ActionFields {...props} />
      </div>
      {mayChange && <IconButton small icon="x" label={say('rules.removeAction', { place })} onClick={onRemove} />}
    </div>
  );
}

function ActionFields({ action, agents, me, mayChange, problem, onChange }: ActionRowProps) {
  const { say } = useWords();
  switch (action.do) {
    case 'setStatus':
      return (
        <Picker
          label={say('rules.do.setStatus')}
          className="field pickfield"
          disabled={!mayChange}
          options={TICKET_STATUSES.map((value) => ({ value, label: say(`status.${value}`) }))}
          chosen={[action.status]}
          onChoose={([status]) => {
            if (status) onChange({ ...action, status });
          }}
        >
          <Shown>{say(`status.${action.status}`)}</Shown>
        </Picker>
      );
    case 'setPriority':
      return (
        <Picker
          label={say('rules.do.setPriority')}
          className="field pickfield"
          disabled={!mayChange}
          options={TICKET_PRIORITIES.map((value) => ({ value, label: say(`priority.${value}`) }))}
          chosen={[action.priority]}
          onChoose={([priority]) => {
            if (priority) onChange({ ...action, priority });
          }}
        >
          <Shown>{say(`priority.${action.priority}`)}</Shown>
        </Picker>
      );
    case 'setText':
      return (
        <div className="two">
          <Picker
            label={say('rules.field')}
            className="field pickfield"
            disabled={!mayChange}
            options={(['team', 'category', 'type'] as const).map((value) => ({ value, label: say(`rules.field.${value}`) }))}
            chosen={[action.field]}
            onChoose={([field]) => {
              if (field) onChange({ ...action, field });
            }}
          >
            <Shown>{say(`rules.field.${action.field}`)}</Shown>
          </Picker>
          <TextField
            ariaLabel={say('rules.newValue')}
            placeholder={say('rules.emptied')}
            dir="auto"
            maxLength={255}
            readOnly={!mayChange}
            value={action.value ?? ''}
            onChange={(_, value = '') => onChange({ ...action, value })}
          />
        </div>
      );
    case 'assign': {
      const options = agentOptions(agents, me, say);
      return (
        <Picker
          label={say('rules.do.assign')}
          searchable
          className="field pickfield"
          disabled={!mayChange}
          options={options}
          chosen={[action.agent?.id ?? 0]}
          onChoose={([id]) => {
            const agent = agents.find((one) => one.id === id);
            onChange({ ...action, agent: agent ? { id: agent.id, name: agent.name } : null });
          }}
        >
          <Shown>{action.agent?.name ?? say('nobody')}</Shown>
        </Picker>
      );
    }
    case 'addTags':
    case 'removeTags':
      return <Tags action={action} readOnly={!mayChange} problem={problem} onChange={onChange} />;
    case 'addNote':
    case 'reply':
      return (
        <>
          <TextField
            multiline
            autoAdjustHeight
            rows={3}
            resizable={false}
            dir="auto"
            ariaLabel={say(`rules.do.${action.do}`)}
            maxLength={MAX_RULE_TEXT_CHARS}
            readOnly={!mayChange}
            value={action.text}
            errorMessage={problem}
            onChange={(_, text = '') => onChange({ ...action, text })}
          />
          <p className="sub sm">
            {say(`rules.about.${action.do}`)} {say('rules.tokens', { tokens: RULE_TOKENS.map((token) => `{{${token}}}`).join(' ') })}
          </p>
        </>
      );
  }
}

type TagsProps = {
  action: Extract<RuleAction, { tags: readonly string[] }>;
  readOnly: boolean;
  problem: string | undefined;
  onChange(action: RuleAction): void;
};

function Tags({ action, readOnly, problem, onChange }: TagsProps) {
  const { say } = useWords();
  const [typed, setTyped] = React.useState(action.tags.join(', '));
  return (
    <TextField
      ariaLabel={say(`rules.do.${action.do}`)}
      dir="auto"
      readOnly={readOnly}
      placeholder={say('rules.valuesHint')}
      value={typed}
      errorMessage={problem}
      onChange={(_, text = '') => {
        setTyped(text);
        onChange({ ...action, tags: valuesOf(text) });
      }}
    />
  );
}

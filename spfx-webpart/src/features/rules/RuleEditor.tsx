import * as React from 'react';
import { TextField, type ITextField } from '@fluentui/react/lib/TextField';
import { Toggle } from '@fluentui/react/lib/Toggle';
import { MAX_CONDITIONS, MAX_RULE_ACTIONS, MAX_RULE_NAME_CHARS, RULE_EVENTS, type Condition, type Explained, type Rule } from '@listdesk/shared/rules';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Agent } from '@listdesk/shared/tickets';
import { Banner } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { Picker } from '../../ui/controls/Picker';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { ActionRow } from './ActionRow';
import { ConditionRow } from './ConditionRow';
import { ACTION_NAMES, atEvent, fieldsOf, freshAction, freshCondition, problemsOf, unknownOf, type RuleProblem } from './ruleForm';
import { Shown } from './Shown';

export type RuleEditorProps = {
  rule: Rule;
  fresh: boolean;
  dirty: boolean;
  busy: boolean;
  mayChange: boolean;
  /** Somebody else changed this rule since it was opened. */
  stale: boolean;
  fault: ListsFaultLike | null;
  explained: Explained | null;
  agents: readonly Agent[];
  me: Agent | null;
  back: React.ReactNode;
  onChange(rule: Rule): void;
  onSave(): void;
  onDiscard(): void;
  onDelete(): void;
  onMove(step: 1 | -1): void;
};

/** One rule as a sentence: when, if, then. */
export function RuleEditor(props: RuleEditorProps) {
  const { rule, fresh, dirty, busy, mayChange, stale, fault, explained, agents, me, back, onChange, onSave, onDiscard, onDelete, onMove } = props;
  const { say } = useWords();
  const name = React.useRef<ITextField>(null);
  const form = React.useRef<HTMLFormElement>(null);
  const [tried, setTried] = React.useState(false);
  React.useEffect(() => {
    if (fresh) name.current?.focus();
  }, [fresh]);
  const problems = tried ? problemsOf(rule) : [];
  const wordsOf = (at: RuleProblem['at'], text = ''): string | undefined => {
    const found = problems.find((each) => each.at === at);
    return found && say(`rules.problem.${found.problem}`, { tokens: unknownOf(text).join(' ') });
  };
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (problemsOf(rule).length) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    else if (!busy) onSave();
  };
  const group = (key: 'all' | 'any'): React.ReactNode => {
    const put = (list: readonly Condition[]): void => onChange({ ...rule, [key]: list });
    return (
      <div className={key === 'any' ? 'nest' : undefined} role="group" aria-label={say(`rules.${key}`)}>
        {key === 'any' && rule.any.length > 0 && <p className="sub sm">{say('rules.any')}</p>}
        {rule[key].map((condition, index) => (
          <ConditionRow
            key={`${index} ${condition.field}`}
            condition={condition}
            on={rule.on}
            place={index + 1}
            mayChange={mayChange}
            holds={explained?.[key][index] ?? null}
            problem={wordsOf(`${key}.${index}`)}
            onChange={(next) => put(rule[key].map((each, at) => (at === index ? next : each)))}
            onRemove={() => put(rule[key].filter((_, at) => at !== index))}
          />
        ))}
      </div>
    );
  };
  const add = (key: 'all' | 'any'): void => onChange({ ...rule, [key]: [...rule[key], freshCondition(fieldsOf(rule.on)[0] ?? 'subject')] });
  const full = rule.all.length + rule.any.length >= MAX_CONDITIONS;
  return (
    <section className="pane ruleedit" aria-label={fresh ? say('rules.new') : say('rules.edit', { name: rule.name })} data-zone="pane">
      <form ref={form} className="ruleform" noValidate onSubmit={submit}>
        <div className="viewhead">
          {back}
          <h2 className="h2 clip" dir="auto">
            {rule.name || say('rules.new')}
          </h2>
          <span className="end" />
          {mayChange && !fresh && (
            <>
              <IconButton icon="up" label={say('rules.up')} disabled={busy} onClick={() => onMove(-1)} />
              <IconButton icon="down" label={say('rules.down')} disabled={busy} onClick={() => onMove(1)} />
              <IconButton icon="trash" label={say('rules.delete')} disabled={busy} onClick={onDelete} />
            </>
          )}
        </div>
        {fault && (
          <Banner
            look="bad"
            icon="alert"
            title={say('rules.notSaved')}
            text={`${say(`fault.${fault.code}`, { detail: fault.message })} ${say('rules.kept')}`}
          />
        )}
        {!fault && stale && (
          <Banner look="warn" icon="alert" title={say('rules.stale')} text={say('rules.staleText')}>
            <Button small onClick={onDiscard}>
              {say('rules.takeTheirs')}
            </Button>
          </Banner>
        )}
        <div className="rulescroll">
          <div className="two rulename">
            <TextField
              componentRef={name}
              label={say('rules.name')}
              required
              dir="auto"
              autoComplete="off"
              readOnly={!mayChange}
              maxLength={MAX_RULE_NAME_CHARS}
              value={rule.name}
              errorMessage={wordsOf('name')}
              onChange={(_, value = '') => onChange({ ...rule, name: value })}
            />
            <Toggle
              label={say('rules.enabled')}
              checked={rule.enabled}
              disabled={!mayChange}
              onText={say('rules.on')}
              offText={say('rules.off')}
              onChange={(_, on) => onChange({ ...rule, enabled: on === true })}
            />
          </div>
          <h3>{say('rules.when')}</h3>
          <Picker
            label={say('rules.when')}
            className="field pickfield"
            disabled={!mayChange}
            options={RULE_EVENTS.map((value) => ({ value, label: say(`rules.event.${value}`) }))}
            chosen={[rule.on]}
            onChoose={([on]) => {
              if (on) onChange(atEvent(rule, on));
            }}
          >
            <Shown>{say(`rules.event.${rule.on}`)}</Shown>
          </Picker>
          <h3>
            {say('rules.if')} <span className="sub sm">{say(rule.all.length + rule.any.length ? 'rules.all' : 'rules.always')}</span>
          </h3>
          <div className="grpbox">
            {group('all')}
            {group('any')}
            {mayChange && (
              <div className="row">
                <Button small look="ghost" icon="plus" disabled={full} onClick={() => add('all')}>
                  {say('rules.addCondition')}
                </Button>
                <Button small look="ghost" icon="plus" disabled={full} onClick={() => add('any')}>
                  {say('rules.addAny')}
                </Button>
              </div>
            )}
            {rule.all.length === 0 && wordsOf('all.0') && (
              <p className="bad sm" role="alert">
                {wordsOf('all.0')}
              </p>
            )}
            {rule.all.length > 0 && problems.some((each) => each.problem === 'noTime') && (
              <p className="bad sm" role="alert">
                {say('rules.problem.noTime')}
              </p>
            )}
          </div>
          <h3>{say('rules.then')}</h3>
          {rule.then.map((action, index) => (
            <ActionRow
              key={`${index} ${action.do}`}
              action={action}
              place={index + 1}
              agents={agents}
              me={me}
              mayChange={mayChange}
              problem={wordsOf(`then.${index}`, 'text' in action ? action.text : '')}
              onChange={(next) => onChange({ ...rule, then: rule.then.map((each, at) => (at === index ? next : each)) })}
              onRemove={() => onChange({ ...rule, then: rule.then.filter((_, at) => at !== index) })}
            />
          ))}
          {wordsOf('then') && (
            <p className="bad sm" role="alert">
              {wordsOf('then')}
            </p>
          )}
          {mayChange && (
            <Picker
              label={say('rules.addAction')}
              name={say('rules.addAction')}
              className="btn ghost sm"
              disabled={rule.then.length >= MAX_RULE_ACTIONS}
              options={ACTION_NAMES.map((value) => ({ value, label: say(`rules.do.${value}`) }))}
              chosen={[]}
              onChoose={([value]) => {
                if (value) onChange({ ...rule, then: [...rule.then, freshAction(value)] });
              }}
            >
              <Icon name="plus" />
              {say('rules.addAction')}
            </Picker>
          )}
        </div>
        {mayChange && (
          <div className="row setfoot">
            <Button submit look="primary" disabled={busy || !dirty}>
              {say(busy ? 'rules.saving' : 'rules.save')}
            </Button>
            <Button look="ghost" disabled={busy || !dirty} onClick={onDiscard}>
              {say('rules.discard')}
            </Button>
            <span className="sub sm" role="status">
              {dirty ? say('rules.unsaved') : ''}
            </span>
          </div>
        )}
      </form>
    </section>
  );
}

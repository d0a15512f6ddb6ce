import * as React from 'react';
import '../../ui/controls/fieldInput.global.scss';
import {
  ASSIGN_ME,
  MACRO_STEPS,
  MAX_MACRO_STEPS,
  MAX_MACRO_TEXT_CHARS,
  parseMacroSteps,
  SNOOZES,
  unknownTokens,
  type Macro,
  type MacroStep,
} from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { Banner } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { agentOptions, priorityOptions, statusOptions } from '../desk/list/fieldOptions';

const MAX_NAME_CHARS = 120;
/** A line of text in a list. */
const MAX_LINE_CHARS = 255;
/** All tags of a step, with the commas between them. */
const MAX_TAGS_CHARS = 500;
const FRESH: Record<MacroStep['do'], MacroStep> = {
  status: { do: 'status', status: 'Pending' },
  priority: { do: 'priority', priority: 'High' },
  assign: { do: 'assign', agentId: ASSIGN_ME },
  team: { do: 'team', value: '' },
  category: { do: 'category', value: '' },
  type: { do: 'type', value: '' },
  addTags: { do: 'addTags', tags: [] },
  removeTags: { do: 'removeTags', tags: [] },
  snooze: { do: 'snooze', snooze: 'tomorrow' },
  reply: { do: 'reply', text: '' },
  note: { do: 'note', text: '' },
};

function StepFields({ step, onChange }: { step: MacroStep; onChange(step: MacroStep): void }) {
  const { say } = useWords();
  const agents = useDeskState((state) => state.agents);
  const label = say(`macro.kind.${step.do}`);
  const down = <Icon name="down" size="s" />;
  switch (step.do) {
    case 'status':
      return (
        <Picker
          label={label}
          options={statusOptions(say).filter(({ value }) => value !== 'New')}
          chosen={[step.status]}
          onChoose={([status]) => status && onChange({ do: 'status', status })}
        >
          {say(`status.${step.status}`)}
          {down}
        </Picker>
      );
    case 'priority':
      return (
        <Picker
          label={label}
          options={priorityOptions(say)}
          chosen={[step.priority]}
          onChoose={([priority]) => priority && onChange({ do: 'priority', priority })}
        >
          {say(`priority.${step.priority}`)}
          {down}
        </Picker>
      );
    case 'snooze':
      return (
        <Picker
          label={label}
          options={SNOOZES.map((value) => ({ value, label: say(`macro.snooze.${value}`) }))}
          chosen={[step.snooze]}
          onChoose={([snooze]) => snooze && onChange({ do: 'snooze', snooze })}
        >
          {say(`macro.snooze.${step.snooze}`)}
          {down}
        </Picker>
      );
    case 'assign': {
      const options = [{ value: ASSIGN_ME, label: say('macro.me') }, ...agentOptions(agents, null, say)];
      return (
        <Picker
          label={label}
          searchable
          options={options}
          chosen={[step.agentId]}
          onChoose={([agentId]) => agentId !== undefined && onChange({ do: 'assign', agentId })}
        >
          {options.find(({ value }) => value === step.agentId)?.label ?? say('nobody')}
          {down}
        </Picker>
      );
    }
    case 'addTags':
    case 'removeTags':
      return (
        <input
          className="fieldinput"
          aria-label={label}
          placeholder={say('macro.tagsHint')}
          defaultValue={step.tags.join(', ')}
          maxLength={MAX_TAGS_CHARS}
          onChange={({ target }) =>
            onChange({
              do: step.do,
              tags: target.value
                .split(',')
                .map((tag) => tag.trim())
                .filter(Boolean),
            })
          }
        />
      );
    case 'reply':
    case 'note':
      return (
        <span className="col grow">
          <textarea
            className="fieldinput"
            rows={4}
            aria-label={label}
            dir="auto"
            value={step.text}
            maxLength={MAX_MACRO_TEXT_CHARS}
            placeholder={say('macro.textHint')}
            onChange={({ target }) => onChange({ do: step.do, text: target.value })}
          />
          {unknownTokens(step.text).length > 0 && (
            <span className="bad sm" role="alert">
              {say('macro.unknown', { tokens: unknownTokens(step.text).join(', ') })}
            </span>
          )}
        </span>
      );
    default:
      return (
        <input
          className="fieldinput"
          aria-label={label}
          dir="auto"
          value={step.value}
          maxLength={MAX_LINE_CHARS}
          onChange={({ target }) => onChange({ do: step.do, value: target.value })}
        />
      );
  }
}

/** Name, description and steps of a macro. Saved with a fence: somebody else's change is not written over. */
export function MacroEditor({ macro, onClose, onSaved }: { macro: Macro | null; onClose(): void; onSaved(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const key = React.useRef(desk.port.newKey());
  const serial = React.useRef(0);
  const [name, setName] = React.useState(macro?.name ?? '');
  const [description, setDescription] = React.useState(macro?.description ?? '');
  const [steps, setSteps] = React.useState<{ id: number; step: MacroStep }[]>(() => (macro?.steps ?? []).map((step) => ({ id: (serial.current += 1), step })));
  const [busy, setBusy] = React.useState(false);
  const [failed, setFailed] = React.useState<string | null>(null);
  const plain = steps.map(({ step }) => step);
  const incomplete =
    parseMacroSteps(plain).unknown > 0 || plain.some((step) => (step.do === 'reply' || step.do === 'note') && unknownTokens(step.text).length > 0);
  const ready = name.trim() !== '' && steps.length > 0 && !incomplete;
  const move = (index: number, by: 1 | -1): void =>
    setSteps((old) => {
      const next = old.slice();
      const [one] = next.splice(index, 1);
      if (one) next.splice(index + by, 0, one);
      return next;
    });
  const save = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setFailed(null);
    const text = { name: name.trim(), description: description.trim(), steps: plain };
    try {
      const answer = macro ? await desk.port.lists.updateMacro(macro.id, macro.etag, text) : await desk.port.lists.createMacro(key.current, text);
      if (answer.outcome === 'stale' || answer.outcome === 'gone') setFailed(say(`macro.${answer.outcome}`));
      else {
        desk.tell(say('macro.saved', { name: text.name }));
        onSaved();
      }
    } catch (error) {
      const fault = faultOf(error);
      setFailed(say('macro.notSaved', { reason: say(`fault.${fault.code}`, { detail: fault.message }) }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={say(macro ? 'macro.editTitle' : 'macro.new')} onClose={onClose} wide>
      <div className="col g12 macros">
        {failed && <Banner look="bad" icon="alert" card title={failed} />}
        <label className="col g4">
          <span className="b">{say('macro.field.name')}</span>
          <input data-first className="fieldinput" dir="auto" value={name} maxLength={MAX_NAME_CHARS} onChange={({ target }) => setName(target.value)} />
        </label>
        <label className="col g4">
          <span className="b">{say('macro.field.description')}</span>
          <input className="fieldinput" dir="auto" value={description} maxLength={MAX_LINE_CHARS} onChange={({ target }) => setDescription(target.value)} />
        </label>
        <ol className="steps" aria-label={say('macro.steps')}>
          {steps.map(({ id, step }, index) => (
            <li key={id} className="row">
              <span className="nowrap stepname">{say(`macro.kind.${step.do}`)}</span>
              <StepFields step={step} onChange={(changed) => setSteps((old) => old.map((one) => (one.id === id ? { id, step: changed } : one)))} />
              <span className="row steptools">
                <IconButton icon="up" small label={say('macro.up', { place: index + 1 })} disabled={index === 0} onClick={() => move(index, -1)} />
                <IconButton
                  icon="down"
                  small
                  label={say('macro.down', { place: index + 1 })}
                  disabled={index === steps.length - 1}
                  onClick={() => move(index, 1)}
                />
                <IconButton
                  icon="x"
                  small
                  label={say('macro.removeStep', { place: index + 1 })}
                  onClick={() => setSteps((old) => old.filter((one) => one.id !== id))}
                />
              </span>
            </li>
          ))}
        </ol>
        <div className="row">
          <Picker
            label={say('macro.addStep')}
            name={say('macro.addStep')}
            className="btn sm"
            disabled={steps.length >= MAX_MACRO_STEPS}
            options={MACRO_STEPS.map((kind) => ({ value: kind, label: say(`macro.kind.${kind}`) }))}
            chosen={[]}
            onChoose={([kind]) => {
              if (kind) setSteps((old) => [...old, { id: (serial.current += 1), step: FRESH[kind] }]);
            }}
          >
            <Icon name="plus" size="s" />
            {say('macro.addStep')}
          </Picker>
          {!steps.length && <span className="sub sm">{say('macro.noSteps')}</span>}
        </div>
        <div className="row dialogfoot">
          <Button look="primary" disabled={!ready || busy} onClick={() => void save()}>
            {say(busy ? 'macro.saving' : 'macro.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

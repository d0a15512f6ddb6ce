import * as React from 'react';
import './rules.global.scss';
import { explain, parseRules, type Rule, type RuleEvent } from '@listdesk/shared/rules';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { useLicence } from '../../app/licence';
import { isRecord } from '../../app/keep/keep';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { useTitle } from '../../ui/controls/useFocus';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { LoadFailed, SkeletonRows } from '../desk/list/ListStates';
import { RuleEditor } from './RuleEditor';
import { backAgain, freshRule, moved, sameRule, withoutRule, withRule } from './ruleForm';
import { RuleList } from './RuleList';
import { TryRule } from './TryRule';
import { useRules } from './useRules';
import { factsOf, useTrial } from './useTrial';

const KEEP_NAME = 'ruleDraft';
const MOST_TRIED = 200;
/** `was` is the rule as it was opened; null for a new one. */
type Editing = { rule: Rule; was: Rule | null };
const isEditing = (value: unknown): value is Editing =>
  isRecord(value) && parseRules([value.rule]).length === 1 && (value.was === null || parseRules([value.was]).length === 1);
const NOTHING: Rule = { key: '', name: '', enabled: true, on: 'created', all: [], any: [], then: [] };

/** The desk's rules: list, editor, and what a rule would do. What is typed is kept on this device until it is saved or discarded. */
export function Rules({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { keep, newKey, now } = desk.port;
  const { state, change, reload } = useRules(desk);
  const agents = useDeskState((one) => one.agents);
  const me = useDeskState((one) => one.me);
  const held = useDeskState((one) => one.tickets);
  const { locked } = useLicence();
  const admin = me !== null && (me.isSiteAdmin || me.roles.includes('Admin'));
  const mayChange = admin && !locked;
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const [editing, setEditing] = React.useState<Editing | null>(() => keep.read(KEEP_NAME, isEditing));
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const title = useTitle(editing !== null);
  const tickets = React.useMemo(
    () =>
      Array.from(held.values())
        .filter((ticket) => !ticket.mergedInto)
        .sort((a, b) => b.id - a.id)
        .slice(0, MOST_TRIED),
    [held],
  );
  const rule = editing?.rule ?? NOTHING;
  const { trial, tryOn } = useTrial(desk, rule);
  const found = React.useMemo(
    () =>
      tickets.filter(
        (ticket: Ticket) =>
          explain(rule, factsOf(ticket, rule.on === 'timePassed' ? null : { visibleText: ticket.preview, automatic: null, verified: true }, now())).runs,
      ),
    [tickets, rule, now],
  );

  const rules = state.phase === 'ready' ? state.rules : [];
  const stored = editing ? (rules.find((one) => one.key === editing.rule.key) ?? null) : null;
  const dirty = editing !== null && (editing.was === null || !sameRule(editing.rule, editing.was));
  const stale = editing !== null && editing.was !== null && state.phase === 'ready' && (stored === null || !sameRule(stored, editing.was));

  const show = (next: Editing | null): void => {
    keep.drop(KEEP_NAME);
    setFault(null);
    setEditing(next);
    tryOn(null);
  };
  const open = (next: Editing): void => {
    if (dirty && next.rule.key !== editing?.rule.key) desk.tell(say('rules.saveFirst'), true);
    else show(next);
  };
  const act = async (make: Parameters<typeof change>[0]): Promise<readonly unknown[] | null> => {
    setFault(null);
    const answer = await change(make);
    if (answer && 'fault' in answer) setFault(answer.fault);
    return answer && 'before' in answer ? answer.before : null;
  };
  const save = async (): Promise<void> => {
    if (!editing) return;
    const next = { ...editing.rule, name: editing.rule.name.trim() };
    if (!(await act((all) => withRule(all, next)))) return;
    show({ rule: next, was: next });
    desk.tell(say('rules.saved', { name: next.name }));
  };
  const remove = async (): Promise<void> => {
    if (!editing?.was) return;
    const gone = editing.was;
    const before = await act((all) => withoutRule(all, gone.key));
    if (!before) return;
    const place = before.findIndex((each) => isRecord(each) && each.key === gone.key);
    show(null);
    desk.offerUndo(say('rules.deleted', { name: gone.name }), async () => {
      const answer = await change((all) => backAgain(all, gone, place));
      // The person may be on another screen by now.
      if (answer && 'fault' in answer) desk.tell(say(`fault.${answer.fault.code}`, { detail: answer.fault.message }), true);
    });
  };
  const create = (on: RuleEvent): void => open({ rule: freshRule(newKey(), on), was: null });
  const newButton = mayChange ? (
    <Button small icon="plus" onClick={() => create('created')}>
      {say('rules.new')}
    </Button>
  ) : null;
  const list = (
    <section className="pane rules" aria-label={say('rules.title')}>
      <div className="viewhead" data-zone="view">
        <h1 ref={title} tabIndex={-1}>
          {head ?? say('rules.title')}
        </h1>
        <span className="cnt">{state.phase === 'ready' ? say('number', { count: rules.length }) : ''}</span>
        <span className="end" />
        {rules.length > 0 && newButton}
      </div>
      {!mayChange && <Banner look="info" icon="lock" title={say(admin ? 'rules.locked' : 'rules.readOnly')} text={say('rules.readOnlyText')} />}
      {fault && !editing && <Banner look="bad" icon="alert" title={say('rules.notSaved')} text={say(`fault.${fault.code}`, { detail: fault.message })} />}
      {state.phase === 'loading' ? (
        <SkeletonRows />
      ) : state.phase === 'failed' ? (
        <LoadFailed title={say('rules.failed')} fault={state.fault} now={now()} onRetry={reload} />
      ) : rules.length ? (
        <RuleList rules={rules} openKey={editing?.rule.key ?? null} onOpen={(one) => open({ rule: one, was: one })} />
      ) : (
        <EmptyState icon="bolt" title={say('rules.none')} text={say('rules.noneText')}>
          {!editing && newButton}
        </EmptyState>
      )}
    </section>
  );
  return (
    <div className={editing && !small ? 'rulegrid open' : 'rulegrid'}>
      {!(small && editing) && list}
      {editing && (
        <RuleEditor
          key={editing.rule.key}
          rule={rule}
          fresh={editing.was === null}
          dirty={dirty}
          busy={state.phase === 'ready' && state.busy}
          mayChange={mayChange}
          stale={stale}
          fault={fault}
          explained={trial.phase === 'ready' ? trial.explained : null}
          agents={agents}
          me={me}
          back={
            small ? <IconButton icon="left" label={say('rules.back')} onClick={() => (dirty ? desk.tell(say('rules.saveFirst'), true) : show(null))} /> : null
          }
          onChange={(next) => {
            const changed = { ...editing, rule: next };
            keep.write(KEEP_NAME, changed);
            setEditing(changed);
          }}
          onSave={() => void save()}
          onDiscard={() => show(stored ? { rule: stored, was: stored } : null)}
          onDelete={() => void remove()}
          onMove={(step) => void act((all) => moved(all, editing.rule.key, step))}
        />
      )}
      {editing && !small && (
        <TryRule rule={rule} trial={trial} tickets={tickets} agents={agents} matches={{ looked: tickets.length, found }} onTry={tryOn} onTicket={onTicket} />
      )}
    </div>
  );
}

import * as React from 'react';
import { MAX_SENDER_RULES, type SenderRule } from '@listdesk/shared/intake';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { Banner, EmptyState } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { useDesk } from '../../desk/DeskContext';
import { Loading } from '../parts/Loading';
import { moved, sameSender } from './senderForm';
import { SenderRuleForm } from './SenderRuleForm';
import { SenderTable } from './SenderTable';
import { TrySender } from './TrySender';
import { useSenders } from './useSenders';

type Editing = { was: SenderRule | null; rule: SenderRule };
const FRESH: SenderRule = { match: 'address', value: '', action: 'quarantine' };

/** Who is let in, held or turned away, whatever else speaks for or against their mail. */
export function Senders({ mayChange }: { mayChange: boolean }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { state, change, reload } = useSenders(desk);
  const [editing, setEditing] = React.useState<Editing | null>(null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const add = React.useRef<HTMLButtonElement>(null);
  if (state.phase !== 'ready') return <Loading state={state} onRetry={reload} />;
  const { rules, busy } = state;

  const act = async (make: (now: readonly SenderRule[]) => SenderRule[] | null): Promise<readonly SenderRule[] | null> => {
    setFault(null);
    const answer = await change(make);
    if (answer && 'fault' in answer) setFault(answer.fault);
    return answer && 'before' in answer ? answer.before : null;
  };
  const save = async ({ was, rule }: Editing): Promise<void> => {
    const done = await act((now) => {
      if (was && now.some((one) => sameSender(one, was))) return now.map((one) => (sameSender(one, was) ? rule : one));
      return now.length < MAX_SENDER_RULES ? [...now.filter((one) => !sameSender(one, rule)), rule] : null;
    });
    if (!done) return;
    setEditing(null);
    add.current?.focus();
  };
  const remove = async (rule: SenderRule): Promise<void> => {
    const before = await act((now) => now.filter((one) => !sameSender(one, rule)));
    if (!before) return;
    const place = before.findIndex((one) => sameSender(one, rule));
    add.current?.focus();
    desk.offerUndo(say('senders.removed', { value: rule.value }), async () => {
      const back = await act((now) => (now.some((one) => sameSender(one, rule)) ? null : [...now.slice(0, place), rule, ...now.slice(place)]));
      if (!back) desk.tell(say('senders.notBack', { value: rule.value }), true);
    });
  };
  return (
    <div className="setbody">
      {fault && <Banner look="bad" icon="alert" title={say('settings.notSaved')} text={say(`fault.${fault.code}`, { detail: fault.message })} />}
      <div className="setscroll wide">
        <section aria-labelledby="ld-set-senders">
          <div className="row">
            <h2 id="ld-set-senders" className="h2">
              {say('settings.section.senders')}
            </h2>
            <span className="cnt">{say('number', { count: rules.length })}</span>
            <span className="end" />
            {mayChange && (
              <Button ref={add} icon="plus" disabled={busy || rules.length >= MAX_SENDER_RULES} onClick={() => setEditing({ was: null, rule: FRESH })}>
                {say('senders.add')}
              </Button>
            )}
          </div>
          <p className="sub">{say('senders.text')}</p>
          {editing && (
            <SenderRuleForm
              key={editing.was ? `${editing.was.match} ${editing.was.value}` : 'new'}
              rule={editing.rule}
              fresh={editing.was === null}
              others={rules.filter((one) => !editing.was || !sameSender(one, editing.was))}
              busy={busy}
              onSave={(rule) => void save({ ...editing, rule })}
              onClose={() => {
                setEditing(null);
                add.current?.focus();
              }}
            />
          )}
          {rules.length === 0 ? (
            !editing && <EmptyState icon="users" title={say('senders.none')} text={say('senders.noneText')} />
          ) : (
            <SenderTable
              rules={rules}
              mayChange={mayChange && !busy}
              onEdit={(rule) => setEditing({ was: rule, rule })}
              onMove={(rule, step) => void act((now) => moved(now, rule, step))}
              onDelete={(rule) => void remove(rule)}
            />
          )}
          <TrySender rules={rules} />
        </section>
      </div>
    </div>
  );
}

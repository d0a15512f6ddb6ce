import * as React from 'react';
import './macros.global.scss';
import type { Macro, Ticket } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';
import { macroProblem, runMacro } from '../../app/desk/runMacro';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Preview } from '../../ui/controls/Preview';
import { moment } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { MacroEditor } from './MacroEditor';
import { stepWords } from './stepWords';

/** Several steps in one click: choose, see what will change, run. Supervisors and admins write them here too. */
export function MacroButton({ tickets, className }: { tickets: readonly Ticket[]; className?: string }) {
  const { say } = useWords();
  const [open, setOpen] = React.useState(false);
  return (
    <>
      <Button look="ghost" small icon="bolt" className={className} aria-label={say('macro.name')} onClick={() => setOpen(true)}>
        <span className="hide-narrow">{say('macro.name')}</span>
      </Button>
      {open && <MacroDialog tickets={tickets} onClose={() => setOpen(false)} />}
    </>
  );
}

function MacroDialog({ tickets, onClose }: { tickets: readonly Ticket[]; onClose(): void }) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const [macros, setMacros] = React.useState<Macro[] | null>(null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const [chosen, setChosen] = React.useState<number | null>(null);
  const [editing, setEditing] = React.useState<Macro | 'new' | null>(null);
  const [busy, setBusy] = React.useState(false);
  const mayEdit = me !== null && (me.isSiteAdmin || me.roles.includes('Admin') || me.roles.includes('Supervisor'));
  const read = React.useCallback((): void => {
    setFault(null);
    desk.port.lists.macros().then(setMacros, (error: unknown) => setFault(faultOf(error)));
  }, [desk]);
  React.useEffect(read, [read]);
  const macro = macros?.find(({ id }) => id === chosen) ?? null;
  const [only, ...others] = tickets;
  const values = only && me && !others.length ? { ticket: only, agent: { name: me.name }, deskName } : null;
  const problem = macro ? macroProblem(macro) : null;
  const sends = macro?.steps.some((step) => step.do === 'reply') ?? false;

  const run = async (): Promise<void> => {
    if (!macro || busy) return;
    setBusy(true);
    const answer = await runMacro(
      desk,
      conversations,
      tickets.map(({ id }) => id),
      macro,
      {
        told: say('macro.done', { name: macro.name, count: tickets.length, number: String(tickets[0]?.id ?? '') }),
        onLate: () => desk.tell(say('undo.late'), true),
        snoozed: (until) => say('macro.snoozedEntry', { when: moment(until, desk.port.now(), say, locale) }),
      },
    );
    setBusy(false);
    onClose();
    const first = answer.failed[0];
    // Of many each is named in the list of what was not done.
    if (first && tickets.length === 1) desk.tell(say('macro.failed', { reason: say(`fault.${first.fault.code}`, { detail: first.fault.message }) }), true);
  };
  const remove = async (one: Macro): Promise<void> => {
    try {
      const bin = await desk.port.lists.recycleMacro(one.id);
      setChosen(null);
      read();
      desk.offerUndo(say('macro.deleted', { name: one.name }), async () => {
        await desk.port.lists.restore(bin);
        read();
      });
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  if (editing)
    return (
      <MacroEditor
        macro={editing === 'new' ? null : editing}
        onClose={() => setEditing(null)}
        onSaved={() => {
          setEditing(null);
          read();
        }}
      />
    );
  return (
    <Dialog title={say('macro.title', { count: tickets.length, number: String(tickets[0]?.id ?? '') })} onClose={onClose} wide>
      <div className="col g12 macros">
        {fault && (
          <Banner look="bad" icon="alert" card title={say('macro.notLoaded')} text={say(`fault.${fault.code}`, { detail: fault.message })}>
            <Button small onClick={read}>
              {say('tryNow')}
            </Button>
          </Banner>
        )}
        {!macros && !fault && (
          <div className="col g8" aria-busy="true">
            <span className="sk" style={{ width: '70%' }} />
            <span className="sk" style={{ width: '50%' }} />
          </div>
        )}
        {macros && !macros.length && <p className="sub">{say(mayEdit ? 'macro.none' : 'macro.noneYet')}</p>}
        {macros && macros.length > 0 && (
          <div className="macrolist" role="radiogroup" aria-label={say('macro.choose')}>
            {macros.map((one) => (
              <label key={one.id} className={one.id === chosen ? 'macro on' : 'macro'}>
                <input type="radio" name="ld-macro" checked={one.id === chosen} onChange={() => setChosen(one.id)} />
                <span className="col">
                  <b className="b" dir="auto">
                    {one.name}
                  </b>
                  {one.description && (
                    <span className="sub sm" dir="auto">
                      {one.description}
                    </span>
                  )}
                </span>
              </label>
            ))}
          </div>
        )}
        {macro && (
          <Preview title={say('macro.preview')}>
            <ol>
              {macro.steps.map((step, index) => (
                <li key={index} className="anywhere" dir="auto">
                  {stepWords(step, agents, say, values)}
                </li>
              ))}
            </ol>
            {problem && (
              <p className="bad sm" role="alert">
                {say(`macro.problem.${problem}`)}
              </p>
            )}
            {sends && <p className="sub sm">{say('macro.leaves')}</p>}
          </Preview>
        )}
        <div className="row wrap dialogfoot">
          <Button look="primary" disabled={!macro || problem !== null || busy} onClick={() => void run()}>
            {say(busy ? 'macro.busy' : 'macro.run', { count: tickets.length })}
          </Button>
          {mayEdit && (
            <Button icon="plus" onClick={() => setEditing('new')}>
              {say('macro.new')}
            </Button>
          )}
          {mayEdit && macro && (
            <Button icon="pen" onClick={() => setEditing(macro)}>
              {say('macro.edit')}
            </Button>
          )}
          {mayEdit && macro && (
            <Button look="ghost" icon="trash" onClick={() => void remove(macro)}>
              {say('macro.delete')}
            </Button>
          )}
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

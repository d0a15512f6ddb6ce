import * as React from 'react';
import { mergeCandidates, mergeRefusal, planMerge, type Ticket } from '@listdesk/shared/tickets';
import { mergeTickets, unmerge, type Merged } from '../../app/desk/mergeTickets';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Preview } from '../../ui/controls/Preview';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { TicketFinder } from './TicketFinder';

/** Find the other ticket, see what will happen, do it. The direction can be turned round. */
export function MergeDialog({ ticket, onClose, onTicket }: { ticket: Ticket; onClose(): void; onTicket(id: number): void }) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const held = useDeskState((state) => state.tickets);
  const [other, setOther] = React.useState<Ticket | null>(null);
  const [turned, setTurned] = React.useState(false);
  const [busy, setBusy] = React.useState(false);
  const [failed, setFailed] = React.useState<string | null>(null);
  const suggested = React.useMemo(
    () => mergeCandidates(ticket, held.values()).map((one) => ({ ticket: one.ticket, why: say(`merge.${one.why}`) })),
    [ticket, held, say],
  );
  const [merged, survivor] = turned && other ? [other, ticket] : [ticket, other];
  const refusal = survivor ? mergeRefusal(merged, survivor) : null;
  const plan = survivor && !refusal ? planMerge(merged, survivor, new Date(desk.port.now()).toISOString()) : null;

  const told = (answer: Merged): string | null => {
    if (answer.outcome === 'merged') return null;
    if (answer.outcome === 'refused') return say(`merge.refused.${answer.why}`);
    if (answer.outcome === 'gone') return say('merge.gone');
    return say(answer.begun ? 'merge.begun' : 'merge.failed', { reason: say(`fault.${answer.fault.code}`, { detail: answer.fault.message }) });
  };
  const merge = async (): Promise<void> => {
    if (!survivor || busy) return;
    setBusy(true);
    setFailed(null);
    const answer = await mergeTickets(desk, conversations, merged.id, survivor.id, ({ id }) => say('event.merged', { number: String(id) }));
    setBusy(false);
    const problem = told(answer);
    if (problem) {
      setFailed(problem);
      return;
    }
    onClose();
    onTicket(survivor.id);
    desk.offerUndo(say('merge.done', { number: String(merged.id), into: String(survivor.id) }), async () => {
      const entry = (await desk.port.lists.conversation(survivor.key))
        .reverse()
        .find(({ event }) => event?.event === 'merged' && event.from === merged.key && !event.undoneAt);
      const back = entry ? told(await unmerge(desk, conversations, survivor.key, entry.key)) : say('merge.gone');
      if (back) desk.tell(back, true);
      else onTicket(merged.id);
    });
  };

  return (
    <Dialog title={say('merge.title', { number: String(ticket.id) })} onClose={onClose} wide>
      <div className="col g12">
        {failed && <Banner look="bad" icon="alert" card title={failed} />}
        <TicketFinder
          label={say('merge.find')}
          exclude={ticket.id}
          suggested={suggested}
          none={say('merge.noSuggestions')}
          chosen={other?.id ?? null}
          onChoose={setOther}
        />
        {refusal && <Banner look="warn" icon="alert" card title={say(`merge.refused.${refusal}`)} />}
        {plan && survivor && (
          <Preview title={say('merge.preview')}>
            <ul>
              <li>{say('merge.closes', { number: String(merged.id), subject: merged.subject, into: String(survivor.id) })}</li>
              <li>{say('merge.moves', { into: String(survivor.id) })}</li>
              <li>
                {plan.added.length ? say('merge.cc', { count: plan.added.length, names: plan.added.join(', '), into: String(survivor.id) }) : say('merge.noCc')}
              </li>
              <li>{say('merge.follows', { number: String(merged.id), into: String(survivor.id) })}</li>
              <li>{say('merge.stays', { into: String(survivor.id) })}</li>
            </ul>
          </Preview>
        )}
        <div className="row wrap dialogfoot">
          <Button look="primary" disabled={!plan || busy} onClick={() => void merge()}>
            {busy ? say('merge.busy') : survivor ? say('merge.do', { number: String(merged.id), into: String(survivor.id) }) : say('merge.choose')}
          </Button>
          {other && (
            <Button disabled={busy} icon="refresh" onClick={() => setTurned(!turned)}>
              {say('merge.turn')}
            </Button>
          )}
          <Button look="ghost" disabled={busy} onClick={onClose}>
            {say('cancel')}
          </Button>
          <span className="sub sm">{say('merge.undoable')}</span>
        </div>
      </div>
    </Dialog>
  );
}

import * as React from 'react';
import '../../ui/controls/fieldInput.global.scss';
import { fillCanned, MAX_MACRO_TEXT_CHARS, unknownTokens, type MacroStep, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import type { CannedResponse } from '@listdesk/shared/sharepoint';
import { runMacro } from '../../app/desk/runMacro';
import { isString } from '../../app/keep/keep';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { Filled } from '../responses/Filled';
import { waitTogether } from './waitTogether';

/** What was not sent to all stands there again when the box is opened next. */
const KEPT_TEXT = 'bulkReply';
const AFTER = ['', 'Pending', 'Solved', 'Closed'] as const satisfies readonly (TicketStatus | '')[];

/** The same answer to every chosen ticket, filled for each: a canned response or own words with tokens. Nothing leaves before the undo has passed. */
export function BulkReply({ tickets, onClose }: { tickets: readonly Ticket[]; onClose(): void }) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const me = useDeskState((state) => state.me);
  const myId = me?.id ?? 0;
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const [canned, setCanned] = React.useState<readonly CannedResponse[]>([]);
  const [text, setText] = React.useState(() => desk.port.keep.read(KEPT_TEXT, isString) ?? '');
  const [after, setAfter] = React.useState<TicketStatus | ''>('Pending');
  const count = tickets.length;
  const first = tickets[0];
  const unknown = unknownTokens(text);
  React.useEffect(() => {
    let left = false;
    // Without them one writes.
    desk.port.lists.cannedResponses(myId).then(
      (found) => {
        if (!left) setCanned(found);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [desk, myId]);
  const write = (to: string): void => {
    const kept = to.slice(0, MAX_MACRO_TEXT_CHARS);
    desk.port.keep.write(KEPT_TEXT, kept);
    setText(kept);
  };
  const send = (): void => {
    const steps: MacroStep[] = [{ do: 'reply', text: text.trim() }, ...(after ? [{ do: 'status' as const, status: after }] : [])];
    onClose();
    void runMacro(
      desk,
      conversations,
      tickets.map(({ id }) => id),
      { steps },
      { told: say('bulk.replied', { count }), onLate: (late) => desk.tell(say('bulk.late', { count: late }), true), snoozed: () => '' },
    ).then(async ({ failed, sent }) => {
      const rest = await waitTogether(desk, conversations, failed, after || null);
      if (failed.length && !rest.length) desk.dismissWork();
      // Whoever stopped it may want to go on.
      if (!rest.length && sent + failed.length === count) desk.port.keep.drop(KEPT_TEXT);
      // Of many each is named in the list of what was not done; of one the line at the foot says why.
      const [one] = rest;
      if (one && count === 1)
        desk.tell(say('bulk.replyFailed', { number: String(one.ticket.id), reason: say(`fault.${one.fault.code}`, { detail: one.fault.message }) }), true);
    });
  };
  return (
    <Dialog title={say('bulk.replyTitle', { count, number: String(first?.id ?? '') })} onClose={onClose} wide>
      <div className="col g12 bulkreply">
        {canned.length > 0 && (
          <div className="row">
            <Picker
              label={say('bulk.canned')}
              name={say('bulk.canned')}
              className="btn sm"
              searchable
              options={canned.map((one) => ({ value: one.id, label: one.name, hint: one.category ?? undefined }))}
              chosen={[]}
              onChoose={([id]) => {
                const one = canned.find((each) => each.id === id);
                if (one) write(text.trim() ? `${text.trimEnd()}\n\n${one.body}` : one.body);
              }}
            >
              <Icon name="quote" size="s" />
              {say('bulk.canned')}
              <Icon name="down" size="s" />
            </Picker>
          </div>
        )}
        <label className="col g4">
          <span className="b">{say('bulk.text')}</span>
          <textarea
            data-first
            className="fieldinput"
            rows={6}
            dir="auto"
            value={text}
            maxLength={MAX_MACRO_TEXT_CHARS}
            onChange={({ target }) => write(target.value)}
          />
        </label>
        {unknown.length > 0 && (
          <p className="bad sm" role="alert">
            {say('bulk.unknown', { tokens: unknown.join(', ') })}
          </p>
        )}
        {first && text.trim() !== '' && (
          <section className="bulkpreview" aria-label={say('bulk.preview', { number: String(first.id) })}>
            <h3>{say('bulk.preview', { number: String(first.id) })}</h3>
            <Filled parts={fillCanned(text, { ticket: first, agent: { name: me?.name ?? '' }, deskName })} />
          </section>
        )}
        <div className="row wrap">
          <span>{say('bulk.after')}</span>
          <Picker
            label={say('bulk.after')}
            className="chip"
            options={AFTER.map((status) => ({ value: status as string, label: status ? say(`status.${status}`) : say('bulk.asIs') }))}
            chosen={[after]}
            onChoose={([status]) => setAfter(AFTER.find((each) => each === status) ?? '')}
          >
            {after ? say(`status.${after}`) : say('bulk.asIs')}
            <Icon name="down" size="s" />
          </Picker>
        </div>
        <div className="row wrap dialogfoot">
          <Button look="primary" icon="send" disabled={!text.trim() || unknown.length > 0} onClick={send}>
            {say('bulk.send', { count })}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
          <span className="sub sm">{say('bulk.leaves')}</span>
        </div>
      </div>
    </Dialog>
  );
}

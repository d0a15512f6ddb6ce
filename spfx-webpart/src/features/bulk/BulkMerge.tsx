import * as React from 'react';
import { mergeRefusal, type Ticket } from '@listdesk/shared/tickets';
import { mergeMany } from '../../app/desk/mergeMany';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

/** Which of the chosen tickets stays; the others go into it, one after the other, with one undo for all. */
export function BulkMerge({ tickets, onClose, onOpen, onClear }: { tickets: readonly Ticket[]; onClose(): void; onOpen(id: number): void; onClear(): void }) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const byAge = React.useMemo(() => [...tickets].sort((a, b) => a.id - b.id), [tickets]);
  const [into, setInto] = React.useState(byAge[0]?.id ?? 0);
  const survivor = byAge.find(({ id }) => id === into) ?? byAge[0];
  const others = byAge.filter((ticket) => ticket !== survivor);
  const refused = survivor
    ? others.flatMap((ticket) => {
        const why = mergeRefusal(ticket, survivor);
        return why ? [{ ticket, why }] : [];
      })
    : [];
  // Any other is merged already, which needs no reason.
  const reasons = (['held', 'circle'] as const).filter((reason) => refused.some(({ why }) => why === reason)).map((reason) => say(`bulk.mergeWhy.${reason}`));
  const going = others.filter((ticket) => !refused.some((one) => one.ticket === ticket));
  const count = going.length;
  const merge = (): void => {
    if (!survivor) return;
    onClose();
    onClear();
    void mergeMany(
      desk,
      conversations,
      going.map(({ id }) => id),
      survivor.id,
      say('bulk.merged', { count, into: String(survivor.id) }),
      ({ id }) => say('bulk.mergedHere', { number: String(id) }),
      (failed) => desk.tell(say('bulk.notTakenBack', { count: failed }), true),
    ).then((done) => {
      if (done) onOpen(survivor.id);
    });
  };
  if (!survivor) return null;
  return (
    <Dialog title={say('bulk.mergeTitle', { count: byAge.length })} onClose={onClose} wide>
      <div className="col g12 bulkmerge">
        <div className="mergelist" role="radiogroup" aria-label={say('bulk.mergeInto')}>
          {byAge.map((ticket) => (
            <label key={ticket.id} className={ticket === survivor ? 'mergeone on' : 'mergeone'}>
              <input type="radio" name="ld-bulkmerge" checked={ticket === survivor} onChange={() => setInto(ticket.id)} />
              <span className="num sub">{ticket.id}</span>
              <span className="grow clip" dir="auto" title={ticket.subject}>
                {ticket.subject || say('noSubject')}
              </span>
              <span className="sub sm clip" dir="auto">
                {ticket.requester.name || ticket.requester.address}
              </span>
            </label>
          ))}
        </div>
        <p className="sub sm">{say('bulk.mergeText', { into: String(survivor.id) })}</p>
        {refused.length > 0 && (
          <Banner
            look="warn"
            icon="alert"
            card
            title={say('bulk.mergeNot', { count: refused.length, numbers: refused.map(({ ticket }) => ticket.id).join(', ') })}
            text={reasons.join(' ') || undefined}
          />
        )}
        <div className="row wrap dialogfoot">
          <Button data-first look="primary" disabled={!count} onClick={merge}>
            {say('bulk.mergeDo', { count, into: String(survivor.id) })}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

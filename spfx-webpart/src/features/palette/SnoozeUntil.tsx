import * as React from 'react';
import { canSnoozeUntil } from '@listdesk/shared/tickets';
import { snoozeTickets } from '../../app/desk/snooze';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { moment } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

const DAY_MS = 86_400_000;

/** What `datetime-local` holds: the reader's clock without a zone. */
const localInput = (ms: number): string => {
  const at = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** The moment until which tickets are put off. */
export function SnoozeUntil({ ids, onClose }: { ids: readonly number[]; onClose(): void }) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const now = desk.port.now();
  const [picked, setPicked] = React.useState(() => localInput(now + DAY_MS));
  const at = new Date(picked).getTime();
  const allowed = !Number.isNaN(at) && canSnoozeUntil(at, now);
  const set = (): void => {
    const until = new Date(at).toISOString();
    const when = moment(until, now, say, locale);
    onClose();
    void snoozeTickets(desk, conversations, ids, until, {
      told: say('palette.snoozed', { count: ids.length, number: String(ids[0] ?? ''), when }),
      entry: () => say('palette.snoozedEntry', { when }),
    });
  };
  return (
    <Dialog title={say('palette.snooze.pick')} onClose={onClose}>
      <form
        className="col g12 snoozeuntil"
        onSubmit={(event) => {
          event.preventDefault();
          if (allowed) set();
        }}
      >
        <label className="col g4">
          <span className="b">{say('palette.snooze.until')}</span>
          <input
            data-first
            className="fieldinput"
            type="datetime-local"
            value={picked}
            min={localInput(now)}
            onChange={(event) => setPicked(event.target.value)}
          />
        </label>
        {!allowed && (
          <p className="bad sm" role="alert">
            {say('palette.snooze.future')}
          </p>
        )}
        <div className="row dialogfoot">
          <Button submit look="primary" disabled={!allowed}>
            {say('palette.snooze.do')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

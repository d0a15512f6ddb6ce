import * as React from 'react';
import { canSnoozeUntil } from '@listdesk/shared/tickets';
import { snoozeTickets } from '../../app/desk/snooze';
import { Dialog } from '../../ui/controls/Dialog';
import { MomentForm } from '../../ui/controls/MomentForm';
import { moment } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

const DAY_MS = 86_400_000;

/** The moment until which tickets are put off. */
export function SnoozeUntil({ ids, onClose }: { ids: readonly number[]; onClose(): void }) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const now = desk.port.now();
  const set = (at: number): void => {
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
      <MomentForm
        label={say('palette.snooze.until')}
        action={say('palette.snooze.do')}
        first={now + DAY_MS}
        now={now}
        allowed={(at) => canSnoozeUntil(at, now)}
        problem={say('palette.snooze.future')}
        onChoose={set}
        onClose={onClose}
      />
    </Dialog>
  );
}

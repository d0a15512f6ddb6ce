import * as React from 'react';
import { isSnoozed, snoozeChoices } from '@listdesk/shared/tickets';
import { snoozeTickets } from '../../app/desk/snooze';
import { Icon } from '../../ui/icons/Icon';
import { moment } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import type { PaletteActions } from './actions';
import type { Entry } from './entries';

const NEVER = { snoozedUntil: null };

/** The moments until which the tickets in `ids` can be put off, and their return; made when asked for, since they depend on the clock. */
export function useSnoozeEntries(ids: readonly number[], group: string, actions: Pick<PaletteActions, 'snoozeUntil'>): () => Entry[] {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const tickets = useDeskState((state) => state.tickets);
  const snooze = (until: string | null): void => {
    const when = until ? moment(until, desk.port.now(), say, locale) : '';
    const entry = (): string => (until ? say('palette.snoozedEntry', { when }) : say('palette.wokenEntry'));
    void snoozeTickets(desk, conversations, ids, until, {
      told: say(until ? 'palette.snoozed' : 'palette.woken', { count: ids.length, number: String(ids[0] ?? ''), when }),
      entry,
    });
  };
  return () => [
    ...snoozeChoices(desk.port.now()).map(({ choice, until }) => ({
      id: `snooze-${choice}`,
      group,
      label: say(`palette.snooze.${choice}`),
      hint: moment(until, desk.port.now(), say, locale),
      mark: <Icon name="moon" />,
      run: () => snooze(until),
    })),
    { id: 'snooze-pick', group, label: say('palette.snooze.pick'), mark: <Icon name="clock" />, run: () => actions.snoozeUntil(ids) },
    ...(ids.some((id) => isSnoozed(tickets.get(id) ?? NEVER, desk.port.now()))
      ? [{ id: 'snooze-wake', group, label: say('palette.snooze.wake'), mark: <Icon name="x" />, run: () => snooze(null) }]
      : []),
  ];
}

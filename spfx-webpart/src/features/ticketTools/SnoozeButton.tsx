import * as React from 'react';
import { canSnoozeUntil, isSnoozed, SNOOZES, snoozeChoices, snoozeUntil, type Ticket } from '@listdesk/shared/tickets';
import { snoozeTickets } from '../../app/desk/snooze';
import { Dialog } from '../../ui/controls/Dialog';
import { MomentForm } from '../../ui/controls/MomentForm';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { moment } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';

const DAY_MS = 86_400_000;

/** Puts tickets off: out of the views until then. Used in the ticket, and for a selection. */
export function SnoozeButton({ tickets, openAt, className = 'btn ghost sm' }: { tickets: readonly Ticket[]; openAt?: number; className?: string }) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const [picking, setPicking] = React.useState(false);
  const now = desk.port.now();
  const first = tickets[0];
  const set = (until: string | null): void => {
    const values = { count: tickets.length, number: String(first?.id ?? ''), when: until ? moment(until, desk.port.now(), say, locale) : '' };
    void snoozeTickets(
      desk,
      conversations,
      tickets.map(({ id }) => id),
      until,
      { told: say(until ? 'snooze.done' : 'snooze.woken', values), entry: () => (until ? say('event.snoozed', { when: values.when }) : say('event.woken')) },
    );
  };
  const options: Option<string>[] = [
    ...snoozeChoices(now).map(({ choice, until }) => ({
      value: choice,
      label: say(`snooze.${choice}`),
      hint: moment(until, now, say, locale),
      mark: <Icon name="moon" />,
    })),
    { value: 'pick', label: say('snooze.pick'), mark: <Icon name="clock" /> },
    ...(tickets.some((ticket) => isSnoozed(ticket, now)) ? [{ value: 'wake', label: say('snooze.wake'), mark: <Icon name="x" /> }] : []),
  ];
  const choose = ([choice]: string[]): void => {
    if (choice === 'pick') setPicking(true);
    else if (choice === 'wake') set(null);
    else {
      const until = SNOOZES.find((one) => one === choice);
      if (until) set(snoozeUntil(until, desk.port.now()));
    }
  };
  return (
    <>
      <Picker
        label={say('snooze.name')}
        name={say('snooze.name')}
        className={className}
        options={options}
        chosen={[]}
        openAt={openAt}
        shortcut="H"
        onChoose={choose}
      >
        <Icon name="moon" />
        <span className="hide-narrow">{say('snooze.name')}</span>
      </Picker>
      {picking && (
        <Dialog title={say('snooze.pick')} onClose={() => setPicking(false)}>
          <MomentForm
            label={say('snooze.until')}
            action={say('snooze.name')}
            first={now + DAY_MS}
            now={now}
            allowed={(at) => canSnoozeUntil(at, now)}
            problem={say('snooze.future')}
            onChoose={(at) => {
              set(new Date(at).toISOString());
              setPicking(false);
            }}
            onClose={() => setPicking(false)}
          />
        </Dialog>
      )}
    </>
  );
}

import * as React from 'react';
import { canSnoozeUntil, isSnoozed, SNOOZES, snoozeUntil, type Ticket } from '@listdesk/shared/tickets';
import { snoozeTickets } from '../../app/desk/snooze';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { moment } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';

/** What `datetime-local` holds: the reader's clock without a zone. */
const localInput = (ms: number): string => {
  const at = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** Puts tickets off: out of the views until then. Used in the ticket, and for a selection. */
export function SnoozeButton({ tickets, openAt, className = 'btn ghost sm' }: { tickets: readonly Ticket[]; openAt?: number; className?: string }) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const [picking, setPicking] = React.useState<string | null>(null);
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
    ...SNOOZES.flatMap((choice) => {
      const until = snoozeUntil(choice, now);
      return until ? [{ value: choice, label: say(`snooze.${choice}`), hint: moment(until, now, say, locale), mark: <Icon name="moon" /> }] : [];
    }),
    { value: 'pick', label: say('snooze.pick'), mark: <Icon name="clock" /> },
    ...(tickets.some((ticket) => isSnoozed(ticket, now)) ? [{ value: 'wake', label: say('snooze.wake'), mark: <Icon name="x" /> }] : []),
  ];
  const choose = ([choice]: string[]): void => {
    if (choice === 'pick') setPicking(localInput(now + 86_400_000));
    else if (choice === 'wake') set(null);
    else {
      const until = SNOOZES.find((one) => one === choice);
      if (until) set(snoozeUntil(until, desk.port.now()));
    }
  };
  const picked = picking ? new Date(picking).getTime() : NaN;
  const allowed = !Number.isNaN(picked) && canSnoozeUntil(picked, now);
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
      {picking !== null && (
        <Dialog title={say('snooze.pick')} onClose={() => setPicking(null)}>
          <form
            className="col g12"
            onSubmit={(event) => {
              event.preventDefault();
              if (allowed) {
                set(new Date(picked).toISOString());
                setPicking(null);
              }
            }}
          >
            <label className="col g4">
              <span className="b">{say('snooze.until')}</span>
              <input
                data-first
                className="fieldinput"
                type="datetime-local"
                value={picking}
                min={localInput(now)}
                onChange={(event) => setPicking(event.target.value)}
              />
            </label>
            {!allowed && (
              <p className="bad sm" role="alert">
                {say('snooze.future')}
              </p>
            )}
            <div className="row dialogfoot">
              <Button submit look="primary" disabled={!allowed}>
                {say('snooze.name')}
              </Button>
              <Button look="ghost" onClick={() => setPicking(null)}>
                {say('cancel')}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

import * as React from 'react';
import { TICKET_STATUSES, type TicketStatus } from '@listdesk/shared/tickets';
import { Dialog } from '../../ui/controls/Dialog';
import { MomentForm } from '../../ui/controls/MomentForm';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { StatusMark } from '../../ui/marks/StatusMark';
import { clockTime } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { canLeaveAt, sendLaterAt, sendLaterChoices, type SendLater } from './schedule';

/** The moment a reply leaves, in the words of the reader. */
export function useMoment(): (at: number) => string {
  const { locale } = useWords();
  return React.useMemo(() => {
    const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' });
    return (at) => `${day.format(at)}, ${clockTime(at, locale)}`;
  }, [locale]);
}

/** Sends with another status than the one on the button. */
export function StatusAfter({
  next,
  openAt,
  disabled,
  onChoose,
}: {
  next: TicketStatus;
  openAt: number;
  disabled: boolean;
  onChoose(status: TicketStatus): void;
}) {
  const { say } = useWords();
  return (
    <Picker
      label={say('composer.statusAfter')}
      name={say('composer.statusAfter')}
      className="btn primary"
      shortcut="Ctrl+Shift+Enter"
      disabled={disabled}
      openAt={openAt}
      chosen={[next]}
      onChoose={([one]) => one && onChoose(one)}
      options={TICKET_STATUSES.filter((one) => one !== 'New').map((one) => ({
        value: one,
        label: say('composer.send', { status: say(`status.${one}`) }),
        mark: <StatusMark status={one} bare />,
      }))}
    >
      <Icon name="down" />
    </Picker>
  );
}

/** Send later: in an hour, in the morning, on Monday, or when one picks. */
export function LaterPicker({ disabled, onChoose, onPick }: { disabled: boolean; onChoose(at: number): void; onPick(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const moment = useMoment();
  const now = desk.port.now();
  return (
    <Picker
      label={say('composer.later')}
      name={say('composer.later')}
      className="btn ghost icon"
      disabled={disabled}
      chosen={[]}
      onChoose={([one]) => {
        if (one === 'pick') onPick();
        else if (one) onChoose(sendLaterAt(one, desk.port.now()));
      }}
      options={[
        ...sendLaterChoices(now).map(({ choice, at }) => ({ value: choice as SendLater | 'pick', label: say(`composer.later.${choice}`), hint: moment(at) })),
        { value: 'pick' as const, label: say('composer.later.pick') },
      ]}
    >
      <Icon name="clock" />
    </Picker>
  );
}

/** Any moment of the coming days. */
export function PickMoment({ first, onChoose, onClose }: { first?: number; onChoose(at: number): void; onClose(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const now = desk.port.now();
  return (
    <Dialog title={say('composer.later.when')} onClose={onClose}>
      <MomentForm
        label={say('composer.later.at')}
        action={say('composer.later.set')}
        first={first ?? sendLaterAt('tomorrow', now)}
        now={now}
        allowed={(at) => canLeaveAt(at, now)}
        problem={say('composer.later.wrong')}
        onChoose={onChoose}
        onClose={onClose}
      />
    </Dialog>
  );
}

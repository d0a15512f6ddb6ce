import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { TICKET_STATUSES, type TicketStatus } from '@listdesk/shared/tickets';
import { Button, IconButton } from '../../ui/controls/Button';
import { fieldValue } from '../../ui/controls/fieldValue';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { pickedAt, SEND_LATER, sendLaterAt } from './schedule';

/** The moment a reply leaves, in the words of the reader. */
export function useMoment(): (at: number) => string {
  const { locale } = useWords();
  return React.useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
    return (at) => format.format(new Date(at));
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
        ...SEND_LATER.map((one) => ({
          value: one as (typeof SEND_LATER)[number] | 'pick',
          label: say(`composer.later.${one}`),
          hint: moment(sendLaterAt(one, now)),
        })),
        { value: 'pick' as const, label: say('composer.later.pick') },
      ]}
    >
      <Icon name="clock" />
    </Picker>
  );
}

/** Any moment of the coming days. */
export function PickMoment({ onChoose, onClose }: { onChoose(at: number): void; onClose(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const [typed, setTyped] = React.useState(() => fieldValue(sendLaterAt('tomorrow', desk.port.now())));
  const [wrong, setWrong] = React.useState(false);
  const choose = (): void => {
    const at = pickedAt(typed, desk.port.now());
    setWrong(at === null);
    if (at !== null) onChoose(at);
  };
  return (
    <div
      className="row linkrow"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
        if (event.key === 'Enter') {
          event.preventDefault();
          choose();
        }
      }}
    >
      <TextField
        type="datetime-local"
        autoFocus
        ariaLabel={say('composer.later.when')}
        value={typed}
        min={fieldValue(desk.port.now())}
        errorMessage={wrong ? say('composer.later.wrong') : undefined}
        onChange={(_, value = '') => {
          setTyped(value);
          setWrong(false);
        }}
      />
      <Button small look="primary" onClick={choose}>
        {say('composer.later.set')}
      </Button>
      <IconButton small icon="x" label={say('cancel')} onClick={onClose} />
    </div>
  );
}

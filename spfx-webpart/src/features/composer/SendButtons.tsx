import * as React from 'react';
import type { DraftKind } from '@listdesk/shared/schema';
import type { TicketStatus } from '@listdesk/shared/tickets';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { LaterPicker, StatusAfter, useMoment } from './SendMenus';

export type SendButtonsProps = {
  kind: DraftKind;
  /** The status that follows a reply. */
  next: TicketStatus;
  /** The moment it is planned for, ms; null: at once. */
  sendAt: number | null;
  sending: boolean;
  /** Each higher number opens the choice of a status. */
  statusAt: number;
  onSend(): void;
  onStatus(status: TicketStatus): void;
  onPlan(at: number | null): void;
  onPickMoment(): void;
};

/** When it leaves, and the button that says what follows. */
export function SendButtons({ kind, next, sendAt, sending, statusAt, onSend, onStatus, onPlan, onPickMoment }: SendButtonsProps) {
  const { say } = useWords();
  const moment = useMoment();
  const note = kind === 'Note';
  const word = (): string => {
    if (sending) return say('composer.sending');
    if (note) return say('composer.addNote');
    if (sendAt !== null) return say('composer.plan', { when: moment(sendAt) });
    return kind === 'Forward' ? say('composer.forward') : say('composer.send', { status: say(`status.${next}`) });
  };
  return (
    <>
      {!note && sendAt !== null && (
        <button type="button" className="chip on" onClick={() => onPlan(null)} aria-label={say('composer.noPlan')}>
          <Icon name="clock" size="s" />
          <span className="hide-phone">{moment(sendAt)}</span>
          <Icon name="x" size="s" />
        </button>
      )}
      {!note && sendAt === null && <LaterPicker disabled={sending} onChoose={onPlan} onPick={onPickMoment} />}
      <span className="split">
        <Button look="primary" disabled={sending} aria-keyshortcuts="Control+Enter" onClick={onSend}>
          {word()}
        </Button>
        {kind === 'Reply' && <StatusAfter next={next} openAt={statusAt} disabled={sending} onChoose={onStatus} />}
      </span>
    </>
  );
}

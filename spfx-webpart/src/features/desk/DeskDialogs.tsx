import * as React from 'react';
import { askedConflict } from '../../app/desk/state';
import { useDeskState } from './DeskContext';
import { LateDialog } from './LateDialog';
import { ConflictDialog, NewTicket, Palette, ShortcutSheet, SnoozeUntil } from './lazyParts';
import type { Asked } from './useAsked';
import type { Navigation } from './address/useNavigation';

/** What stands over the desk; `snoozeUntil` asks when the tickets with these ids are to come back. */
export type Dialog = 'new' | 'keys' | 'palette' | 'snooze' | { snoozeUntil: readonly number[] } | null;

export type DeskDialogsProps = {
  dialog: Dialog;
  setDialog(dialog: Dialog): void;
  root: React.RefObject<HTMLElement>;
  mayWork: boolean;
  /** The tickets that the palette acts on. */
  ids: readonly number[];
  ways: Navigation;
  asked: Asked;
  takeOldest(): void;
  togglePane(): void;
  single: boolean;
  setSingle(on: boolean): void;
};

/** Each of them loads when it is first asked for. */
export function DeskDialogs(props: DeskDialogsProps) {
  const { dialog, setDialog, root, mayWork, ids, ways, takeOldest, togglePane } = props;
  const conflict = useDeskState((one) => askedConflict(one) !== null);
  const text = useDeskState((one) => one.filters.text);
  const close = (): void => setDialog(null);
  const made = (id: number): void => {
    close();
    ways.openPage(id);
  };
  return (
    <LateDialog key={String(dialog)} onClose={close}>
      {conflict && <ConflictDialog onRead={ways.openPage} />}
      {dialog === 'new' && <NewTicket within={root.current} onClose={close} onMade={(ticket) => made(ticket.id)} onBack={() => setDialog('new')} />}
      {(dialog === 'palette' || dialog === 'snooze') && (
        <Palette
          within={root.current}
          mayWork={mayWork}
          ids={ids}
          text={dialog === 'snooze' ? '' : text}
          snooze={dialog === 'snooze'}
          onClose={close}
          actions={{
            open: ways.openPage,
            view: ways.showView,
            saved: ways.showSaved,
            answer: props.asked.answer,
            takeOldest,
            togglePane,
            create: () => setDialog('new'),
            keys: () => setDialog('keys'),
            snoozeUntil: (some) => setDialog({ snoozeUntil: some }),
          }}
        />
      )}
      {typeof dialog === 'object' && dialog && <SnoozeUntil ids={dialog.snoozeUntil} onClose={close} />}
      {dialog === 'keys' && <ShortcutSheet single={props.single} onClose={close} onSingle={props.setSingle} />}
    </LateDialog>
  );
}

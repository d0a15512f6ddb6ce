import * as React from 'react';
import { useNow } from '../../../ui/words/useNow';
import { useDesk, useDeskState } from '../DeskContext';
import { StatusLine } from './StatusLine';

/** The status line by itself: the seconds to undo are counted down without drawing the list. Without `always` it shows only what there is to tell. */
export function DeskStatus({ always, hints }: { always: boolean; hints: boolean }) {
  const { desk } = useDesk();
  const undo = useDeskState((one) => one.undo);
  const notice = useDeskState((one) => one.notice);
  const now = useNow(desk.port.now, undo ? 1_000 : 60_000);
  if (!always && !undo && !notice) return null;
  return <StatusLine undo={undo} notice={notice} now={now} hints={hints} onUndo={() => void desk.undo()} onDismiss={desk.dismissNotice} />;
}

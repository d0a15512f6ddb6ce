import * as React from 'react';
import '../desk/frame/toolgrid.global.scss';
import './mailLog.global.scss';
import { useWidth } from '../../ui/theme/RootFrame';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { HeldPane } from './HeldPane';
import { LogList } from './LogList';
import { LogPane } from './LogPane';
import { useDecisions } from './useDecisions';
import { useHeld } from './useHeld';
import { useLogLines } from './useLogLines';
import { useLogNews } from './useLogNews';
import { useLogView } from './useLogView';
import { useMailLog } from './useMailLog';
import { useOpenLine } from './useOpenLine';

/** Every mail that came, what happened to it and why; held ones on top. */
export function MailLog({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { desk } = useDesk();
  const { lists, now, keep, quarantine } = desk.port;
  const settings = useDeskState((state) => state.settings);
  const me = useDeskState((state) => state.me);
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const holding = useHeld(quarantine, keep, now);
  const view = useLogView(now);
  const { log, more, reload, refresh } = useMailLog(lists, view.asked);
  useLogNews(desk, refresh, log.entries.length);
  const { rows, waiting } = useLogLines(view, log, holding, now);
  const { title, current, setCurrent, open, close } = useOpenLine(rows);
  const { decide, undo } = useDecisions(holding, rows, setCurrent);
  const mailboxes = React.useMemo(() => (settings?.mailboxes ?? []).map((one) => one.address), [settings]);
  const mayRule = me !== null && (me.isSiteAdmin || me.roles.includes('Admin'));
  const onMore = React.useCallback((): void => void more(), [more]);
  return (
    <div className={open ? 'toolgrid open' : 'toolgrid'}>
      {!(small && open) && (
        <LogList
          head={head}
          title={title}
          view={view}
          log={log}
          held={holding.held}
          rows={rows}
          waiting={waiting}
          current={current}
          mailboxes={mailboxes}
          mayRule={mayRule}
          now={now}
          onCurrent={setCurrent}
          onMore={onMore}
          onReload={() => void reload()}
          onHeldAgain={() => void holding.load()}
        />
      )}
      {open?.held && quarantine && (
        <HeldPane
          key={open.key}
          mail={open.held}
          quarantine={quarantine}
          mailboxes={mailboxes}
          decided={open.decided ?? null}
          mayRule={mayRule}
          onDecide={decide}
          onUndo={undo}
          onClose={close}
        />
      )}
      {open && !open.held && (
        <LogPane
          entry={open.entry}
          number={open.entry.ticketKey ? log.numbers.get(open.entry.ticketKey) : null}
          onTicket={onTicket}
          onSender={(address) => {
            view.showPerson(address);
            if (small) setCurrent(null);
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

import * as React from 'react';
import { Banner } from '../../ui/controls/Banner';
import { useWords } from '../../ui/words/WordsContext';
import { LoadFailed, SkeletonRows } from '../desk/list/ListStates';
import { LogFilterBar } from './LogFilterBar';
import { LogGrid } from './LogGrid';
import { LogHead } from './LogHead';
import type { LogRow } from './logRows';
import { HeldUnreachable, MoreFailed, NoMails } from './LogStates';
import { Tiles } from './Tiles';
import type { Held } from './useHeld';
import { useLogExport } from './useLogExport';
import type { LogView } from './useLogView';
import { HELD_ROWS, type MailLog } from './useMailLog';

export type LogListProps = {
  head: React.ReactNode;
  title: React.RefObject<HTMLHeadingElement>;
  view: LogView;
  log: MailLog;
  held: Held;
  rows: readonly LogRow[];
  /** Held mails that wait, as far as they are known. */
  waiting: readonly LogRow[];
  current: string | null;
  mailboxes: readonly string[];
  mayRule: boolean;
  now(): number;
  onCurrent(key: string): void;
  onMore(): void;
  onReload(): void;
  onHeldAgain(): void;
};

const waitingCount = ({ length }: readonly LogRow[], { loaded }: Held): string => (length ? `${length}${!loaded && length >= HELD_ROWS ? '+' : ''}` : '');

/** The log beside its panes: head, figures, filters, and the mails or why there are none. */
export function LogList(props: LogListProps) {
  const { view, log, held, rows, mailboxes, onMore, onReload, onHeldAgain } = props;
  const { say } = useWords();
  const exportCsv = useLogExport(log);
  return (
    <section className="pane mlog" aria-label={say('log.title')}>
      <LogHead
        head={props.head}
        title={props.title}
        tab={view.heldOnly ? 'held' : 'all'}
        waiting={waitingCount(props.waiting, held)}
        mayRule={props.mayRule}
        mayExport={log.entries.length > 0}
        onTab={view.showTab}
        onRefresh={() => {
          onReload();
          onHeldAgain();
        }}
        onExport={exportCsv}
      />
      <Tiles counts={log.counts} chosen={view.heap} onHeap={view.showHeap} />
      <LogFilterBar view={view} mailboxes={mailboxes} />
      {held.failure && view.heldOnTop && <HeldUnreachable failure={held.failure} onRetry={onHeldAgain} />}
      {log.unreadable > 0 && <Banner look="warn" icon="alert" title={say('log.unreadable', { count: log.unreadable })} />}
      {rows.length > 0 ? (
        <LogGrid rows={rows} total={log.entries.length} numbers={log.numbers} current={props.current} onCurrent={props.onCurrent} onNearEnd={onMore} />
      ) : log.fault ? (
        <LoadFailed title={say('log.failed')} fault={log.fault} now={props.now()} onRetry={onReload} />
      ) : !log.loaded || log.loading || (view.heldOnly && held.loading) ? (
        <SkeletonRows />
      ) : (
        <NoMails view={view} />
      )}
      {rows.length > 0 && log.fault && <MoreFailed fault={log.fault} onRetry={onMore} />}
    </section>
  );
}

import * as React from 'react';
import './bulk.global.scss';
import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { deleteMany } from '../../app/desk/deleteMany';
import { markUnread } from '../../app/desk/unread';
import { saveText } from '../../app/save/saveText';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { agentOptions, priorityOptions, statusOptions } from '../desk/list/fieldOptions';
import { MacroButton } from '../macros/lazyMacros';
import { BulkFields } from './BulkFields';
import { BulkMerge } from './BulkMerge';
import { BulkReply } from './lazyBulkReply';
import { chosenCsv } from './chosenCsv';

export type BulkBarProps = {
  selected: ReadonlySet<number>;
  openAssign: number;
  openStatus: number;
  onSnooze(): void;
  onOpen(id: number): void;
  onClear(): void;
};

/** Opens its own row while tickets are selected, or are about to be; every action happens at once and can be undone. */
export function BulkBar({ selected, openAssign, openStatus, onSnooze, onOpen, onClear }: BulkBarProps) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const held = useDeskState((state) => state.tickets);
  const [dialog, setDialog] = React.useState<'fields' | 'reply' | 'merge' | null>(null);
  const ids = Array.from(selected);
  const tickets = ids.map((id) => held.get(id)).filter((ticket): ticket is Ticket => ticket !== undefined);
  const all = (patch: TicketPatch, told: string): void => void desk.change(ids, patch, told);
  const count = ids.length;
  const none: never[] = [];
  const further = ([what]: ('read' | 'unread' | 'csv' | 'delete')[]): void => {
    // Nothing changes by it, so they stay chosen.
    if (what === 'csv') return saveText('tickets.csv', chosenCsv(tickets, desk.store.get(), say, locale), 'text/csv;charset=utf-8');
    if (what === 'read') desk.markSeen(ids);
    if (what === 'unread') markUnread(desk, ids);
    if (what === 'delete') void deleteMany(desk, conversations, tickets, (done) => say('bulk.deleted', { count: done }));
    else desk.tell(say(what === 'read' ? 'bulk.readDone' : 'bulk.unreadDone', { count }));
    onClear();
  };
  return (
    <div className="bulk" role="toolbar" aria-label={say('bulk.name', { count })} data-zone="bulk">
      <span className="b nowrap bulkcount">{count ? say('bulk.count', { count }) : say('bulk.none')}</span>
      {count > 0 && (
        <>
          <Picker
            label={say('field.assignee')}
            name={say('bulk.assign')}
            className="btn ghost sm"
            searchable
            options={agentOptions(agents, me, say)}
            chosen={none}
            openAt={openAssign}
            onChoose={([id]) =>
              all({ assigneeId: id ? id : null }, say('undo.assigned', { count, name: agents.find((agent) => agent.id === id)?.name ?? say('nobody') }))
            }
          >
            <Icon name="user" />
            <span className="hide-narrow">{say('bulk.assign')}</span>
          </Picker>
          <Picker
            label={say('field.status')}
            name={say('bulk.status')}
            className="btn ghost sm"
            options={statusOptions(say)}
            chosen={none}
            openAt={openStatus}
            onChoose={([status]) => status && all({ status }, say('undo.status', { count, status: say(`status.${status}`) }))}
          >
            <Icon name="check" />
            <span className="hide-narrow">{say('bulk.status')}</span>
          </Picker>
          <Picker
            label={say('field.priority')}
            name={say('bulk.priority')}
            className="btn ghost sm late"
            options={priorityOptions(say)}
            chosen={none}
            onChoose={([priority]) => priority && all({ priority }, say('undo.priority', { count, priority: say(`priority.${priority}`) }))}
          >
            <Icon name="sort" />
            <span className="hide-narrow">{say('bulk.priority')}</span>
          </Picker>
          <Button look="ghost" small icon="tag" className="late" title={say('bulk.fields')} aria-label={say('bulk.fields')} onClick={() => setDialog('fields')}>
            <span className="hide-narrow">{say('bulk.fields')}</span>
          </Button>
          <Button look="ghost" small icon="reply" className="late" title={say('bulk.reply')} aria-label={say('bulk.reply')} onClick={() => setDialog('reply')}>
            <span className="hide-narrow">{say('bulk.reply')}</span>
          </Button>
          <Button
            look="ghost"
            small
            icon="merge"
            className="late"
            title={say('bulk.merge')}
            aria-label={say('bulk.merge')}
            disabled={count < 2}
            onClick={() => setDialog('merge')}
          >
            <span className="hide-narrow">{say('bulk.merge')}</span>
          </Button>
          <Button look="ghost" small icon="moon" className="late" title={say('bulk.snooze')} aria-label={say('bulk.snooze')} shortcut="H" onClick={onSnooze}>
            <span className="hide-narrow">{say('bulk.snooze')}</span>
          </Button>
          <React.Suspense fallback={null}>
            <MacroButton tickets={tickets} className="late" />
          </React.Suspense>
          <Button
            look="ghost"
            small
            icon="lock"
            className="late"
            title={say('bulk.close')}
            aria-label={say('bulk.close')}
            onClick={() => all({ status: 'Closed' }, say('undo.status', { count, status: say('status.Closed') }))}
          >
            <span className="hide-narrow">{say('bulk.close')}</span>
          </Button>
          <Picker
            label={say('bulk.further')}
            name={say('bulk.further')}
            className="btn ghost sm icon"
            options={[
              { value: 'read', label: say('bulk.read'), mark: <Icon name="check" /> },
              { value: 'unread', label: say('bulk.unread'), mark: <Icon name="mail" /> },
              { value: 'csv', label: say('bulk.csv'), mark: <Icon name="dl" /> },
              { value: 'delete', label: say('bulk.delete'), mark: <Icon name="trash" />, hint: say('bulk.deleteHint') },
            ]}
            chosen={none}
            onChoose={further}
          >
            <Icon name="more" />
          </Picker>
        </>
      )}
      <span className="end" />
      <Button look="ghost" small icon="x" className="bulkclear" aria-label={say('bulk.clear')} onClick={onClear}>
        <span className="hide-narrow">{say('bulk.clearShort')}</span>
      </Button>
      {dialog === 'fields' && <BulkFields tickets={tickets} onClose={() => setDialog(null)} />}
      {dialog === 'reply' && <BulkReply tickets={tickets} onClose={() => setDialog(null)} />}
      {dialog === 'merge' && <BulkMerge tickets={tickets} onClose={() => setDialog(null)} onOpen={onOpen} onClear={onClear} />}
    </div>
  );
}

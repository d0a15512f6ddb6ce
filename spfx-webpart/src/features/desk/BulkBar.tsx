import * as React from 'react';
import type { TicketPatch } from '@listdesk/shared/tickets';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from './DeskContext';
import { agentOptions, priorityOptions, statusOptions } from './fieldOptions';

/** Opens its own row while tickets are selected; every action happens at once and can be undone for ten seconds. */
export function BulkBar({ selected, openAssign, openStatus, onClear }: { selected: ReadonlySet<number>; openAssign: number; openStatus: number; onClear(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const ids = Array.from(selected);
  const all = (patch: TicketPatch, told: string): void => void desk.change(ids, patch, told);
  const count = ids.length;
  const none: never[] = [];
  return (
    <div className="bulk" role="toolbar" aria-label={say('bulk.name', { count })} data-zone="bulk">
      <span className="b nowrap bulkcount">{say('bulk.count', { count })}</span>
      <Picker label={say('field.assignee')} name={say('bulk.assign')} className="btn ghost sm" searchable options={agentOptions(agents, me, say)} chosen={none} openAt={openAssign}
        onChoose={([id]) => all({ assigneeId: id ? id : null }, say('undo.assigned', { count, name: agents.find((agent) => agent.id === id)?.name ?? say('nobody') }))}><Icon name="user" />{say('bulk.assign')}</Picker>
      <Picker label={say('field.status')} name={say('bulk.status')} className="btn ghost sm" options={statusOptions(say)} chosen={none} openAt={openStatus}
        onChoose={([status]) => status && all({ status }, say('undo.status', { count, status: say(`status.${status}`) }))}><Icon name="check" />{say('bulk.status')}</Picker>
      <Picker label={say('field.priority')} name={say('bulk.priority')} className="btn ghost sm" options={priorityOptions(say)} chosen={none}
        onChoose={([priority]) => priority && all({ priority }, say('undo.priority', { count, priority: say(`priority.${priority}`) }))}><Icon name="sort" />{say('bulk.priority')}</Picker>
      <span className="end" />
      <Button look="ghost" small icon="x" aria-label={say('bulk.clear')} onClick={onClear}><span className="hide-narrow">{say('bulk.clearShort')}</span></Button>
    </div>
  );
}

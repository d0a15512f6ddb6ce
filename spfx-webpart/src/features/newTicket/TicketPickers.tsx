import * as React from 'react';
import type { Agent } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { Avatar } from '../../ui/people/Avatar';
import { NoAvatar } from '../../ui/people/Coin';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { useDeskState } from '../desk/DeskContext';
import { agentOptions, priorityOptions, statusOptions } from '../desk/list/fieldOptions';
import type { TicketFormState } from './useTicketForm';

function Assignee({ agent }: { agent: Agent | undefined }) {
  const { say } = useWords();
  return agent ? (
    <>
      <Avatar name={agent.name} size="small" />
      {agent.name}
    </>
  ) : (
    <>
      <NoAvatar title={say('nobody')} size="small" />
      {say('nobody')}
    </>
  );
}

/** The mailbox it leaves from; with a single one there is nothing to choose. */
function MailboxPicker({ fields }: { fields: TicketFormState }) {
  const { say } = useWords();
  const { mailbox, mailboxes, change } = fields;
  if (mailboxes.length <= 1) return null;
  return (
    <Picker
      label={say('new.mailbox')}
      chosen={[mailbox ?? '']}
      options={mailboxes.map((one) => ({ value: one.address, label: one.address, ...(one.name ? { hint: one.name } : {}) }))}
      onChoose={([one]) => one && change({ mailbox: one })}
    >
      <Icon name="mail" size="s" />
      <span className="clip">{mailbox}</span>
      <Icon name="down" size="s" />
    </Picker>
  );
}

/** Priority, assignee, status and mailbox of a new ticket. */
export function TicketPickers({ fields }: { fields: TicketFormState }) {
  const { say } = useWords();
  const me = useDeskState((state) => state.me);
  const agents = useDeskState((state) => state.agents);
  const { priority, assigneeId, status, change } = fields;
  return (
    <div className="row wrap">
      <Picker label={say('field.priority')} options={priorityOptions(say)} chosen={[priority]} onChoose={([one]) => one && change({ priority: one })}>
        <PriorityMark priority={priority} />
        <Icon name="down" size="s" />
      </Picker>
      <Picker
        label={say('field.assignee')}
        searchable
        options={agentOptions(agents, me, say)}
        chosen={[assigneeId ?? 0]}
        onChoose={([id]) => change({ assigneeId: id ? id : null })}
      >
        <Assignee agent={agents.find((agent) => agent.id === assigneeId)} />
        <Icon name="down" size="s" />
      </Picker>
      <Picker label={say('field.status')} chosen={[status]} onChoose={([one]) => one && change({ chosenStatus: one })} options={statusOptions(say)}>
        <StatusMark status={status} />
        <Icon name="down" size="s" />
      </Picker>
      <MailboxPicker fields={fields} />
    </div>
  );
}

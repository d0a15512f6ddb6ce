import * as React from 'react';
import './ticketTools.global.scss';
import type { Ticket } from '@listdesk/shared/tickets';
import { deleteTicket } from '../../app/desk/deleteTicket';
import { faultOf } from '../../app/desk/fault';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { MacroButton } from '../macros/lazyMacros';
import { MergeDialog } from './MergeDialog';
import { printPage, printTicket } from './printTicket';
import { SnoozeButton } from './SnoozeButton';

/** What can be done with a whole ticket, in its head. */
export function TicketActions({ ticket, onTicket, onGone }: { ticket: Ticket; onTicket(id: number): void; onGone(): void }) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const [merging, setMerging] = React.useState(false);
  const mayWork = useMayWork();
  const print = async (withNotes: boolean): Promise<void> => {
    const messages = conversations.store.get().get(ticket.key)?.messages ?? (await desk.port.lists.conversation(ticket.key));
    printTicket(printPage(ticket, messages, withNotes, say, locale));
  };
  const remove = async (): Promise<void> => {
    onGone();
    await deleteTicket(desk, conversations, ticket, say('delete.done', { number: String(ticket.id) }));
  };
  const refused = (error: unknown): void => {
    const fault = faultOf(error);
    if (fault.code === 'lists.held') return desk.tell(say('delete.held', { number: String(ticket.id) }), true);
    desk.tell(say('tools.notDone', { number: String(ticket.id), reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
  };
  const options: Option<string>[] = [
    { value: 'print', label: say('print.name'), mark: <Icon name="file" />, hint: say('print.hint') },
    { value: 'printNotes', label: say('print.withNotes'), mark: <Icon name="lock" /> },
    ...(mayWork ? [{ value: 'delete', label: say('delete.name'), mark: <Icon name="trash" />, hint: say('delete.hint') }] : []),
  ];
  const choose = ([choice]: string[]): void => {
    if (choice === 'delete') remove().catch(refused);
    else print(choice === 'printNotes').catch(refused);
  };
  return (
    <>
      {mayWork && (
        <>
          <Button look="ghost" small icon="merge" disabled={ticket.mergedInto !== null} onClick={() => setMerging(true)} aria-label={say('merge.name')}>
            <span className="hide-narrow">{say('merge.name')}</span>
          </Button>
          <SnoozeButton tickets={[ticket]} />
          <React.Suspense fallback={null}>
            <MacroButton tickets={[ticket]} />
          </React.Suspense>
        </>
      )}
      <Picker label={say('tools.more')} name={say('tools.more')} className="btn ghost sm icon" options={options} chosen={[]} onChoose={choose}>
        <Icon name="more" />
      </Picker>
      {merging && <MergeDialog ticket={ticket} onClose={() => setMerging(false)} onTicket={onTicket} />}
    </>
  );
}

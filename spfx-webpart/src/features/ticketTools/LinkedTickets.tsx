import * as React from 'react';
import { LINK_ROLES, type Linked, type LinkRole, type Ticket } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { Banner } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { addLink, readLinks, removeLink } from './links';
import { TicketFinder } from './TicketFinder';
import { useLinks } from './useLinks';

function LinkDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const [role, setRole] = React.useState<LinkRole>('related');
  const [other, setOther] = React.useState<Ticket | null>(null);
  const [busy, setBusy] = React.useState(false);
  const [failed, setFailed] = React.useState<string | null>(null);
  const add = async (): Promise<void> => {
    if (!other || busy) return;
    setBusy(true);
    const answer = await addLink(desk, ticket, role, other);
    setBusy(false);
    if (answer.outcome === 'added') {
      desk.put([other]);
      desk.tell(say('links.added', { number: String(ticket.id), other: String(other.id) }));
      onClose();
    } else setFailed(answer.outcome === 'refused' ? say(`links.refused.${answer.why}`) : say(`fault.${answer.fault.code}`, { detail: answer.fault.message }));
  };
  return (
    <Dialog title={say('links.add', { number: String(ticket.id) })} onClose={onClose} wide>
      <div className="col g12">
        {failed && <Banner look="warn" icon="alert" card title={failed} />}
        <div className="row wrap">
          <span>{say('links.otherIs')}</span>
          <Picker
            label={say('links.role')}
            className="chip"
            options={LINK_ROLES.map((one) => ({ value: one, label: say(`links.as.${one}`) }))}
            chosen={[role]}
            onChoose={([one]) => {
              if (one) {
                setRole(one);
                setFailed(null);
              }
            }}
          >
            {say(`links.as.${role}`)}
            <Icon name="down" size="s" />
          </Picker>
        </div>
        <TicketFinder
          label={say('links.find')}
          exclude={ticket.id}
          suggested={[]}
          chosen={other?.id ?? null}
          onChoose={(one) => {
            setOther(one);
            setFailed(null);
          }}
        />
        <div className="row dialogfoot">
          <Button look="primary" disabled={!other || busy} onClick={() => void add()}>
            {say('links.do')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Parent, children, related and duplicate tickets; added with a search, taken away with undo. */
export function LinkedTickets({ ticket, onTicket }: { ticket: Ticket; onTicket(id: number): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const held = useDeskState((state) => state.tickets);
  const { linked, state } = useLinks(ticket);
  const [adding, setAdding] = React.useState(false);
  const mayWork = useMayWork();
  const remove = (one: Linked): void => {
    removeLink(desk, ticket.key, one, say('links.removed', { number: String(ticket.id), other: String(one.other.number) })).catch((error: unknown) => {
      const fault = faultOf(error);
      desk.tell(say(`fault.${fault.code}`, { detail: fault.message }), true);
    });
  };
  return (
    <section>
      <h2 className="row">
        {say('links.title')}
        {linked.length > 0 && <span className="cnt">{linked.length}</span>}
        <span className="end" />
        {mayWork && <IconButton icon="plus" small label={say('links.addShort')} onClick={() => setAdding(true)} />}
      </h2>
      {state?.fault && (
        <p className="sm bad">
          {say('links.failed')}{' '}
          <button type="button" className="linkish" onClick={() => void readLinks(desk, ticket.key)}>
            {say('tryNow')}
          </button>
        </p>
      )}
      {state && !state.fault && !linked.length && <p className="sub sm">{say('links.none')}</p>}
      <ul className="linklist">
        {linked.map((one) => {
          const other = held.get(one.other.number);
          return (
            <li key={one.link.id} className="row sm">
              <Icon name={one.role === 'parent' || one.role === 'child' ? 'tree' : one.role === 'related' ? 'link' : 'copy'} size="s" />
              <span className="sub nowrap">{say(`links.is.${one.role}`)}</span>
              {other && <StatusMark status={other.status} bare />}
              <a
                href={`#ticket=${one.other.number}`}
                className="clip grow"
                dir="auto"
                onClick={(event) => {
                  event.preventDefault();
                  onTicket(one.other.number);
                }}
              >
                {one.other.number} {other ? other.subject || say('noSubject') : ''}
              </a>
              {mayWork && <IconButton icon="x" small label={say('links.remove', { other: String(one.other.number) })} onClick={() => remove(one)} />}
            </li>
          );
        })}
      </ul>
      {adding && <LinkDialog ticket={ticket} onClose={() => setAdding(false)} />}
    </section>
  );
}

import * as React from 'react';
import '../../ui/controls/fieldInput.global.scss';
import { MAX_CC, type Ticket } from '@listdesk/shared/tickets';
import { Coin } from '../../ui/people/Coin';
import { IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { agentOptions } from '../desk/list/fieldOptions';
import { useMayWork } from '../desk/useMayWork';
import { FieldPicker } from '../ticket/FieldPicker';

const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/;

/** Agents who want to hear of the ticket. */
export function Followers({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const names = ticket.followers.map((id) => agents.find((agent) => agent.id === id)?.name ?? say('followers.former'));
  const set = (followers: number[]): void => void desk.change([ticket.id], { followers }, say('followers.changed', { number: String(ticket.id) }));
  return (
    <FieldPicker
      empty={!names.length}
      label={say('field.followers')}
      name={names.length ? undefined : `${say('field.followers')}: ${say('add')}`}
      className="inplace wrapping"
      many
      searchable
      options={agentOptions(agents, me, say).filter(({ value }) => value !== 0)}
      chosen={ticket.followers.slice()}
      onChoose={set}
    >
      {names.length ? (
        names.map((name, index) => (
          <span key={ticket.followers[index]} className="row g4">
            <Coin name={name} size="small" />
            <span className="clip">{name}</span>
          </span>
        ))
      ) : (
        <span className="sub">{say('add')}</span>
      )}
    </FieldPicker>
  );
}

/** Addresses in copy: each can be taken out, new ones are typed; wrong ones stay in the field and say why. */
export function CcField({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const [typed, setTyped] = React.useState<string | null>(null);
  const [problem, setProblem] = React.useState<string | null>(null);
  const mayWork = useMayWork();
  const set = (cc: string[]): void => void desk.change([ticket.id], { cc }, say('cc.changed', { number: String(ticket.id) }));
  const add = (): void => {
    const wanted = (typed ?? '')
      .split(/[\s,;]+/)
      .map((address) => address.trim().toLowerCase())
      .filter(Boolean);
    const wrong = wanted.find((address) => !ADDRESS.test(address));
    if (wrong) setProblem(say('cc.wrong', { address: wrong }));
    else if (ticket.cc.length + wanted.length > MAX_CC) setProblem(say('cc.tooMany', { count: MAX_CC }));
    else {
      const fresh = wanted.filter((address) => !ticket.cc.includes(address) && address !== ticket.requester.address);
      setTyped(null);
      setProblem(null);
      if (fresh.length) set([...ticket.cc, ...fresh]);
    }
  };
  if (!mayWork)
    return (
      <div className="cclist">
        {ticket.cc.length ? (
          ticket.cc.map((address) => (
            <span key={address} className="anywhere inplace fixed" dir="ltr">
              {address}
            </span>
          ))
        ) : (
          <span className="sub inplace fixed">–</span>
        )}
      </div>
    );
  return (
    <div className="cclist">
      {ticket.cc.map((address) => (
        <span key={address} className="row g4">
          <span className="anywhere" dir="ltr">
            {address}
          </span>
          <IconButton icon="x" small label={say('cc.remove', { address })} onClick={() => set(ticket.cc.filter((one) => one !== address))} />
        </span>
      ))}
      {typed === null ? (
        <button type="button" className="inplace" aria-label={say('cc.add')} onClick={() => setTyped('')}>
          <span className="sub">{say('add')}</span>
        </button>
      ) : (
        <input
          autoFocus
          className="fieldinput"
          type="text"
          dir="ltr"
          aria-label={say('cc.add')}
          aria-invalid={problem !== null}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(null);
          }}
          onBlur={() => {
            if (!typed.trim()) {
              setTyped(null);
              setProblem(null);
            } else add();
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') add();
            else if (event.key === 'Escape') {
              setTyped(null);
              setProblem(null);
            }
          }}
        />
      )}
      {problem && (
        <span className="bad sm" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

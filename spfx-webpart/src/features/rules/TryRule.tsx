import * as React from 'react';
import type { Rule } from '@listdesk/shared/rules';
import type { Agent, Ticket } from '@listdesk/shared/tickets';
import { Banner } from '../../ui/controls/Banner';
import { Picker } from '../../ui/controls/Picker';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import type { Say } from '../../ui/words/say';
import { Shown } from './Shown';
import type { Trial } from './useTrial';

export type TryRuleProps = {
  rule: Rule;
  trial: Trial;
  tickets: readonly Ticket[];
  agents: readonly Agent[];
  matches: { looked: number; found: readonly Ticket[] };
  onTry(ticket: Ticket | null): void;
  onTicket(id: number): void;
};

/** What the rule would do with a ticket of the desk, and with how many of those at hand. Changes nothing. */
export function TryRule({ rule, trial, tickets, agents, matches, onTry, onTicket }: TryRuleProps) {
  const { say } = useWords();
  const name = (ticket: Ticket): string => `${ticket.id} ${ticket.subject}`;
  const shown = trial.phase === 'ready' ? name(trial.ticket) : say('rules.chooseTicket');
  return (
    <aside className="pane dry" aria-label={say('rules.try')} data-zone="pane">
      <div className="ds">
        <h2 className="h2">
          {say('rules.try')} <span className="sub sm">{say('rules.tryText')}</span>
        </h2>
        <Picker
          label={say('rules.tryTicket')}
          name={`${say('rules.tryTicket')}: ${shown}`}
          searchable
          className="field pickfield"
          options={tickets.map((ticket) => ({ value: ticket.id, label: name(ticket) }))}
          chosen={trial.phase === 'ready' ? [trial.ticket.id] : []}
          onChoose={([id]) => onTry(tickets.find((ticket) => ticket.id === id) ?? null)}
        >
          <Shown>{shown}</Shown>
        </Picker>
      </div>
      <div role="status" aria-busy={trial.phase === 'loading'}>
        {trial.phase === 'failed' && (
          <Banner look="bad" icon="alert" title={say('rules.notTried')} text={say(`fault.${trial.fault.code}`, { detail: trial.fault.message })} />
        )}
        {trial.phase === 'ready' &&
          (trial.explained.runs ? (
            <Banner look="ok" icon="check" title={say('rules.wouldRun')} />
          ) : (
            <Banner look="info" icon="x" title={say('rules.wouldNotRun')} />
          ))}
      </div>
      {trial.phase === 'ready' && trial.explained.runs && <Changes trial={trial} agents={agents} />}
      <div className="ds">
        <h3>{say('rules.atHand', { count: matches.looked })}</h3>
        <p>
          <b>{say('rules.match', { count: matches.found.length })}</b>
          {rule.on !== 'timePassed' && <span className="sub sm"> {say('rules.byPreview')}</span>}
        </p>
        <ul className="matches">
          {matches.found.slice(0, 10).map((ticket) => (
            <li key={ticket.id}>
              <a
                href={`#ticket=${ticket.id}`}
                onClick={(event) => {
                  event.preventDefault();
                  onTicket(ticket.id);
                }}
              >
                <span className="clip" dir="auto">
                  {name(ticket)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

function Changes({ trial, agents }: { trial: Extract<Trial, { phase: 'ready' }>; agents: readonly Agent[] }) {
  const { say } = useWords();
  const { patch, messages, withheld } = trial.decision;
  const rows = changesOf(trial.ticket, patch, agents, say);
  return (
    <div className="ds">
      <h3>{say('rules.wouldChange')}</h3>
      {rows.length === 0 && messages.length === 0 && withheld.length === 0 && <p className="sub">{say('rules.nothing')}</p>}
      <dl className="changes">
        {rows.map(({ field, from, to }) => (
          <div key={field} className="row">
            <dt className="sub">{field}</dt>
            <dd>
              <s className="sub">{from}</s> <Icon name="right" size="s" /> <b>{to}</b>
            </dd>
          </div>
        ))}
      </dl>
      {messages.map((message, index) => (
        <p key={index} className={message.kind === 'Note' ? 'trialnote' : 'trialmail'}>
          <b>{say(message.kind === 'Note' ? 'rules.oneNote' : 'rules.oneMail')}</b>
          <br />
          <span dir="auto">{message.text}</span>
        </p>
      ))}
      {withheld.map((one, index) => (
        <p key={index} className="sub sm">
          {say(`rules.withheld.${one.reason}`)}
        </p>
      ))}
    </div>
  );
}

function changesOf(
  ticket: Ticket,
  patch: Extract<Trial, { phase: 'ready' }>['decision']['patch'],
  agents: readonly Agent[],
  say: Say,
): { field: string; from: string; to: string }[] {
  const rows: { field: string; from: string; to: string }[] = [];
  const put = (field: string, from: string | null, to: string | null): void => void rows.push({ field, from: from || say('none'), to: to || say('none') });
  if (patch.status) put(say('field.status'), say(`status.${ticket.status}`), say(`status.${patch.status}`));
  if (patch.priority) put(say('field.priority'), say(`priority.${ticket.priority}`), say(`priority.${patch.priority}`));
  for (const field of ['team', 'category', 'type'] as const) if (patch[field] !== undefined) put(say(`rules.field.${field}`), ticket[field], patch[field]);
  if (patch.assigneeId !== undefined)
    put(say('field.assignee'), ticket.assignee?.name ?? say('nobody'), agents.find((agent) => agent.id === patch.assigneeId)?.name ?? say('nobody'));
  if (patch.tags) put(say('rules.field.tags'), ticket.tags.join(', '), patch.tags.join(', '));
  return rows;
}

import * as React from 'react';
import { decideRules, explain, type Explained, type Rule, type RuleDecision, type RuleFacts } from '@listdesk/shared/rules';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Message, Ticket } from '@listdesk/shared/tickets';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';

export type Trial =
  | { phase: 'none' }
  | { phase: 'loading' }
  | { phase: 'failed'; fault: ListsFaultLike }
  | { phase: 'ready'; ticket: Ticket; explained: Explained; decision: RuleDecision };
type Tried =
  { phase: 'none' } | { phase: 'loading' } | { phase: 'failed'; fault: ListsFaultLike } | { phase: 'ready'; ticket: Ticket; message: Message | null };

export function factsOf(ticket: Ticket, message: Pick<Message, 'visibleText' | 'automatic' | 'verified'> | null, now: number): RuleFacts {
  return {
    now: new Date(now).toISOString(),
    ticket: { ...ticket, assigneeId: ticket.assignee?.id ?? null },
    message: message && { text: message.visibleText, automatic: message.automatic !== null, verified: message.verified },
  };
}

/** What a rule would do with one ticket. Nothing is changed; 1 request a ticket, none while the rule is edited. */
export function useTrial(desk: Desk, rule: Rule): { trial: Trial; tryOn(ticket: Ticket | null): void } {
  const [tried, setTried] = React.useState<Tried>({ phase: 'none' });
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const tryOn = async (ticket: Ticket | null): Promise<void> => {
    if (!ticket) return setTried({ phase: 'none' });
    setTried({ phase: 'loading' });
    try {
      const mails = (await desk.port.lists.conversation(ticket.key)).filter((each) => each.kind === 'Mail');
      const message = rule.on === 'created' ? mails[0] : mails[mails.length - 1];
      if (alive.current) setTried({ phase: 'ready', ticket, message: message ?? null });
    } catch (error) {
      if (alive.current) setTried({ phase: 'failed', fault: faultOf(error) });
    }
  };
  if (tried.phase !== 'ready') return { trial: tried, tryOn: (ticket) => void tryOn(ticket) };
  const facts = factsOf(tried.ticket, rule.on === 'timePassed' ? null : tried.message, desk.port.now());
  return {
    trial: { phase: 'ready', ticket: tried.ticket, explained: explain(rule, facts), decision: decideRules([{ ...rule, enabled: true }], rule.on, facts) },
    tryOn: (ticket) => void tryOn(ticket),
  };
}

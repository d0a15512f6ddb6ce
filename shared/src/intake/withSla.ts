import { hasPolicies, slaOfNew, slaPatch } from '../sla/index.ts';
import type { SlaSettings } from '../sla/index.ts';
import type { Ticket } from '../tickets/index.ts';
import type { PlannedAction } from './plan.ts';

/**
 * A plan with the times the desk promises, written by the plan's own batch. The last thing done to a plan: rules may have changed what
 * the promises follow from. For an answer `ticket` has to be the whole ticket as it stands; null leaves its times as they are.
 */
export function withSla<P extends { actions: readonly PlannedAction[] }>(plan: P, sla: SlaSettings, ticket: Ticket | null, now: string): P {
  if (!hasPolicies(sla)) return plan;
  const actions = plan.actions.map((action): PlannedAction => {
    if (action.do === 'createTicket') return { ...action, ticket: { ...action.ticket, ...slaOfNew(sla, action.ticket) } };
    if (action.do === 'updateTicket' && ticket?.id === action.ticketId)
      return { ...action, patch: { ...action.patch, ...slaPatch(sla, ticket, action.patch, now) } };
    return action;
  });
  return { ...plan, actions };
}

/** Whether an answer needs the whole ticket: its clock may run again. Desks without promises pay no request for it. */
export const answerNeedsClock = (plan: { actions: readonly PlannedAction[] }, sla: SlaSettings): boolean =>
  hasPolicies(sla) && plan.actions.some((action) => action.do === 'updateTicket' && action.patch.status !== undefined);

import { hasPolicies, parseSla, SLA_KEY, slaOfNew, slaPatch, type SlaPatch, type SlaTicket } from '@listdesk/shared/sla';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { TicketPatch } from '@listdesk/shared/tickets';

/** What the desk promises, as two questions. Its own part: a desk that promises nothing loads it once and asks it nothing. */
export type SlaClock = { after(ticket: SlaTicket, patch: TicketPatch, now: number): SlaPatch; ofNew(ticket: Parameters<typeof slaOfNew>[1]): SlaPatch };

/** 1 request. Null while the desk promises nothing. */
export async function readSlaClock(lists: DeskLists): Promise<SlaClock | null> {
  const sla = parseSla((await lists.settingValues([SLA_KEY])).get(SLA_KEY));
  if (!hasPolicies(sla)) return null;
  return { after: (ticket, patch, now) => slaPatch(sla, ticket, patch, new Date(now).toISOString()), ofNew: (ticket) => slaOfNew(sla, ticket) };
}

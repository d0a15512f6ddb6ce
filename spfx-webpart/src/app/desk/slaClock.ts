import { hasPolicies, parseSla, SLA_KEY, slaOfNew, slaPatch, type SlaPatch, type SlaTicket } from '@listdesk/shared/sla';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { valueOf } from './merge';

/** What the desk promises, as questions. Its own part: a desk that promises nothing loads it once and asks it nothing. */
export type SlaClock = {
  after(ticket: SlaTicket, patch: TicketPatch, now: number): SlaPatch;
  ofNew(ticket: Parameters<typeof slaOfNew>[1]): SlaPatch;
  /** A change that is to be written over what somebody else wrote since: its due times are those of `theirs` with it, from the moment it was asked. */
  anew(theirs: SlaTicket, patch: TicketPatch, asked: number): TicketPatch;
  /** What takes `done` back, with due times worked out anew where somebody else has moved them or what they follow from. */
  back(patch: TicketPatch, done: TicketPatch, before: Ticket, shown: Ticket, now: number): TicketPatch;
};

const TIMES = ['firstResponseDue', 'resolutionDue', 'slaPausedAt', 'slaPausedSeconds'] as const;
const MOVES = [...TIMES, 'status', 'priority', 'category', 'requester'] as const;

/** 1 request. Null while the desk promises nothing. */
export async function readSlaClock(lists: DeskLists): Promise<SlaClock | null> {
  const sla = parseSla((await lists.settingValues([SLA_KEY])).get(SLA_KEY));
  return hasPolicies(sla)
    ? slaClock(
        (ticket, patch, now) => slaPatch(sla, ticket, patch, new Date(now).toISOString()),
        (ticket) => slaOfNew(sla, ticket),
      )
    : null;
}

function slaClock(after: SlaClock['after'], ofNew: SlaClock['ofNew']): SlaClock {
  const anew: SlaClock['anew'] = (theirs, patch, asked) => {
    const asIs = { ...patch };
    for (const time of TIMES) delete asIs[time];
    return { ...asIs, ...after(theirs, asIs, asked) };
  };
  const moved = (done: TicketPatch, before: Ticket, shown: Ticket): boolean =>
    MOVES.some((field) => JSON.stringify(valueOf(shown, field) ?? null) !== JSON.stringify((field in done ? done[field] : valueOf(before, field)) ?? null));
  return { after, ofNew, anew, back: (patch, done, before, shown, now) => (moved(done, before, shown) ? anew(shown, patch, now) : patch) };
}

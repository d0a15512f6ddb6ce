import { TICKET_PRIORITIES, TICKET_STATUSES, MAX_TAGS, type Ticket, type TicketPatch, type TicketPriority, type TicketStatus } from './ticket.ts';
import { SNOOZES, snoozeUntil, type Snooze } from './snooze.ts';

/** One step of a macro. `assign` to 0: nobody; to -1: whoever runs it. `reply` and `note` are text with tokens, as canned responses are. */
export type MacroStep =
  | { do: 'status'; status: TicketStatus }
  | { do: 'priority'; priority: TicketPriority }
  | { do: 'category'; value: string }
  | { do: 'team'; value: string }
  | { do: 'type'; value: string }
  | { do: 'assign'; agentId: number }
  | { do: 'addTags'; tags: string[] }
  | { do: 'removeTags'; tags: string[] }
  | { do: 'snooze'; snooze: Snooze }
  | { do: 'reply'; text: string }
  | { do: 'note'; text: string };

export const MACRO_STEPS = [
  'status',
  'priority',
  'assign',
  'team',
  'category',
  'type',
  'addTags',
  'removeTags',
  'snooze',
  'reply',
  'note',
] as const satisfies readonly MacroStep['do'][];
export const MAX_MACRO_STEPS = 12;
export const MAX_MACRO_TEXT_CHARS = 10_000;
export const ASSIGN_ME = -1;

export type MacroText = { name: string; description: string; steps: readonly MacroStep[] };
export type Macro = MacroText & { id: number; etag: string; key: string; /** Steps that could not be read; a macro with any is not run. */ unknown: number };

export function parseMacroSteps(value: unknown): { steps: MacroStep[]; unknown: number } {
  const list = Array.isArray(value) ? value : [];
  const steps = list.slice(0, MAX_MACRO_STEPS).map(stepOf);
  const known = steps.filter((step): step is MacroStep => step !== null);
  return { steps: known, unknown: list.length - known.length };
}

function stepOf(value: unknown): MacroStep | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const text = (name: string, most: number): string | null =>
    typeof given[name] === 'string' && given[name] !== '' && (given[name] as string).length <= most ? (given[name] as string) : null;
  switch (given['do']) {
    case 'status': {
      const status = TICKET_STATUSES.find((each) => each === given['status']);
      return status && status !== 'New' ? { do: 'status', status } : null;
    }
    case 'priority': {
      const priority = TICKET_PRIORITIES.find((each) => each === given['priority']);
      return priority ? { do: 'priority', priority } : null;
    }
    case 'category':
    case 'team':
    case 'type': {
      const value = text('value', 255);
      return value ? { do: given['do'], value } : null;
    }
    case 'assign':
      return Number.isInteger(given['agentId']) && (given['agentId'] as number) >= ASSIGN_ME ? { do: 'assign', agentId: given['agentId'] as number } : null;
    case 'addTags':
    case 'removeTags': {
      const tags = Array.isArray(given['tags']) ? given['tags'].filter((tag): tag is string => typeof tag === 'string' && tag.trim() !== '') : [];
      return tags.length > 0 && tags.length <= MAX_TAGS ? { do: given['do'], tags } : null;
    }
    case 'snooze': {
      const snooze = SNOOZES.find((each) => each === given['snooze']);
      return snooze ? { do: 'snooze', snooze } : null;
    }
    case 'reply':
    case 'note': {
      const words = text('text', MAX_MACRO_TEXT_CHARS);
      return words ? { do: given['do'], text: words } : null;
    }
    default:
      return null;
  }
}

export type MacroPlan = { patch: TicketPatch; messages: { kind: 'Reply' | 'Note'; text: string }[] };

/** What a macro does to one ticket: later steps win, what stands already is left out. Texts keep their tokens; whoever sends fills them. */
export function planMacro(steps: readonly MacroStep[], ticket: Ticket, myId: number, now: number): MacroPlan {
  const wanted: TicketPatch = {};
  const messages: MacroPlan['messages'] = [];
  let tags = ticket.tags;
  for (const step of steps) {
    if (step.do === 'status') wanted.status = step.status;
    else if (step.do === 'priority') wanted.priority = step.priority;
    else if (step.do === 'category' || step.do === 'team' || step.do === 'type') wanted[step.do] = step.value;
    else if (step.do === 'assign') wanted.assigneeId = step.agentId === ASSIGN_ME ? myId : step.agentId === 0 ? null : step.agentId;
    else if (step.do === 'addTags') tags = [...tags, ...step.tags.filter((tag) => !tags.includes(tag))].slice(0, MAX_TAGS);
    else if (step.do === 'removeTags') tags = tags.filter((tag) => !step.tags.includes(tag));
    else if (step.do === 'snooze') wanted.snoozedUntil = snoozeUntil(step.snooze, now) ?? snoozeUntil('tomorrow', now);
    else if (step.do === 'reply') messages.push({ kind: 'Reply', text: step.text });
    else messages.push({ kind: 'Note', text: step.text });
  }
  if (tags.length !== ticket.tags.length || tags.some((tag, index) => tag !== ticket.tags[index])) wanted.tags = tags;
  const stands: Record<string, unknown> = { ...ticket, assigneeId: ticket.assignee?.id ?? null };
  const patch = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => stands[field] !== value)) as TicketPatch;
  return { patch, messages };
}

import { OPEN_STATUSES } from '../tickets/index.ts';
import type { TicketView } from './contract.ts';
import { ListsFault } from './fault.ts';
import { allOf, anyOf } from './odata.ts';
import type { Row } from './rows.ts';
import { filtersOfWhere, holdsWhere } from './ticketWhere.ts';

/** A requester has a handful of addresses; more would make the URL longer than SharePoint takes. */
export const MAX_REQUESTER_ADDRESSES = 10;

const open = anyOf('TicketStatus', OPEN_STATUSES);

/**
 * The filters that show a view, best first. SharePoint serves a list of any size when the first condition is on an indexed
 * column and matches at most 5,000 items, so the condition that stays small for years stands first: open tickets before
 * "everything this agent ever had". The next wording serves desks where that guess is wrong.
 */
export function filtersOf(view: TicketView): readonly [string, ...string[]] {
  switch (view.view) {
    case 'mine': {
      const mine = `AssigneeId eq ${wholeNumber(view.agentId)}`;
      return [allOf(open, mine), allOf(mine, open)];
    }
    case 'unassigned':
      return [allOf(open, 'AssigneeId eq null'), allOf('AssigneeId eq null', open)];
    case 'allOpen':
      return [open];
    case 'status':
      if (view.statuses.length === 0) throw new ListsFault('lists.invalid', 'A view by status names at least one status.');
      return [anyOf('TicketStatus', view.statuses)];
    case 'solvedSince': {
      return [allOf(anyOf('TicketStatus', ['Solved']), `SolvedAt ge ${timeOf(view.since)}`)];
    }
    case 'snoozed':
      return [`SnoozedUntil gt ${timeOf(view.now)}`];
    case 'where':
      return filtersOfWhere(view.where);
    case 'timed': {
      const bounds = [
        ...(view.quietSince === null ? [] : [`LastMessageAt le ${timeOf(view.quietSince)}`]),
        ...(view.createdBefore === null ? [] : [`Created le ${timeOf(view.createdBefore)}`]),
        ...(view.dueBefore === null ? [] : [`(FirstResponseDue le ${timeOf(view.dueBefore)} or ResolutionDue le ${timeOf(view.dueBefore)})`]),
      ];
      return [allOf(anyOf('TicketStatus', view.statuses), ...bounds)];
    }
    case 'requester':
      if (view.addresses.length === 0 || view.addresses.length > MAX_REQUESTER_ADDRESSES)
        throw new ListsFault('lists.invalid', `A requester has 1 to ${MAX_REQUESTER_ADDRESSES} addresses, not ${view.addresses.length}.`);
      return [
        anyOf(
          'RequesterEmail',
          view.addresses.map((address) => address.toLowerCase()),
        ),
      ];
  }
}

/**
 * The same as a question to a row, for views that match more rows than SharePoint filters by: those are read through the order of the
 * list and chosen here. Null where no view that large makes sense.
 */
export function holds(view: TicketView): ((row: Row) => boolean) | null {
  const among =
    (statuses: readonly string[]) =>
    (row: Row): boolean =>
      statuses.includes(String(row['TicketStatus']));
  const isOpen = among(OPEN_STATUSES);
  const owner = (row: Row): unknown => row['AssigneeId'] ?? null;
  switch (view.view) {
    case 'mine':
      return (row) => isOpen(row) && owner(row) === view.agentId;
    case 'unassigned':
      return (row) => isOpen(row) && owner(row) === null;
    case 'allOpen':
      return isOpen;
    case 'status':
      return among(view.statuses);
    case 'where':
      return (row) => holdsWhere(view.where, row);
    default:
      return null;
  }
}

function timeOf(time: string): string {
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw new ListsFault('lists.invalid', 'The bound of a view is no time.');
  return `datetime'${new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')}'`;
}

export function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new ListsFault('lists.invalid', `${value} is not an item or user id.`);
  return value;
}

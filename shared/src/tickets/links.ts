import { OPEN_STATUSES, type Ticket, type TicketStatus } from './ticket.ts';

/** `Parent`: from the child to its parent, one a child. `Duplicate`: from the duplicate to the original, one a duplicate. `Related` has no direction. */
export const LINK_KINDS = ['Parent', 'Related', 'Duplicate'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export type TicketEnd = { key: string; number: number };
export type TicketLink = { id: number; key: string; kind: LinkKind; from: TicketEnd; to: TicketEnd };

export const LINK_ROLES = ['parent', 'child', 'related', 'duplicateOf', 'duplicate'] as const;
/** What the other ticket is to this one. */
export type LinkRole = (typeof LINK_ROLES)[number];
export type Linked = { role: LinkRole; other: TicketEnd; link: TicketLink };

/** Fences the link: a ticket has one parent and is the duplicate of one; two tickets are related once, whichever was asked. */
export function linkKey(kind: LinkKind, from: string, to: string): string {
  if (kind === 'Related') return from < to ? `related|${from}|${to}` : `related|${to}|${from}`;
  return `${kind.toLowerCase()}|${from}`;
}

/** Kind and direction of "the other ticket is my `role`". */
export function linkAs(role: LinkRole, self: TicketEnd, other: TicketEnd): Omit<TicketLink, 'id'> {
  const kind: LinkKind = role === 'parent' || role === 'child' ? 'Parent' : role === 'related' ? 'Related' : 'Duplicate';
  const [from, to] = role === 'child' || role === 'duplicate' ? [other, self] : [self, other];
  return { key: linkKey(kind, from.key, to.key), kind, from, to };
}

/** The links of one ticket, parent first. */
export function linkedTo(key: string, links: readonly TicketLink[]): Linked[] {
  const found = links.flatMap((link): Linked[] => {
    if (link.from.key !== key && link.to.key !== key) return [];
    const away = link.from.key === key;
    const role: LinkRole = link.kind === 'Related' ? 'related' : link.kind === 'Parent' ? (away ? 'parent' : 'child') : away ? 'duplicateOf' : 'duplicate';
    return [{ role, other: away ? link.to : link.from, link }];
  });
  return found.sort((a, b) => LINK_ROLES.indexOf(a.role) - LINK_ROLES.indexOf(b.role) || a.other.number - b.other.number);
}

export const MAX_LINKS = 100;
export type LinkRefusal = 'self' | 'exists' | 'circle' | 'hasParent' | 'tooMany';

/**
 * Why two tickets cannot be linked so; null when they can. `links` are those of both tickets: a parent that is already a child of the
 * same ticket is a circle. Deeper circles are harmless, nothing follows links further than one step.
 */
export function linkRefusal(role: LinkRole, self: TicketEnd, other: TicketEnd, links: readonly TicketLink[]): LinkRefusal | null {
  if (self.key === other.key) return 'self';
  const wanted = linkAs(role, self, other);
  if (links.some((link) => link.key === wanted.key && link.to.key === wanted.to.key && link.from.key === wanted.from.key)) return 'exists';
  if (links.some((link) => link.kind === wanted.kind && link.from.key === wanted.to.key && link.to.key === wanted.from.key))
    return wanted.kind === 'Related' ? 'exists' : 'circle';
  if (links.some((link) => link.key === wanted.key)) return 'hasParent';
  return linkedTo(self.key, links).length >= MAX_LINKS ? 'tooMany' : null;
}

const isOpen = (status: TicketStatus): boolean => (OPEN_STATUSES as readonly TicketStatus[]).includes(status);

/**
 * What solving a parent means for its children, and the other way round. Nothing happens by itself: `openChildren` are offered to be solved
 * too once the parent is solved; `canClose` says that a child was the last open one of its open parent.
 */
export function closingRule(
  ticket: Pick<Ticket, 'status'>,
  children: readonly Pick<Ticket, 'id' | 'status'>[],
  parent: Pick<Ticket, 'status'> | null,
  siblings: readonly Pick<Ticket, 'status'>[] = [],
) {
  return {
    openChildren: isOpen(ticket.status) ? [] : children.filter((child) => isOpen(child.status)).map((child) => child.id),
    parentMayClose: !isOpen(ticket.status) && parent !== null && isOpen(parent.status) && siblings.every((sibling) => !isOpen(sibling.status)),
  };
}

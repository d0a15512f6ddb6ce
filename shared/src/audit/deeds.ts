/**
 * What the audit log knows of, one word a deed. Whatever changes how the desk works, takes data out of it, removes data, or looks at something
 * confidential. `details` hold counts, codes, names of settings and hashes: never a content.
 */
export const DEEDS = [
  'settings.saved',
  'templates.saved',
  'signatures.saved',
  'senderRules.saved',
  'rules.saved',
  'setting.saved',
  'response.created',
  'response.changed',
  'response.deleted',
  'role.given',
  'role.taken',
  'circle.made',
  'circle.changed',
  'ticket.deleted',
  'tickets.bulkChanged',
  'tickets.bulkDeleted',
  'item.restored',
  'ticket.viewed',
  'ticket.confidential',
  'ticket.opened',
  'ticket.held',
  'ticket.released',
  'export.mailLog',
  'export.audit',
  'export.tickets',
  'export.report',
  'export.breach',
  'export.privacyLog',
  'quarantine.released',
  'quarantine.retried',
  'quarantine.deleted',
  'quarantine.undone',
  'licence.changed',
  'desk.connected',
  'signIn.rejected',
  'privacy.request',
  'privacy.extended',
  'privacy.answered',
  'privacy.mailed',
  'notice.published',
  'notice.accepted',
  'retention.saved',
  'retention.run',
  'archive.run',
  'hold.broken',
  'ticket.broughtBack',
  'breach.recorded',
  'breach.changed',
  'breach.closed',
  'compliance.report',
  'audit.trimmed',
] as const;
/** Privacy actions carry their kind: `privacy.erase.begun`, `.done`, `.refused`. */
export type Deed = (typeof DEEDS)[number] | `privacy.${string}.${'begun' | 'done' | 'refused'}`;

export type Deeds = { action: Deed; subject?: string; details?: Readonly<Record<string, string | number | boolean>> };

/** Added to the name of a deed that was announced and then did not happen. */
export const NOT_DONE = '.refused';

/** The heap a deed belongs to: what stands before its first dot. */
export const heapOf = (action: string): string => action.slice(0, action.indexOf('.') < 0 ? undefined : action.indexOf('.'));

/** Heaps that can be chosen in the page's filter. */
export const DEED_HEAPS: readonly string[] = [...new Set(DEEDS.map(heapOf))];

/** Names of the settings that differ, in order: what is told about a save. */
export function changedNames(before: unknown, after: unknown): string {
  const [old, fresh] = [asRecord(before), asRecord(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(fresh[name]))
    .sort()
    .join(', ');
}

const asRecord = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});

import type { Me } from './state';

/** What somebody is on this desk; the strongest of their groups counts. SharePoint itself guards the lists, this only keeps what would be refused off the screen. */
export type DeskRole = 'admin' | 'supervisor' | 'agent' | 'reader';

/** Whoever works here by other rights than the desk's groups, or is not known yet, counts as an agent. */
export function roleOf(me: Pick<Me, 'roles' | 'isSiteAdmin'> | null): DeskRole {
  if (!me) return 'agent';
  if (me.isSiteAdmin || me.roles.includes('Admin')) return 'admin';
  if (me.roles.includes('Supervisor')) return 'supervisor';
  return me.roles.length > 0 && !me.roles.includes('Agent') ? 'reader' : 'agent';
}

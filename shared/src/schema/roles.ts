/** Roles are SharePoint groups of the desk's site. Requesters are in none of them. */
export const ROLES = ['Admin', 'Supervisor', 'Agent', 'ReadOnly'] as const;
export type Role = (typeof ROLES)[number];
export const ROLE_GROUPS: Record<Role, string> = {
  Admin: 'ListDesk Admins',
  Supervisor: 'ListDesk Supervisors',
  Agent: 'ListDesk Agents',
  ReadOnly: 'ListDesk Readers',
};

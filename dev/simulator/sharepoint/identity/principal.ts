import type { User } from '../../core/directory.ts';

/** Who calls. `limit` caps the rights: an app's own grant, or what a delegated token allows the app to do for the user. */
export type Principal = { kind: 'user'; user: User; app: string | null; limit: bigint } | { kind: 'app'; appId: string; name: string; limit: bigint };

/** `i:0#.f|membership|address` is how SharePoint writes a member of the tenant. */
export const loginNameOf = (upn: string): string => `i:0#.f|membership|${upn.toLowerCase()}`;
export const upnOf = (loginName: string): string => loginName.slice(loginName.lastIndexOf('|') + 1).toLowerCase();
export const appLoginName = (appId: string, tenantId: string): string => `i:0i.t|ms.sp.ext|${appId}@${tenantId}`;
export const everyoneLoginName = (tenantId: string): string => `c:0-.f|rolemanager|spo-grid-all-users/${tenantId}`;

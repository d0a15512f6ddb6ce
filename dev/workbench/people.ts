import type { Directory, Tenant, User } from '../simulator/core/directory.ts';

export type SignedIn = { tenant: Tenant; user: User; host: string };

/** Who the page is for: `?as=ADDRESS`, or the header the page's own requests carry. */
export function signedIn(directory: Directory, address: string | null | undefined): SignedIn | null {
  const found = address ? directory.userByAddress(address) : undefined;
  const host = found?.tenant.hosts[0];
  return found && host ? { ...found, host } : null;
}

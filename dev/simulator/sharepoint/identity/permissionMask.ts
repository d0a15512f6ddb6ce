/** Bits of `SP.BasePermissions`; the kind's number is the bit's place, counted from one. */
export const PERMISSION = {
  viewListItems: 1,
  addListItems: 2,
  editListItems: 3,
  deleteListItems: 4,
  openItems: 6,
  viewVersions: 7,
  deleteVersions: 8,
  manageLists: 12,
  open: 17,
  viewPages: 18,
  createGroups: 25,
  managePermissions: 26,
  browseUserInfo: 28,
  manageWeb: 31,
  enumeratePermissions: 63,
} as const;
export type Permission = keyof typeof PERMISSION;

export const bit = (permission: Permission): bigint => 1n << BigInt(PERMISSION[permission] - 1);
export const maskOf = (high: number, low: number): bigint => (BigInt(high) << 32n) | BigInt(low);
export const highLow = (mask: bigint): { High: string; Low: string } => ({ High: String(mask >> 32n), Low: String(mask & 0xffffffffn) });

export const FULL_CONTROL = maskOf(2147483647, 4294967295);
export const READ = maskOf(176, 138612833);
export const CONTRIBUTE = maskOf(432, 1011028719);
export const EDIT = maskOf(432, 1011030767);
export const DESIGN = maskOf(432, 1012866047);

export const ROLE_IDS = { fullControl: 1073741829, design: 1073741828, edit: 1073741830, contribute: 1073741827, read: 1073741826 } as const;

/** Rights of an app by its site grant: `write` is Contribute; lists and webhooks need `manage`. */
export const GRANT_MASKS = { read: READ, write: CONTRIBUTE, manage: DESIGN | EDIT, owner: FULL_CONTROL, fullcontrol: FULL_CONTROL } as const;

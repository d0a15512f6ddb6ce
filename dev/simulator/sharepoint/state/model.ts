import type { ItemStore } from './itemStore.ts';

/** Dates are ISO texts in whole seconds (`2026-11-21T08:00:00Z`), so that they compare as texts. */
export type ItemValue = string | number | boolean | null | string[] | number[] | { Url: string; Description: string };

export type FieldType =
  | 'Text'
  | 'Note'
  | 'Choice'
  | 'MultiChoice'
  | 'Number'
  | 'Currency'
  | 'Integer'
  | 'Boolean'
  | 'DateTime'
  | 'User'
  | 'UserMulti'
  | 'Lookup'
  | 'LookupMulti'
  | 'URL'
  | 'Calculated'
  | 'Counter'
  | 'Guid'
  | 'Attachments'
  | 'ContentTypeId'
  | 'File'
  | 'Computed';

export type Field = {
  id: string;
  internalName: string;
  staticName: string;
  title: string;
  type: FieldType;
  description: string;
  group: string;
  required: boolean;
  indexed: boolean;
  unique: boolean;
  hidden: boolean;
  readOnly: boolean;
  fromBaseType: boolean;
  choices: string[];
  fillInChoice: boolean;
  defaultValue: string | null;
  maxLength: number;
  minimum: number | null;
  maximum: number | null;
  richText: boolean;
  appendOnly: boolean;
  dateOnly: boolean;
  peopleOnly: boolean;
  lookupList: string | null;
  lookupField: string | null;
  formula: string | null;
};

export type View = {
  id: string;
  title: string;
  query: string;
  rowLimit: number;
  paged: boolean;
  personal: boolean;
  isDefault: boolean;
  hidden: boolean;
  fields: string[];
};

export type RoleAssignment = { principal: number; roles: number[] };
export type RoleDefinition = { id: number; name: string; description: string; kind: number; order: number; high: string; low: string };

export type StoredFile = { name: string; bytes: Uint8Array; created: string; modified: string; author: number; editor: number };
export type ItemVersion = { uiVersion: number; modified: string; editor: number; values: Record<string, ItemValue> };

export type Item = {
  id: number;
  uniqueId: string;
  /** What the ETag counts: every write, attachments and permission changes too. */
  version: number;
  /** 512 for each major version. */
  uiVersion: number;
  values: Record<string, ItemValue>;
  attachments: StoredFile[];
  versions: ItemVersion[];
  assignments: RoleAssignment[] | null;
  /** Server-relative address of a file of a library or of any folder; null for a row of a list. */
  path: string | null;
  /** The folder a row of a list lies in; absent: directly in the list. */
  parent?: string;
  folder: boolean;
  bytes: Uint8Array | null;
};

/** 1 added, 2 updated, 3 deleted, 4 moved or renamed inside the list, 7 restored, as in `SP.ChangeType`. */
export type ChangeType = 1 | 2 | 3 | 4 | 7 | 8 | 9;
export type Change = { sequence: number; at: number; type: ChangeType; item: number; uniqueId: string; editor: string };

export type Subscription = {
  id: string;
  notificationUrl: string;
  clientState: string | null;
  expires: number;
  resource: string;
  /** App id, or null for a user. Only the app that made it may change it. */
  owner: string | null;
};

export type List = {
  id: string;
  title: string;
  path: string;
  entityName: string;
  template: number;
  description: string;
  created: string;
  hidden: boolean;
  attachments: boolean;
  versioning: boolean;
  majorVersions: number;
  contentTypes: boolean;
  noCrawl: boolean;
  /** 1 everybody's, 2 only one's own. */
  readSecurity: number;
  /** 1 everybody's, 2 only one's own, 4 none. */
  writeSecurity: number;
  onQuickLaunch: boolean;
  fields: Field[];
  views: View[];
  items: ItemStore;
  nextItem: number;
  modified: string;
  deleted: string;
  assignments: RoleAssignment[] | null;
  changes: Change[];
  subscriptions: Subscription[];
};

export type SiteUser = {
  id: number;
  loginName: string;
  title: string;
  email: string;
  upn: string;
  principalType: 1 | 4;
  siteAdmin: boolean;
  uniqueId: string | null;
};
export type Group = { id: number; title: string; description: string; owner: number; members: number[]; membersSeeMembers: boolean; membersEdit: boolean };

/** `secondStage`: emptied from the user's bin, still in the one of the site collection's administrators. */
export type Recycled = { secondStage?: true } & (
  | { id: string; kind: 'item'; list: string; item: Item; title: string; at: string; by: number }
  | { id: string; kind: 'list'; list: List; title: string; at: string; by: number }
  | { id: string; kind: 'attachment'; list: string; itemId: number; file: StoredFile; title: string; at: string; by: number }
);

export type Site = {
  id: string;
  webId: string;
  tenant: string;
  /** `/sites/helpdesk`. */
  path: string;
  title: string;
  created: string;
  users: SiteUser[];
  groups: Group[];
  associated: { owners: number; members: number; visitors: number };
  roles: RoleDefinition[];
  assignments: RoleAssignment[];
  lists: List[];
  recycleBin: Recycled[];
  nextPrincipal: number;
  /** Counts every change of the site. */
  sequence: number;
  uploads: Record<string, { path: string; bytes: Uint8Array }>;
  /** The IANA name of the zone of its regional settings; UTC without. Values of columns follow it; texts of forms and `[today]` stay in UTC. */
  timeZone?: string;
  /** The storage limit is reached: reads go on, whatever adds or changes content is refused. */
  full?: boolean;
};

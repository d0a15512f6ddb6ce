import { FILES_LIBRARY, LIST_NAMES, LISTS, ROLES, SCHEMA_VERSION } from '../../schema/index.ts';
import type { Column, ListName, Role } from '../../schema/index.ts';
import type { DeskState, Grants, ListState } from './deskState.ts';
import { SP_FIELD_TYPE } from './fieldXml.ts';

/** One thing to do, as data. Every step says what shall be, so doing it twice changes nothing. */
export type ProvisionStep =
  | { step: 'createList'; list: ListName }
  /** The library of large files. */
  | { step: 'createLibrary' }
  | { step: 'nameLibrary' }
  | { step: 'configureList'; list: ListName }
  /** The list still carries the last part of its URL as title: it was created and not yet named. */
  | { step: 'nameList'; list: ListName }
  | { step: 'createColumn'; list: ListName; column: string }
  | { step: 'indexColumn'; list: ListName; column: string }
  | { step: 'addChoices'; list: ListName; column: string; choices: string[] }
  | { step: 'createGroup'; role: Role }
  /** Agents must see who else can be given a ticket. */
  | { step: 'openGroup'; role: Role }
  | { step: 'grantSite'; role: Role }
  | { step: 'separateSettings' }
  | { step: 'grantSettings'; role: Role }
  | { step: 'storeVersion' };

/** A column of the customer has one of our names and another type: nothing of theirs is changed, and we cannot go on. */
export type Conflict = { list: ListName; column: string; found: string; expected: string };

export type ProvisionPlan = { steps: ProvisionStep[]; conflicts: Conflict[] };

/** `RoleTypeKind`: 2 Reader, 3 Contributor, 5 Administrator (SP.RoleType). */
export const SITE_ROLE_KIND: Record<Role, number> = { Admin: 5, Supervisor: 3, Agent: 3, ReadOnly: 2 };
/** Settings are read by everybody at the desk and changed by admins: an agent must not be able to point the desk at another mailbox. */
export const SETTINGS_ROLE_KIND: Record<Role, number> = { Admin: 5, Supervisor: 2, Agent: 2, ReadOnly: 2 };

/**
 * What is missing between what stands and the schema. Pure. Columns, titles and choices a customer added are not looked at;
 * an older desk is upgraded by the same comparison. The version is stored last, when everything before it stands.
 */
export function planDesk(state: DeskState): ProvisionPlan {
  const conflicts = LIST_NAMES.flatMap((name) => conflictsOf(name, state.lists[name]));
  const steps: ProvisionStep[] = [
    ...LIST_NAMES.flatMap((list): ProvisionStep[] => (state.lists[list] ? [] : [{ step: 'createList', list }])),
    ...(state.library ? [] : [{ step: 'createLibrary' } as const]),
    ...LIST_NAMES.flatMap((list): ProvisionStep[] => (isConfigured(list, state.lists[list]) ? [] : [{ step: 'configureList', list }])),
    ...LIST_NAMES.flatMap((list) => columnSteps(list, state.lists[list])),
    ...ROLES.flatMap((role): ProvisionStep[] => (state.groups[role] === null ? [{ step: 'createGroup', role }] : [])),
    ...ROLES.flatMap((role): ProvisionStep[] => (state.groups[role]?.closed ? [{ step: 'openGroup', role }] : [])),
    ...ROLES.flatMap((role): ProvisionStep[] => (isGranted(state, state.siteGrants, role, SITE_ROLE_KIND) ? [] : [{ step: 'grantSite', role }])),
    ...(state.lists.Settings?.ownPermissions ? [] : [{ step: 'separateSettings' } as const]),
    ...ROLES.flatMap((role): ProvisionStep[] => (isGranted(state, state.settingsGrants, role, SETTINGS_ROLE_KIND) ? [] : [{ step: 'grantSettings', role }])),
    ...LIST_NAMES.flatMap((list): ProvisionStep[] => (isNamed(list, state.lists[list]) ? [] : [{ step: 'nameList', list }])),
    ...(state.library && state.library.title !== FILES_LIBRARY.url ? [] : [{ step: 'nameLibrary' } as const]),
  ];
  if (steps.length > 0 || (state.storedVersion ?? 0) < SCHEMA_VERSION) steps.push({ step: 'storeVersion' });
  return { steps, conflicts };
}

const columnsOf = (list: ListName): readonly Column[] => LISTS[list].columns;

export function columnOf(list: ListName, name: string): Column {
  const column = columnsOf(list).find((each) => each.name === name);
  if (!column) throw new Error(`${list} has no column ${name}`);
  return column;
}

function conflictsOf(list: ListName, state: ListState | null): Conflict[] {
  return columnsOf(list).flatMap((column) => {
    const found = state?.fields.find((field) => field.name === column.name);
    const expected = SP_FIELD_TYPE[column.type];
    return found && found.type !== expected ? [{ list, column: column.name, found: found.type, expected }] : [];
  });
}

function columnSteps(list: ListName, state: ListState | null): ProvisionStep[] {
  return columnsOf(list).flatMap((column): ProvisionStep[] => {
    const found = state?.fields.find((field) => field.name === column.name);
    if (!found) return [{ step: 'createColumn', list, column: column.name }];
    const steps: ProvisionStep[] = [];
    if ((column.unique && !found.unique) || (column.indexed && !found.indexed)) steps.push({ step: 'indexColumn', list, column: column.name });
    const missing = column.choices?.filter((choice) => !found.choices.includes(choice)) ?? [];
    if (missing.length > 0) steps.push({ step: 'addChoices', list, column: column.name, choices: [...found.choices, ...missing] });
    return steps;
  });
}

/** A customer may keep more versions than we ask for. */
const isConfigured = (list: ListName, state: ListState | null): boolean =>
  state !== null && state.attachments === LISTS[list].attachments && state.versions >= LISTS[list].versions;

const isNamed = (list: ListName, state: ListState | null): boolean => state !== null && state.title !== LISTS[list].url;

/** Grants nobody may see are taken as given: whoever cannot read permissions cannot set them either. */
function isGranted(state: DeskState, grants: Grants, role: Role, kinds: Record<Role, number>): boolean {
  if (grants === null) return true;
  const group = state.groups[role];
  const definition = state.roleDefinitions.get(kinds[role]);
  return group !== null && definition !== undefined && (grants.get(group.id)?.has(definition) ?? false);
}

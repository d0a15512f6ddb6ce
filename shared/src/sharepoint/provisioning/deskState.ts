import '@pnp/sp/fields/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import type { ListName, Role } from '../../schema/index.ts';
import { DESK_SETTINGS_KEY, LIST_NAMES, ROLE_GROUPS, ROLES, parseDeskSettings } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { refusalOf, toFault } from '../fault.ts';
import { quote } from '../odata.ts';
import { choicesIn } from './fieldXml.ts';
import type { Row } from '../rows.ts';

export type FieldState = { name: string; type: string; indexed: boolean; unique: boolean; choices: readonly string[] };
export type ListState = { title: string; versions: number; attachments: boolean; ownPermissions: boolean; fields: readonly FieldState[] };
/** `closed`: only its members see who is in it, which SharePoint makes the rule for new groups. */
export type GroupState = { id: number; closed: boolean };
/** Which role definition (by its kind) each group holds; null when the reader may not see permissions. */
export type Grants = ReadonlyMap<number, ReadonlySet<number>> | null;

/** What stands in the site, as far as the schema cares. Read in one request. */
export type DeskState = {
  lists: Readonly<Record<ListName, ListState | null>>;
  library: { title: string } | null;
  groups: Readonly<Record<Role, GroupState | null>>;
  /** Role definition id by `RoleTypeKind`: names are translated, ids could be the customer's. */
  roleDefinitions: ReadonlyMap<number, number>;
  siteGrants: Grants;
  settingsGrants: Grants;
  /** Null when there is no settings item. */
  storedVersion: number | null;
};

type Assignment = { PrincipalId: number; RoleDefinitionBindings: { Id: number }[] };

/** PnPjs would send more than 20 in several batches; SharePoint takes 100 in one ("Make batch requests with the REST APIs"). */
const MAX_QUESTIONS = 100;

/** 1 `$batch` request; absent things and things this user may not see are part of the answer. */
export async function readDeskState(access: Access): Promise<DeskState> {
  return access.guarded(async () => {
    const [web, execute] = access.web.batched({ maxRequests: MAX_QUESTIONS });
    const pending: Promise<unknown>[] = [];
    const ask = <T>(call: Promise<T>): Promise<Answer<T>> => {
      const answer = answerOf(access, call);
      pending.push(answer);
      return answer;
    };
    const lists = LIST_NAMES.map((name) => {
      const list = access.list(name, web);
      return {
        name,
        info: ask(list.select('Title', 'EnableVersioning', 'MajorVersionLimit', 'EnableAttachments', 'HasUniqueRoleAssignments')() as unknown as Promise<Row>),
        fields: ask(list.fields.select('InternalName', 'TypeAsString', 'Indexed', 'EnforceUniqueValues', 'SchemaXml')() as unknown as Promise<Row[]>),
      };
    });
    const library = ask(access.library(web).select('Title')() as unknown as Promise<Row>);
    const groups = ask(web.siteGroups.select('Id', 'Title', 'OnlyAllowMembersViewMembership')());
    const definitions = ask(web.roleDefinitions.select('Id', 'RoleTypeKind')());
    const assignments = (at: Pick<typeof web, 'roleAssignments'>): Promise<Assignment[]> =>
      at.roleAssignments.select('PrincipalId', 'RoleDefinitionBindings/Id').expand('RoleDefinitionBindings')() as unknown as Promise<Assignment[]>;
    const siteGrants = ask(assignments(web));
    const settingsGrants = ask(assignments(access.list('Settings', web)));
    const settingsItem = access
      .list('Settings', web)
      .items.select('Id', 'SettingValue')
      .filter(`SettingKey eq ${quote(DESK_SETTINGS_KEY)}`)
      .top(1)() as Promise<Row[]>;
    const settings = ask(settingsItem);
    await execute();
    await Promise.all(pending);

    const listStates = await Promise.all(lists.map(async ({ name, info, fields }) => [name, listState(given(await info), given(await fields))] as const));
    const byTitle = new Map((given(await groups) ?? []).map((group) => [group.Title, { id: group.Id, closed: group.OnlyAllowMembersViewMembership }]));
    const settingsList = listStates.find(([name]) => name === 'Settings')?.[1] ?? null;
    // A Settings list that lost its key column is one more thing to mend, not an error.
    const stored = settingsList?.fields.some((field) => field.name === 'SettingKey') ? given(await settings)?.[0] : undefined;
    return {
      lists: Object.fromEntries(listStates) as Record<ListName, ListState | null>,
      library: libraryState(given(await library)),
      groups: Object.fromEntries(ROLES.map((role) => [role, byTitle.get(ROLE_GROUPS[role]) ?? null])) as Record<Role, GroupState | null>,
      roleDefinitions: new Map((given(await definitions) ?? []).map((each) => [each.RoleTypeKind, each.Id])),
      siteGrants: grantsOf(await siteGrants),
      settingsGrants: settingsList?.ownPermissions ? grantsOf(await settingsGrants) : new Map(),
      storedVersion: stored ? versionOf(stored) : null,
    };
  });
}

type Answer<T> = { answer: 'given'; value: T } | { answer: 'missing' | 'denied' } | { answer: 'failed'; error: Error };

async function answerOf<T>(access: Access, call: Promise<T>): Promise<Answer<T>> {
  try {
    return { answer: 'given', value: await call };
  } catch (error) {
    const refusal = await refusalOf(error, access.now());
    if (refusal?.status === 404) return { answer: 'missing' };
    if (refusal?.status === 403) return { answer: 'denied' };
    return { answer: 'failed', error: await toFault(error, access.now()) };
  }
}

function given<T>(answer: Answer<T>): T | null {
  if (answer.answer === 'failed') throw answer.error;
  return answer.answer === 'given' ? answer.value : null;
}

function grantsOf(answer: Answer<Assignment[]>): Grants {
  if (answer.answer === 'denied') return null;
  return new Map((given(answer) ?? []).map((each) => [each.PrincipalId, new Set(each.RoleDefinitionBindings.map(({ Id }) => Id))]));
}

function listState(info: Row | null, fields: Row[] | null): ListState | null {
  if (!info || !fields) return null;
  return {
    title: String(info['Title']),
    versions: info['EnableVersioning'] === true ? Number(info['MajorVersionLimit'] ?? 0) : 0,
    attachments: info['EnableAttachments'] === true,
    ownPermissions: info['HasUniqueRoleAssignments'] === true,
    fields: fields.map((field) => ({
      name: String(field['InternalName']),
      type: String(field['TypeAsString']),
      indexed: field['Indexed'] === true,
      unique: field['EnforceUniqueValues'] === true,
      choices: choicesIn(String(field['SchemaXml'] ?? '')),
    })),
  };
}

const libraryState = (info: Row | null): DeskState['library'] => info && { title: String(info['Title']) };

function versionOf(row: Row): number {
  try {
    return parseDeskSettings(JSON.parse(String(row['SettingValue'] ?? 'null'))).schemaVersion;
  } catch {
    return 0;
  }
}

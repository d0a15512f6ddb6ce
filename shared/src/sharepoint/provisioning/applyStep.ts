import type { IWeb } from '@pnp/sp/webs/index.js';
import { FILES_LIBRARY, LISTS, ROLE_GROUPS, titleIn } from '../../schema/index.ts';
import type { ListLanguage, Role } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { ListsFault } from '../fault.ts';
import { fieldXml } from './fieldXml.ts';
import { columnOf, SETTINGS_ROLE_KIND, SITE_ROLE_KIND, type ProvisionStep } from './plan.ts';

/** What steps learn from each other: ids of groups made on the way. */
export type StepContext = { access: Access; language: ListLanguage; groups: Map<Role, number>; roleDefinitions: ReadonlyMap<number, number> };

/** SP.AddFieldOptions: keep the internal name given in the XML instead of deriving it from the title. */
const ADD_FIELD_INTERNAL_NAME_HINT = 8;
const GENERIC_LIST = 100;
const DOCUMENT_LIBRARY = 101;

/** Sends one step through `web`, which may be a batch. Everything here is made to be sent again. */
export async function applyStep(step: ProvisionStep, web: IWeb, context: StepContext): Promise<void> {
  const { access, language } = context;
  switch (step.step) {
    case 'createList': {
      // SharePoint makes the URL from the title, so the list is born under the name its URL shall have and is named last.
      const { url, description } = LISTS[step.list];
      await web.lists.add(url, description, GENERIC_LIST, false, { ...configuration(step.list), OnQuickLaunch: false });
      return;
    }
    case 'createLibrary':
      await web.lists.add(FILES_LIBRARY.url, FILES_LIBRARY.description, DOCUMENT_LIBRARY, false, { OnQuickLaunch: false });
      return;
    case 'nameLibrary':
      await access.library(web).update({ Title: titleIn(FILES_LIBRARY.title, language) });
      return;
    case 'configureList':
      await access.list(step.list, web).update(configuration(step.list));
      return;
    case 'nameList':
      await access.list(step.list, web).update({ Title: titleIn(LISTS[step.list].title, language) });
      return;
    case 'createColumn':
      await access
        .list(step.list, web)
        .fields.createFieldAsXml({ SchemaXml: fieldXml(columnOf(step.list, step.column), language), Options: ADD_FIELD_INTERNAL_NAME_HINT });
      return;
    case 'indexColumn':
      await updateField(access, web, step, { Indexed: true, ...(columnOf(step.list, step.column).unique && { EnforceUniqueValues: true }) });
      return;
    case 'addChoices':
      await updateField(access, web, step, { Choices: step.choices });
      return;
    case 'createGroup': {
      const { Id } = await web.siteGroups.add({
        Title: ROLE_GROUPS[step.role],
        Description: GROUP_DESCRIPTIONS[step.role],
        OnlyAllowMembersViewMembership: false,
      });
      context.groups.set(step.role, Id);
      return;
    }
    case 'openGroup':
      await web.siteGroups.getById(groupOf(context, step.role)).update({ OnlyAllowMembersViewMembership: false });
      return;
    case 'grantSite':
      await web.roleAssignments.add(groupOf(context, step.role), definitionOf(context, SITE_ROLE_KIND[step.role]));
      return;
    case 'separateSettings':
      await access.list('Settings', web).breakRoleInheritance(false, false);
      return;
    case 'grantSettings':
      await access.list('Settings', web).roleAssignments.add(groupOf(context, step.role), definitionOf(context, SETTINGS_ROLE_KIND[step.role]));
      return;
    case 'storeVersion':
      throw new Error('the version is stored by provisionDesk, when everything stands');
  }
}

const GROUP_DESCRIPTIONS: Record<Role, string> = {
  Admin: 'Set up the desk and do everything an agent does.',
  Supervisor: 'Work on all tickets and see all reports.',
  Agent: 'Work on tickets.',
  ReadOnly: 'See tickets, change nothing.',
};

function configuration(list: Extract<ProvisionStep, { list: unknown }>['list']) {
  const { attachments, versions } = LISTS[list];
  return { EnableAttachments: attachments, EnableVersioning: versions > 0, ...(versions > 0 && { MajorVersionLimit: versions }), EnableFolderCreation: false };
}

/** The second argument keeps PnPjs from asking for the field's type first. */
async function updateField(access: Access, web: IWeb, at: { list: Parameters<Access['list']>[0]; column: string }, change: object): Promise<void> {
  await access
    .list(at.list, web)
    .fields.getByInternalNameOrTitle(at.column)
    .update(change as never, 'SP.Field');
}

function groupOf(context: StepContext, role: Role): number {
  const id = context.groups.get(role);
  if (id === undefined) throw new ListsFault('lists.missing', `The group ${ROLE_GROUPS[role]} is missing.`);
  return id;
}

function definitionOf(context: StepContext, kind: number): number {
  const id = context.roleDefinitions.get(kind);
  if (id === undefined) throw new ListsFault('lists.missing', `The site has no permission level of kind ${kind}.`);
  return id;
}

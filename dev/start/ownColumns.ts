import '@pnp/sp/fields/index.js';
import '@pnp/sp/lists/index.js';
import { LISTS } from '@listdesk/shared/schema';
import type { Simulator } from '../simulator/simulator.ts';
import { NORDWIND } from '../world.ts';
import { administrator } from './firstDesk.ts';

/** As an administrator adds columns to a list in SharePoint; one of each kind that the desk shows. */
const COLUMNS: readonly { name: string; title: string; type: string; choices?: readonly string[]; more?: string }[] = [
  { name: 'CostCentre', title: 'Cost centre', type: 'Text' },
  { name: 'Site', title: 'Site', type: 'Choice', choices: ['Hamburg', 'Kiel', 'Lisbon'] },
  { name: 'Systems', title: 'Systems', type: 'MultiChoice', choices: ['Mail', 'Network', 'Printing', 'SAP'] },
  { name: 'Devices', title: 'Devices', type: 'Number' },
  { name: 'NeededBy', title: 'Needed by', type: 'DateTime', more: 'Format="DateOnly"' },
  { name: 'ApprovedBy', title: 'Approved by', type: 'User' },
  { name: 'OnSite', title: 'On site', type: 'Boolean' },
];
export const OWN_COLUMNS = COLUMNS.map(({ name }) => name);
const ADD_FIELD_INTERNAL_NAME_HINT = 8;

/** Gives Nordwind's tickets columns of its own, so that whoever tries the desk meets them. Those that are there, or were since renamed, stay. */
export async function ensureOwnColumns(simulator: Simulator): Promise<void> {
  const path = `${new URL(NORDWIND.desk).pathname}/Lists/${LISTS.Tickets.url}`;
  const there = simulator.sharePoint.list(NORDWIND.desk, path).fields.map(({ internalName }) => internalName);
  const missing = COLUMNS.filter(({ name }) => !there.includes(name));
  if (!missing.length) return;
  const { web } = await administrator(simulator);
  for (const { name, title, type, choices, more = '' } of missing) {
    const inner = choices ? `<CHOICES>${choices.map((choice) => `<CHOICE>${choice}</CHOICE>`).join('')}</CHOICES>` : '';
    const SchemaXml = `<Field Type="${type}" Name="${name}" StaticName="${name}" DisplayName="${title}" ${more}>${inner}</Field>`;
    await web.getList(path).fields.createFieldAsXml({ SchemaXml, Options: ADD_FIELD_INTERNAL_NAME_HINT });
  }
}

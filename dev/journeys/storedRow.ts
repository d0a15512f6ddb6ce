import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/site-users/web.js';
import { LISTS, type ListName } from '@listdesk/shared/schema';
import { administrator } from '../start/firstDesk.ts';
import { NORDWIND } from '../world.ts';
import type { Stage } from './story.ts';

/** Writes into a row of the desk's lists as an administrator does in SharePoint's own form, past the desk. */
export async function writeRow({ local }: Stage, list: ListName, filter: string, values: Record<string, unknown>): Promise<void> {
  const { web } = await administrator(local.simulator);
  const { items } = web.getList(`${new URL(NORDWIND.desk).pathname}/Lists/${LISTS[list].url}`);
  const [row] = (await items.select('Id').filter(filter).top(1)()) as { Id: number }[];
  if (!row) throw new Error(`No row of ${list} where ${filter}.`);
  await items.getById(row.Id).update(values);
}

/** The id of a person on the desk's site, who becomes known to it when they are not. */
export async function siteUser({ local }: Stage, upn: string): Promise<number> {
  const { Id } = await (await administrator(local.simulator)).web.ensureUser(`i:0#.f|membership|${upn}`);
  return Id;
}

import type { Tenant } from '../../core/directory.ts';
import type { World } from '../../core/service.ts';
import type { Principal } from '../identity/principal.ts';
import { siteUserOf } from '../identity/rights.ts';
import { duplicateValue, invalidValue, refused, siteFull } from '../http/errors.ts';
import { isoSeconds } from '../state/lists.ts';
import { keyOf } from '../state/itemStore.ts';
import type { ChangeType, Field, Item, ItemValue, List, Site } from '../state/model.ts';
import { announce } from './webhookDelivery.ts';
import { defaultValue, emptyValue } from './itemValues.ts';

/** Where and by whom something is written. */
export type Writing = { site: Site; list: List; who: Principal; world: World; tenant: Tenant };

export const MAX_ITEMS_PER_LIST = 30_000_000;
const VERSION_STEP = 512;

export function createItem(
  at: Writing,
  given: Record<string, ItemValue>,
  place: { path: string; folder: boolean; bytes: Uint8Array | null } | null = null,
  parent?: string,
): Item {
  const { list, world } = at;
  if (at.site.full) throw siteFull();
  if (list.items.size >= MAX_ITEMS_PER_LIST) throw refused('The list has reached its maximum number of items.');
  const now = isoSeconds(world.clock.now());
  const values: Record<string, ItemValue> = {};
  for (const field of list.fields) if (!field.readOnly) values[field.internalName] = defaultValue(field, now);
  Object.assign(values, given);
  if (!place?.folder) requireValues(list, values);
  demandUnique(list, values, null);
  const author = siteUserOf(at.who, at.site).id;
  const item = newItem(world, list.nextItem, { ...values, Created: now, Modified: now, Author: author, Editor: author }, place);
  if (parent !== undefined) item.parent = parent;
  list.nextItem += 1;
  list.items.add(item);
  changed(at, item, 1);
  return item;
}

export function newItem(
  world: World,
  id: number,
  values: Record<string, ItemValue>,
  place: { path: string; folder: boolean; bytes: Uint8Array | null } | null,
): Item {
  return {
    id,
    uniqueId: world.random.guid(),
    version: 1,
    uiVersion: VERSION_STEP,
    attachments: [],
    versions: [],
    assignments: null,
    path: place?.path ?? null,
    folder: place?.folder ?? false,
    bytes: place?.bytes ?? null,
    values: { GUID: world.random.guid(), ContentTypeId: place?.folder ? '0x0120' : '0x0100', ...values },
  };
}

export function updateItem(at: Writing, item: Item, given: Record<string, ItemValue>): void {
  const { list, world } = at;
  if (at.site.full) throw siteFull();
  requireValues(list, given, true);
  demandUnique(list, given, item.id);
  keepVersion(list, item);
  const appendOnly: Record<string, ItemValue> = {};
  for (const field of list.fields) if (field.appendOnly && !(field.internalName in given)) appendOnly[field.internalName] = null;
  list.items.write(item, { ...appendOnly, ...given, Modified: isoSeconds(world.clock.now()), Editor: siteUserOf(at.who, at.site).id });
  item.version += 1;
  changed(at, item, 2);
}

/** Attachments and permissions raise the ETag although no column changes. */
export function bumpItem(at: Writing, item: Item, type: ChangeType = 2): void {
  at.list.items.write(item, { Modified: isoSeconds(at.world.clock.now()), Editor: siteUserOf(at.who, at.site).id });
  item.version += 1;
  changed(at, item, type);
}

/** To another folder of the same list: id, versions, attachments and who wrote it stay. */
export function moveItem(at: Writing, item: Item, folder: string): void {
  if (item.path === null) {
    if (folder.toLowerCase() === at.list.path.toLowerCase()) delete item.parent;
    else item.parent = folder;
  } else at.list.items.move(item, `${folder}/${item.path.slice(item.path.lastIndexOf('/') + 1)}`);
  item.version += 1;
  changed(at, item, 4);
}

export function removeItem(at: Writing, item: Item): void {
  at.list.items.remove(item.id);
  at.list.deleted = isoSeconds(at.world.clock.now());
  changed(at, item, 3);
}

export function restoreItem(at: Writing, item: Item): void {
  demandUnique(at.list, item.values, item.id);
  at.list.items.add(item);
  changed(at, item, 7);
}

function keepVersion(list: List, item: Item): void {
  if (!list.versioning) return;
  item.versions.push({
    uiVersion: item.uiVersion,
    modified: String(item.values['Modified']),
    editor: Number(item.values['Editor']),
    values: { ...item.values },
  });
  item.uiVersion += VERSION_STEP;
  const kept = Math.max(1, list.majorVersions) - 1;
  if (list.majorVersions && item.versions.length > kept) item.versions.splice(0, item.versions.length - kept);
}

/** Own required columns only: `Title` is required in forms, not by REST. */
function requireValues(list: List, values: Record<string, ItemValue>, onlyGiven = false): void {
  for (const field of list.fields) {
    if (!field.required || field.fromBaseType || (onlyGiven && !(field.internalName in values))) continue;
    if (emptyValue(values[field.internalName])) throw invalidValue(`You must specify a value for the required field '${field.title}' (${field.internalName}).`);
  }
}

function demandUnique(list: List, values: Record<string, ItemValue>, self: number | null): void {
  for (const field of list.fields)
    if (field.unique && field.internalName in values && takenBy(list, field, values[field.internalName], self)) throw duplicateValue(field.title);
}

/** Empty values may repeat. */
function takenBy(list: List, field: Field, value: ItemValue | undefined, self: number | null): boolean {
  const key = keyOf(value);
  if (key === null || key === '') return false;
  return (list.items.indexOf(field.internalName)?.equal(key) ?? []).some((id) => id !== self);
}

function changed(at: Writing, item: Item, type: ChangeType): void {
  const { site, list, world } = at;
  site.sequence += 1;
  const now = world.clock.now();
  if (type !== 3) list.modified = isoSeconds(now);
  list.changes.push({ sequence: site.sequence, at: now, type, item: item.id, uniqueId: item.uniqueId, editor: siteUserOf(at.who, site).title });
  announce(world, at.tenant, site, list);
}

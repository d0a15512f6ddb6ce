import { personProperties, valueOf } from '../query/itemRow.ts';
import { isLookup, isPerson } from '../rules/fieldTypes.ts';
import { restName } from '../rules/internalName.ts';
import { listById } from '../state/lists.ts';
import type { Field, Item, ItemValue, List, Site } from '../state/model.ts';

/** Display texts as American English SharePoint writes them, in UTC. */
export function textOf(site: Site, field: Field, value: ItemValue): string {
  if (value === null) return '';
  if (Array.isArray(value))
    return value.map((each) => (isPerson(field) || isLookup(field) ? referenceText(site, field, Number(each)) : String(each))).join('; ');
  if (typeof value === 'object') return value.Url;
  if (isPerson(field) || isLookup(field)) return referenceText(site, field, Number(value));
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field.type === 'DateTime') return dateText(String(value), field.dateOnly);
  return String(value);
}

export function referenceText(site: Site, field: Field, id: number): string {
  if (isPerson(field)) return String(personProperties(site, id)?.['Title'] ?? '');
  const list = listById(site, field.lookupList ?? '');
  const item = list?.items.get(id);
  return list && item ? String(valueOf(list, item, field.lookupField ?? 'Title') ?? '') : '';
}

/** `11/20/2026 2:03 AM`. */
export function dateText(iso: string, dateOnly: boolean): string {
  const at = new Date(iso);
  const date = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
  if (dateOnly) return date;
  const hours = at.getUTCHours();
  return `${date} ${hours % 12 || 12}:${String(at.getUTCMinutes()).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`;
}

export function textValues(site: Site, list: List, item: Item): Record<string, string> {
  const out: Record<string, string> = {};
  for (const field of list.fields)
    out[restName(field.internalName).replaceAll('_', '_x005f_').replace('OData_x005f_', 'OData_')] = textOf(
      site,
      field,
      valueOf(list, item, field.internalName),
    );
  return out;
}

import { invalidArgument, refused } from '../http/errors.ts';
import { childOf, isTrue, parseXml } from '../query/xml.ts';
import { listById, listByPath, listByTitle } from '../state/lists.ts';
import type { Field, FieldType, List, Site } from '../state/model.ts';
import { FIELD_TYPES, newField } from './fieldTypes.ts';
import { encodeInternalName, freeInternalName } from './internalName.ts';

/** `AddFieldInternalNameHint`: only with it the attribute `Name` becomes the internal name. */
export const OPTION_NAME_HINT = 8;
/** `AddFieldToDefaultView`. */
export const OPTION_DEFAULT_VIEW = 16;
export const MAX_INDEXES = 20;
/** No index can be added to a list with more rows. */
export const MAX_ITEMS_FOR_NEW_INDEX = 20_000;

/** A column from its XML, as `createfieldasxml` makes it. */
export function fieldFromXml(site: Site, list: List, xml: string, options: number, id: string): Field {
  const root = parseXml(xml);
  if (root.name !== 'Field') throw invalidArgument('The XML is no field.');
  const a = root.attributes;
  const written = a['Type'] ?? '';
  const type = (
    written === 'UserMulti' || written === 'LookupMulti'
      ? written
      : isTrue(a['Mult']) && (written === 'User' || written === 'Lookup')
        ? `${written}Multi`
        : written
  ) as FieldType;
  if (!(type in FIELD_TYPES) || ['Counter', 'Computed', 'File', 'Guid', 'Attachments', 'ContentTypeId', 'Integer'].includes(type))
    throw refused(`Field type ${written} is not installed properly. Go to the list settings page to delete this field.`);
  const title = a['DisplayName'] ?? a['Name'] ?? '';
  if (title === '') throw refused('The field name is empty.');
  const wanted = options & OPTION_NAME_HINT ? encodeInternalName(a['Name'] ?? title) : encodeInternalName(title);
  if (list.fields.some((field) => field.title.toLowerCase() === title.toLowerCase() && options & OPTION_NAME_HINT && field.internalName === wanted))
    throw refused(`A duplicate field name "${a['Name'] ?? title}" was found.`, 500);
  const choices =
    childOf(root, 'CHOICES')
      ?.children.filter((each) => each.name === 'CHOICE')
      .map((each) => each.text) ?? [];
  return newField(
    (a['ID'] ?? id).replace(/[{}]/g, '').toLowerCase(),
    freeInternalName(wanted, (name) => taken(list, name)),
    title,
    type,
    {
      staticName: a['StaticName'] ?? a['Name'] ?? wanted,
      description: a['Description'] ?? '',
      group: a['Group'] ?? 'Custom Columns',
      required: isTrue(a['Required']),
      hidden: isTrue(a['Hidden']),
      readOnly: isTrue(a['ReadOnly']) || type === 'Calculated',
      indexed: isTrue(a['Indexed']),
      unique: isTrue(a['EnforceUniqueValues']),
      choices,
      fillInChoice: isTrue(a['FillInChoice']),
      defaultValue: childOf(root, 'Default')?.text ?? null,
      maxLength: Number(a['MaxLength'] ?? 255),
      minimum: a['Min'] === undefined ? null : Number(a['Min']),
      maximum: a['Max'] === undefined ? null : Number(a['Max']),
      richText: isTrue(a['RichText']),
      appendOnly: isTrue(a['AppendOnly']),
      dateOnly: type === 'DateTime' && (a['Format'] ?? 'DateOnly') === 'DateOnly',
      peopleOnly: (a['UserSelectionMode'] ?? 'PeopleOnly') === 'PeopleOnly',
      lookupList: a['List'] ? lookupList(site, a['List']) : null,
      lookupField: a['ShowField'] ?? null,
      formula: childOf(root, 'Formula')?.text ?? null,
    },
  );
}

const taken = (list: List, name: string): boolean => list.fields.some((field) => field.internalName.toLowerCase() === name.toLowerCase());

function lookupList(site: Site, reference: string): string {
  const list = listById(site, reference) ?? listByTitle(site, reference) ?? listByPath(site, reference);
  if (!list) throw refused('The list for the lookup does not exist.');
  return list.id;
}

/** Puts a new column into the list, with its index. */
export function addField(list: List, field: Field, toDefaultView: boolean): Field {
  if ((field.type === 'Lookup' || field.type === 'LookupMulti') && !field.lookupList) throw refused('The lookup field names no list.');
  if (field.unique && !field.indexed) throw refused(`The field '${field.title}' must be indexed before unique values can be enforced.`);
  if (field.unique && !FIELD_TYPES[field.type].unique) throw refused(`This field type cannot enforce unique values: ${field.type}.`);
  const indexed = field.indexed && FIELD_TYPES[field.type].indexable;
  field.indexed = false;
  list.fields.push(field);
  try {
    if (indexed) setIndexed(list, field, true);
  } catch (error) {
    list.fields.splice(list.fields.indexOf(field), 1);
    throw error;
  }
  if (toDefaultView) list.views.find((view) => view.isDefault)?.fields.push(field.internalName);
  return field;
}

/** A column that cannot have an index takes the write and reads back false. */
export function setIndexed(list: List, field: Field, indexed: boolean): void {
  if (field.indexed === indexed || !FIELD_TYPES[field.type].indexable) return;
  if (indexed) {
    const used = list.fields.filter((each) => each.indexed && each.internalName !== 'ID').length;
    if (used >= MAX_INDEXES) throw refused(`You have created ${used} of maximum ${MAX_INDEXES} indices on this list.`, 500);
    if (list.items.size > MAX_ITEMS_FOR_NEW_INDEX) throw refused('The attempted operation is prohibited because it exceeds the list view threshold.', 500);
    list.items.index(field.internalName);
  } else {
    if (field.unique) throw refused('An index on a column that enforces unique values cannot be removed.');
    list.items.unindex(field.internalName);
  }
  field.indexed = indexed;
}

/** Refused while the rows hold a value twice. */
export function setUnique(list: List, field: Field, unique: boolean): void {
  if (unique) {
    if (!field.indexed) throw refused(`The field '${field.title}' must be indexed before unique values can be enforced.`);
    const seen = new Set<string>();
    for (const item of list.items.all()) {
      const value = item.values[field.internalName];
      if (value === null || value === undefined || value === '') continue;
      const key = JSON.stringify(value).toLowerCase();
      if (seen.has(key)) throw refused(`This field cannot enforce unique values because there are duplicate values in the list: ${field.title}.`);
      seen.add(key);
    }
  }
  field.unique = unique;
}

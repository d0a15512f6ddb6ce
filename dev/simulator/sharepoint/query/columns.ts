import { invalidQuery, unknownField } from '../http/errors.ts';
import type { Tree } from '../http/selection.ts';
import { isJoin, isMulti, isPerson } from '../rules/fieldTypes.ts';
import { fromRestName } from '../rules/internalName.ts';
import { fieldByName, listById } from '../state/lists.ts';
import type { Field, List, Site } from '../state/model.ts';
import { personProperties } from './itemRow.ts';
import type { Column, ColumnOf } from './odataFilter.ts';

const NOT_FILTERABLE = new Set(['Note', 'MultiChoice', 'Calculated', 'Computed', 'URL', 'UserMulti', 'LookupMulti']);

const notAllowed = (field: Field) => invalidQuery(`The field '${field.internalName}' of type '${field.type}' cannot be used in the query filter expression.`);

export function columnType(field: Field): Column['type'] {
  if (field.type === 'DateTime') return 'date';
  if (field.type === 'Boolean' || field.type === 'Attachments') return 'boolean';
  return ['Number', 'Currency', 'Integer', 'Counter', 'User', 'Lookup', 'UserMulti', 'LookupMulti'].includes(field.type) ? 'number' : 'text';
}

/** Names in `$filter` and `$orderby` of list items: `AssigneeId`, `Assignee/Title` (only when expanded), `Id`, `Title`. */
export function itemColumns(site: Site, list: List, expand: Tree, joined: Set<string>): ColumnOf {
  return (path) => {
    const [head = '', through] = path.split('/');
    if (through !== undefined) return behind(site, list, head, through, expand, joined);
    if (head === 'Id') return { field: 'ID', through: null, type: 'number' };
    const name = fromRestName(head);
    const field = fieldByName(list, name);
    if (field && !isJoin(field)) {
      if (NOT_FILTERABLE.has(field.type)) throw notAllowed(field);
      return { field: name, through: null, type: columnType(field) };
    }
    const person = name.endsWith('Id') ? fieldByName(list, name.slice(0, -2)) : undefined;
    if (person && isJoin(person)) {
      if (isMulti(person)) throw notAllowed(person);
      return { field: person.internalName, through: null, type: 'number' };
    }
    if (field)
      throw invalidQuery(
        `The query to field '${name}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${name}.`,
      );
    throw unknownField(head);
  };
}

function behind(site: Site, list: List, head: string, through: string, expand: Tree, joined: Set<string>): Column {
  const field = fieldByName(list, fromRestName(head));
  if (!field || !isJoin(field)) throw unknownField(head);
  if (!expand.has(head))
    throw invalidQuery(
      `The query to field '${head}/${through}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${head}.`,
    );
  if (isMulti(field)) throw notAllowed(field);
  joined.add(field.internalName);
  if (isPerson(field)) {
    if (!(through in personProperties(site, site.users[0]?.id ?? 0)!)) throw unknownField(`${head}/${through}`);
    return { field: field.internalName, through, type: through === 'Id' || through === 'ID' ? 'number' : 'text' };
  }
  const target = listById(site, field.lookupList ?? '');
  const behindField = target && fieldByName(target, through === 'Id' ? 'ID' : through);
  if (!behindField) throw unknownField(`${head}/${through}`);
  return { field: field.internalName, through: behindField.internalName, type: columnType(behindField) };
}

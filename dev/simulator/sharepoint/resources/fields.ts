import { entityBody, nothing, wrapped, type Call, type Entity, type Resource } from '../http/call.ts';
import { invalidArgument, invalidQuery, notFound, refused, unknownProperty } from '../http/errors.ts';
import { argument, booleanArgument, textArgument, type Segment } from '../http/path.ts';
import { demand } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { FIELD_TYPES, isJoin, newField, typeOfKind } from '../rules/fieldTypes.ts';
import { addField, fieldFromXml, OPTION_DEFAULT_VIEW, setIndexed, setUnique } from '../rules/fieldXml.ts';
import { encodeInternalName, freeInternalName, restName } from '../rules/internalName.ts';
import { fieldByNameOrTitle, listById } from '../state/lists.ts';
import type { Field, FieldType, List } from '../state/model.ts';
import { changeField, propertiesOf } from './fieldProperties.ts';

export function fieldEntity(list: List, field: Field): Entity {
  const { kind, entity } = FIELD_TYPES[field.type];
  return {
    type: entity,
    path: `Web/Lists(guid'${list.id}')/Fields(guid'${field.id}')`,
    props: {
      AutoIndexed: false,
      CanBeDeleted: !field.fromBaseType,
      DefaultValue: field.defaultValue,
      Description: field.description,
      Direction: 'none',
      EnforceUniqueValues: field.unique,
      EntityPropertyName: restName(field.internalName),
      FieldTypeKind: kind,
      Filterable: field.type !== 'Note',
      FromBaseType: field.fromBaseType,
      Group: field.group,
      Hidden: field.hidden,
      Id: field.id,
      Indexed: field.indexed && field.internalName !== 'ID',
      InternalName: field.internalName,
      ReadOnlyField: field.readOnly,
      Required: field.required || field.internalName === 'Title',
      SchemaXml: schemaXml(field),
      Scope: list.path,
      Sealed: false,
      Sortable: field.type !== 'Note',
      StaticName: field.staticName,
      Title: field.title,
      TypeAsString: field.type,
      TypeDisplayName: field.type,
      ...propertiesOf(field),
    },
  };
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function schemaXml(field: Field): string {
  const attributes = {
    ID: `{${field.id}}`,
    Type: field.type,
    Name: field.internalName,
    StaticName: field.staticName,
    DisplayName: field.title,
    Required: field.required ? 'TRUE' : 'FALSE',
    ...(field.indexed ? { Indexed: 'TRUE' } : {}),
    ...(field.unique ? { EnforceUniqueValues: 'TRUE' } : {}),
    ...(field.appendOnly ? { AppendOnly: 'TRUE' } : {}),
  };
  const choices = field.choices.length ? `<CHOICES>${field.choices.map((each) => `<CHOICE>${escape(each)}</CHOICE>`).join('')}</CHOICES>` : '';
  const inside = choices + (field.defaultValue === null ? '' : `<Default>${escape(field.defaultValue)}</Default>`);
  const head = `<Field ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(' ')}`;
  return inside ? `${head}>${inside}</Field>` : `${head} />`;
}

export function fieldsResource(list: List, segment: Segment): Resource {
  const key = argument(segment, 'id');
  if (key) return fieldResource(list, () => list.fields.find((field) => field.id === String(key.value).toLowerCase()));
  return {
    get: (call) =>
      collection(
        call,
        'SP.Field',
        list.fields.map((field) => fieldEntity(list, field)),
      ),
    post: (call) => {
      demand(call.who, 'manageLists', call.site, list);
      return { kind: 'entity', entity: fieldEntity(list, addFromEntity(call, list)), status: 201 };
    },
    child: (inner) => {
      switch (inner.name) {
        case 'getbyinternalnameortitle':
          return fieldResource(list, () => fieldByNameOrTitle(list, textArgument(inner, 'strname')));
        case 'getbytitle':
          return fieldResource(list, () => list.fields.find((field) => field.title.toLowerCase() === textArgument(inner, 'title').toLowerCase()));
        case 'getbyid':
          return fieldResource(list, () => list.fields.find((field) => field.id === textArgument(inner, 'id').toLowerCase()));
        case 'createfieldasxml':
          return { post: (call) => createAsXml(call, list) };
        case 'addfield':
          return { post: (call) => addLookup(call, list) };
        default:
          return undefined;
      }
    },
  };
}

function fieldResource(list: List, find: () => Field | undefined): Resource {
  const found = (): Field => {
    const field = find();
    if (!field) throw notFound('Column does not exist. It may have been deleted by another user.');
    return field;
  };
  return {
    get: () => ({ kind: 'entity', entity: fieldEntity(list, found()) }),
    merge: (call) => {
      demand(call.who, 'manageLists', call.site, list);
      const field = found();
      const body = entityBody(call, FIELD_TYPES[field.type].entity);
      if ('Indexed' in body) setIndexed(list, field, body['Indexed'] === true);
      if ('EnforceUniqueValues' in body) setUnique(list, field, body['EnforceUniqueValues'] === true);
      for (const [name, value] of Object.entries(body))
        if (name !== 'Indexed' && name !== 'EnforceUniqueValues' && !changeField(field, name, value))
          throw unknownProperty(name, FIELD_TYPES[field.type].entity);
      return nothing;
    },
    delete: (call) => {
      demand(call.who, 'manageLists', call.site, list);
      const field = found();
      if (field.fromBaseType) throw refused('You cannot delete a built-in column.');
      list.items.unindex(field.internalName);
      list.fields.splice(list.fields.indexOf(field), 1);
      for (const view of list.views) view.fields = view.fields.filter((name) => name !== field.internalName);
      return { kind: 'empty', status: 200 };
    },
    child: (segment) => {
      if (!['setshowinnewform', 'setshowineditform', 'setshowindisplayform'].includes(segment.name)) return undefined;
      return {
        post: (call) => {
          demand(call.who, 'manageLists', call.site, list);
          booleanArgument(segment, 'value', true);
          found();
          return { kind: 'empty', status: 200 };
        },
      };
    },
  };
}

function createAsXml(call: Call, list: List) {
  demand(call.who, 'manageLists', call.site, list);
  const parameters = wrapped(call, 'parameters');
  const xml = parameters['SchemaXml'];
  if (typeof xml !== 'string') throw invalidArgument('The parameter SchemaXml is missing.');
  const options = Number(parameters['Options'] ?? 0);
  const field = addField(list, fieldFromXml(call.site, list, xml, options, call.world.random.guid()), (options & OPTION_DEFAULT_VIEW) !== 0);
  return { kind: 'entity', entity: fieldEntity(list, field), status: 201 } as const;
}

/** `POST fields` with an entity; the type is given by `FieldTypeKind`. */
function addFromEntity(call: Call, list: List): Field {
  const body = entityBody(call, 'SP.Field');
  const type = typeOfKind(Number(body['FieldTypeKind']));
  const title = String(body['Title'] ?? '');
  if (!type || (isJoin({ type } as Field) && type !== 'User') || title === '')
    throw invalidQuery('The field type or the title is missing or not supported here.');
  const field = makeField(call, list, title, type);
  for (const [name, value] of Object.entries(body))
    if (name !== 'Title' && name !== 'FieldTypeKind' && !changeField(field, name, value)) throw unknownProperty(name, FIELD_TYPES[type].entity);
  return addField(list, field, true);
}

function addLookup(call: Call, list: List) {
  demand(call.who, 'manageLists', call.site, list);
  const given = wrapped(call, 'parameters');
  const target = listById(call.site, String(given['LookupListId'] ?? ''));
  if (Number(given['FieldTypeKind']) !== FIELD_TYPES.Lookup.kind || !target) throw refused('The list for the lookup does not exist.');
  const field = makeField(call, list, String(given['Title'] ?? ''), 'Lookup');
  Object.assign(field, { lookupList: target.id, lookupField: String(given['LookupFieldName'] ?? 'Title') });
  return { kind: 'entity', entity: fieldEntity(list, addField(list, field, true)), status: 201 } as const;
}

function makeField(call: Call, list: List, title: string, type: FieldType): Field {
  const name = freeInternalName(encodeInternalName(title), (each) => list.fields.some((field) => field.internalName.toLowerCase() === each.toLowerCase()));
  return newField(call.world.random.guid(), name, title, type, type === 'Calculated' ? { readOnly: true } : {});
}

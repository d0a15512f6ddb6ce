import type { Field, FieldType } from '../state/model.ts';

/** `FieldTypeKind` numbers, the entity type and whether an index is possible, by type. */
export const FIELD_TYPES: Record<FieldType, { kind: number; entity: string; indexable: boolean; unique: boolean }> = {
  Integer: { kind: 1, entity: 'SP.FieldNumber', indexable: true, unique: false },
  Text: { kind: 2, entity: 'SP.FieldText', indexable: true, unique: true },
  Note: { kind: 3, entity: 'SP.FieldMultiLineText', indexable: false, unique: false },
  DateTime: { kind: 4, entity: 'SP.FieldDateTime', indexable: true, unique: true },
  Counter: { kind: 5, entity: 'SP.Field', indexable: true, unique: false },
  Choice: { kind: 6, entity: 'SP.FieldChoice', indexable: true, unique: true },
  Lookup: { kind: 7, entity: 'SP.FieldLookup', indexable: true, unique: true },
  LookupMulti: { kind: 7, entity: 'SP.FieldLookup', indexable: false, unique: false },
  Boolean: { kind: 8, entity: 'SP.Field', indexable: true, unique: false },
  Number: { kind: 9, entity: 'SP.FieldNumber', indexable: true, unique: true },
  Currency: { kind: 10, entity: 'SP.FieldCurrency', indexable: true, unique: true },
  URL: { kind: 11, entity: 'SP.FieldUrl', indexable: false, unique: false },
  Computed: { kind: 12, entity: 'SP.FieldComputed', indexable: false, unique: false },
  Guid: { kind: 14, entity: 'SP.FieldGuid', indexable: false, unique: false },
  MultiChoice: { kind: 15, entity: 'SP.FieldMultiChoice', indexable: false, unique: false },
  Calculated: { kind: 17, entity: 'SP.FieldCalculated', indexable: false, unique: false },
  File: { kind: 18, entity: 'SP.Field', indexable: false, unique: false },
  Attachments: { kind: 19, entity: 'SP.Field', indexable: false, unique: false },
  User: { kind: 20, entity: 'SP.FieldUser', indexable: true, unique: true },
  UserMulti: { kind: 20, entity: 'SP.FieldUser', indexable: false, unique: false },
  ContentTypeId: { kind: 25, entity: 'SP.Field', indexable: false, unique: false },
};

export const isPerson = (field: Field): boolean => field.type === 'User' || field.type === 'UserMulti';
export const isLookup = (field: Field): boolean => field.type === 'Lookup' || field.type === 'LookupMulti';
/** Columns that cost a join. */
export const isJoin = (field: Field): boolean => isPerson(field) || isLookup(field);
export const isMulti = (field: Field): boolean => field.type === 'UserMulti' || field.type === 'LookupMulti';

export function typeOfKind(kind: number): FieldType | undefined {
  return (Object.keys(FIELD_TYPES) as FieldType[]).find((type) => FIELD_TYPES[type].kind === kind);
}

export function newField(id: string, internalName: string, title: string, type: FieldType, more: Partial<Field> = {}): Field {
  return {
    id,
    internalName,
    staticName: internalName,
    title,
    type,
    description: '',
    group: 'Custom Columns',
    required: false,
    indexed: false,
    unique: false,
    hidden: false,
    readOnly: false,
    fromBaseType: false,
    choices: [],
    fillInChoice: false,
    defaultValue: null,
    maxLength: 255,
    minimum: null,
    maximum: null,
    richText: false,
    appendOnly: false,
    dateOnly: false,
    peopleOnly: true,
    lookupList: null,
    lookupField: null,
    formula: null,
    ...more,
  };
}

const BUILT_IN: readonly (readonly [string, string, FieldType, string, Partial<Field>?])[] = [
  ['ID', 'ID', 'Counter', '1d22ea11-1e32-424e-89ab-9fedbadb6ce1', { readOnly: true }],
  ['ContentTypeId', 'Content Type ID', 'ContentTypeId', '03e45e84-1992-4d42-9116-26f756012634', { readOnly: true, hidden: true }],
  ['Title', 'Title', 'Text', 'fa564e0f-0c70-4ab9-b863-0177e6ddd247'],
  ['Modified', 'Modified', 'DateTime', '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', { readOnly: true }],
  ['Created', 'Created', 'DateTime', '8c06beca-0777-48f7-91c7-6da68bc07b69', { readOnly: true }],
  ['Author', 'Created By', 'User', '1df5e554-ec7e-46a6-901d-d85a3881cb18', { readOnly: true }],
  ['Editor', 'Modified By', 'User', 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2', { readOnly: true }],
  ['_UIVersionString', 'Version', 'Text', 'dce8262a-3ae9-45aa-aab4-83bd75fb738a', { readOnly: true }],
  ['Attachments', 'Attachments', 'Attachments', '67df98f4-9dec-48ff-a553-29bece9c5bf4', { readOnly: true }],
  ['GUID', 'GUID', 'Guid', 'ae069f25-3ac2-4256-b9c3-15dbc15da0e0', { readOnly: true, hidden: true }],
  ['FileLeafRef', 'Name', 'File', '8553196d-ec8d-4564-9861-3dbe931050c8', { readOnly: true, hidden: true }],
  ['FileRef', 'URL Path', 'Computed', '94f89715-e097-4e8b-ba79-ea02aa8b7adb', { readOnly: true, hidden: true }],
  ['FileDirRef', 'Path', 'Computed', '56605df6-8fa1-47e4-a04c-5b384d59609f', { readOnly: true, hidden: true }],
  ['FSObjType', 'Item Type', 'Integer', '30bb605f-5bae-48fe-b4e3-1f81d9772af9', { readOnly: true, hidden: true }],
  ['UniqueId', 'Unique Id', 'Guid', '4b7403de-8d94-43e8-9f0f-137a3e298126', { readOnly: true, hidden: true }],
];

/** The columns every list has. `ID` is always indexed; `Title` is not. */
export function builtInFields(library: boolean): Field[] {
  return BUILT_IN.filter(([name]) => !(library && name === 'Attachments')).map(([name, title, type, id, more]) =>
    newField(id, name, title, type, { group: '_Hidden', fromBaseType: true, indexed: name === 'ID', ...more }),
  );
}

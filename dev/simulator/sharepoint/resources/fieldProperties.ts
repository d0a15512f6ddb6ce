import type { Field } from '../state/model.ts';

/** What a column of its type shows beside the common properties. */
export function propertiesOf(field: Field): Record<string, unknown> {
  switch (field.type) {
    case 'Text':
      return { MaxLength: field.maxLength };
    case 'Note':
      return { AppendOnly: field.appendOnly, NumberOfLines: 6, RichText: field.richText, AllowHyperlink: false, RestrictedMode: true };
    case 'Choice':
    case 'MultiChoice':
      return { Choices: field.choices, FillInChoice: field.fillInChoice, EditFormat: 0 };
    case 'Number':
    case 'Currency':
      return { MinimumValue: field.minimum ?? -1.7976931348623157e308, MaximumValue: field.maximum ?? 1.7976931348623157e308 };
    case 'DateTime':
      return { DisplayFormat: field.dateOnly ? 0 : 1, DateTimeCalendarType: 0, FriendlyDisplayFormat: 0 };
    case 'User':
    case 'UserMulti':
      return { AllowMultipleValues: field.type === 'UserMulti', SelectionMode: field.peopleOnly ? 0 : 1, SelectionGroup: 0, LookupField: '', Presence: true };
    case 'Lookup':
    case 'LookupMulti':
      return { AllowMultipleValues: field.type === 'LookupMulti', LookupList: `{${field.lookupList}}`, LookupField: field.lookupField, IsRelationship: false };
    case 'Calculated':
      return { Formula: field.formula, OutputType: 2, DateFormat: 0 };
    default:
      return {};
  }
}

/** Properties that are taken and change nothing we show. */
const TAKEN = new Set([
  'AllowHyperlink',
  'NumberOfLines',
  'RestrictedMode',
  'EditFormat',
  'DateTimeCalendarType',
  'FriendlyDisplayFormat',
  'SelectionGroup',
  'Presence',
  'OutputType',
  'DateFormat',
  'CurrencyLocaleId',
  'CustomFormatter',
  'ClientSideComponentId',
  'JSLink',
  'Direction',
  'ShowAsPercentage',
  'CommaSeparator',
  'UnlimitedLengthInDocumentLibrary',
  'FieldTypeKind',
]);

/** Applies one property of a column; false when there is no such property. */
export function changeField(field: Field, name: string, value: unknown): boolean {
  switch (name) {
    case 'Title':
      field.title = String(value);
      return true;
    case 'StaticName':
      field.staticName = String(value);
      return true;
    case 'Description':
      field.description = String(value ?? '');
      return true;
    case 'Group':
      field.group = String(value);
      return true;
    case 'Required':
      field.required = value === true;
      return true;
    case 'Hidden':
      field.hidden = value === true;
      return true;
    case 'ReadOnlyField':
      field.readOnly = value === true;
      return true;
    case 'DefaultValue':
      field.defaultValue = value === null ? null : String(value);
      return true;
    case 'MaxLength':
      field.maxLength = Number(value);
      return true;
    case 'RichText':
      field.richText = value === true;
      return true;
    case 'AppendOnly':
      field.appendOnly = value === true;
      return true;
    case 'Choices':
      field.choices = (value as string[]).map(String);
      return true;
    case 'FillInChoice':
      field.fillInChoice = value === true;
      return true;
    case 'MinimumValue':
      field.minimum = value === null ? null : Number(value);
      return true;
    case 'MaximumValue':
      field.maximum = value === null ? null : Number(value);
      return true;
    case 'Formula':
      field.formula = String(value);
      return true;
    case 'DisplayFormat':
      if (field.type === 'DateTime') field.dateOnly = Number(value) === 0;
      return true;
    case 'SelectionMode':
      field.peopleOnly = Number(value) === 0;
      return true;
    case 'AllowMultipleValues':
      if (field.type === 'User' || field.type === 'UserMulti') field.type = value === true ? 'UserMulti' : 'User';
      else field.type = value === true ? 'LookupMulti' : 'Lookup';
      return true;
    case 'Indexed':
      field.indexed = value === true;
      return true;
    case 'EnforceUniqueValues':
      field.unique = value === true;
      return true;
    default:
      return TAKEN.has(name);
  }
}

import { titleIn } from '../../schema/index.ts';
import type { Column, ColumnType, ListLanguage } from '../../schema/index.ts';

/** `TypeAsString` of the SharePoint field behind each of our column types. */
export const SP_FIELD_TYPE: Record<ColumnType, string> = {
  Text: 'Text',
  Note: 'Note',
  Choice: 'Choice',
  Number: 'Number',
  DateTime: 'DateTime',
  Boolean: 'Boolean',
  Person: 'User',
};

const TYPE_ATTRIBUTES: Record<ColumnType, string> = {
  Text: ' MaxLength="255"',
  Note: ' NumLines="6" RichText="FALSE" AppendOnly="FALSE"',
  Choice: ' Format="Dropdown" FillInChoice="FALSE"',
  Number: '',
  DateTime: ' Format="DateTime"',
  Boolean: '',
  Person: ' UserSelectionMode="PeopleOnly" UserSelectionScope="0"',
};

/** CAML of one column. Created with `AddFieldInternalNameHint`, so that `Name` becomes the internal name. */
export function fieldXml(column: Column, language: ListLanguage): string {
  const indexed = column.indexed || column.unique;
  const attributes = [
    ` Type="${SP_FIELD_TYPE[column.type]}" Name="${column.name}" StaticName="${column.name}" DisplayName="${escapeXml(titleIn(column.title, language))}"`,
    TYPE_ATTRIBUTES[column.type],
    column.required ? ' Required="TRUE"' : '',
    indexed ? ' Indexed="TRUE"' : '',
    column.unique ? ' EnforceUniqueValues="TRUE"' : '',
  ].join('');
  const choices = column.choices ? `<CHOICES>${column.choices.map((choice) => `<CHOICE>${escapeXml(choice)}</CHOICE>`).join('')}</CHOICES>` : '';
  const byDefault = column.default === undefined ? '' : `<Default>${escapeXml(column.default)}</Default>`;
  const inner = byDefault + choices;
  return inner === '' ? `<Field${attributes} />` : `<Field${attributes}>${inner}</Field>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);

/** The choices of a column, from the `SchemaXml` SharePoint keeps: `Choices` itself is not among the properties of every field. */
export function choicesIn(schemaXml: string): string[] {
  return [...schemaXml.matchAll(/<CHOICE>([^<]*)<\/CHOICE>/g)].map(([, text]) => unescapeXml(text ?? ''));
}

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : (CHARACTERS[(name ?? '').toLowerCase()] ?? whole),
  );

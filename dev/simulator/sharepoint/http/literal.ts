/** Values as they are written in an address: `'it''s'`, `7`, `true`, `guid'...'`, `datetime'...'`, `null`, `@alias`. */
export type Literal =
  | { type: 'string'; value: string }
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'guid'; value: string }
  | { type: 'datetime'; value: string }
  | { type: 'null'; value: null };

const STRING = /^'((?:[^']|'')*)'$/;
const PREFIXED = /^(guid|datetime|datetimeoffset|binary)'((?:[^']|'')*)'$/i;

/** Null when the text is no literal. */
export function parseLiteral(text: string): Literal | null {
  const trimmed = text.trim();
  const quoted = STRING.exec(trimmed);
  if (quoted) return { type: 'string', value: quoted[1]!.replaceAll("''", "'") };
  const prefixed = PREFIXED.exec(trimmed);
  if (prefixed) {
    const value = prefixed[2]!.replaceAll("''", "'");
    return prefixed[1]!.toLowerCase() === 'guid' ? { type: 'guid', value: value.toLowerCase() } : { type: 'datetime', value };
  }
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?[LlMmDdFf]?$/.test(trimmed)) return { type: 'number', value: parseFloat(trimmed) };
  if (/^(true|false)$/i.test(trimmed)) return { type: 'boolean', value: trimmed.toLowerCase() === 'true' };
  if (/^null$/i.test(trimmed)) return { type: 'null', value: null };
  return null;
}

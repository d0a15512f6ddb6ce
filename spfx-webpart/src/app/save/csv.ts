/** A spreadsheet would run these as a formula (OWASP, CSV injection); a mail's sender chooses the subject. */
const FORMULA = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const cell = (value: string): string => `"${(FORMULA.test(value) ? `'${value}` : value).replace(/"/g, '""')}"`;

/** A table that Excel opens: UTF-8 with its mark, semicolons where the language writes decimals with a comma. */
export function csvText(rows: readonly (readonly string[])[], locale: string): string {
  const separator = (1.5).toLocaleString(locale).includes(',') ? ';' : ',';
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join('\r\n')}\r\n`;
}

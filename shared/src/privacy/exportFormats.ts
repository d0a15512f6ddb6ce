import type { Exported, ExportedRecord } from './export.ts';

/** The same data in the formats people and machines ask for (Art. 20: structured, commonly used, machine-readable). */
export const EXPORT_FORMATS: readonly { file: string; write: (data: Exported) => string }[] = [
  { file: 'data.json', write: (data) => `${JSON.stringify(data, null, 2)}\n` },
  { file: 'data.csv', write: csv },
  { file: 'data.xml', write: xml },
  { file: 'index.html', write: html },
];

const CSV_HEAD = ['kind', 'list', 'number', 'created', 'column', 'value'];

/** RFC 4180. A value that a spreadsheet would take for a formula gets an apostrophe (OWASP: CSV injection). */
function csv({ records }: Exported): string {
  const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  const rows = records.flatMap((record) =>
    Object.entries(record.values).map(([column, value]) => [record.kind, record.list, String(record.number), record.created, column, value]),
  );
  return `\ufeff${[CSV_HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Characters XML 1.0 has no place for are dropped. */
const escape = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);

function xml({ person, at, records }: Exported): string {
  const value = ([column, text]: [string, string]): string => `    <value column="${escape(column)}">${escape(text)}</value>`;
  const record = ({ kind, list, number, created, values, files }: ExportedRecord): string =>
    [
      `  <record kind="${kind}" list="${list}" number="${number}" created="${escape(created)}">`,
      ...Object.entries(values).map(value),
      ...files.map((name) => `    <file>${escape(name)}</file>`),
      '  </record>',
    ].join('\n');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<export at="${escape(at)}">`,
    ...person.addresses.map((address) => `  <address>${escape(address)}</address>`),
    ...records.map(record),
    '</export>',
    '',
  ].join('\n');
}

/** Stands alone, loads nothing; what people wrote is shown as text, never as HTML. */
function html({ person, at, records, notGiven }: Exported): string {
  const row = ([column, text]: [string, string]): string => `<tr><th>${escape(column)}</th><td>${escape(text)}</td></tr>`;
  const section = (record: ExportedRecord): string => {
    const files = record.files.length ? `<p>Files: ${record.files.map(escape).join(', ')}</p>` : '';
    const earlier = record.earlier ? `<p>${record.earlier} earlier version(s) hold something of you too.</p>` : '';
    return `<section><h2>${record.kind} ${record.number}</h2><p>${escape(record.list)}, ${escape(record.created)}</p><table>${Object.entries(record.values).map(row).join('')}</table>${files}${earlier}</section>`;
  };
  const style =
    'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}section{border-top:1px solid #ccc;padding:1rem 0}th{text-align:left;vertical-align:top;padding-right:1rem}td{white-space:pre-wrap;overflow-wrap:anywhere}';
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>Your data</title><style>${style}</style></head><body><h1>Your data</h1><p>${person.addresses.map(escape).join(', ')}, as of ${escape(at)}. ${records.length} records.</p>`,
    ...records.map(section),
    `<section><h2>Not given</h2><ul>${notGiven.map((line) => `<li>${escape(line)}</li>`).join('')}</ul></section></body></html>`,
    '',
  ].join('\n');
}

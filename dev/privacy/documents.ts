import { strToU8, zipSync } from 'fflate';

/** Small files as programs write them, for tests: made here, so that each says exactly what its test is about. */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])));

export const zipOf = zip;
export const runs = (...texts: readonly string[]): string =>
  `<w:p>${texts.map((text) => `<w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;

/** `paragraphs` as `runs`; `more` are further parts. */
export const docx = (paragraphs: readonly string[], more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  zip({
    '[Content_Types].xml': `${XML}<Types/>`,
    'word/document.xml': `${XML}<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`,
    'word/media/logo.png': new Uint8Array([1, 2, 3]),
    ...more,
  });

/** `rows` of numbers of `strings`, as Excel keeps texts. */
export const xlsx = (strings: readonly string[], rows: readonly (readonly number[])[]): Uint8Array =>
  zip({
    '[Content_Types].xml': `${XML}<Types/>`,
    'xl/sharedStrings.xml': `${XML}<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet><sheetData>${rows
      .map((row, at) => `<row r="${at + 1}">${row.map((cell, column) => `<c r="${'ABCDE'[column]}${at + 1}" s="1" t="s"><v>${cell}</v></c>`).join('')}</row>`)
      .join('')}</sheetData></worksheet>`,
  });

export const pptx = (...lines: readonly string[]): Uint8Array =>
  zip({
    '[Content_Types].xml': `${XML}<Types/>`,
    'ppt/slides/slide1.xml': `${XML}<p:sld>${lines.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join('')}</p:sld>`,
    'docProps/thumbnail.jpeg': new Uint8Array([9, 9]),
  });

export const odt = (body: string, manifest = '<manifest:manifest/>'): Uint8Array =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': XML + manifest,
    'content.xml': `${XML}<office:text>${body}</office:text>`,
  });

/** A mail of these sections, each with headers of its own, as programs send it. */
export const eml = (heads: readonly string[], ...sections: readonly (readonly [heads: string, body: string])[]): Uint8Array =>
  strToU8(
    [
      ...heads,
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary="b"',
      '',
      ...sections.flatMap(([head, body]) => ['--b', head, '', body]),
      '--b--',
      '',
    ].join('\r\n'),
  );
/** A section with this content, encoded. */
export const inBase64 = (heads: string, content: string | Uint8Array): [string, string] => [
  `${heads}\r\nContent-Transfer-Encoding: base64`,
  Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n'),
];

/** One page a text, in Helvetica, a line each; null: a page without words. `info`: the properties of the file. */
export function pdf(pages: readonly (string | null)[], { author = '', catalog = '', trailer = '' } = {}): Uint8Array {
  const escape = (text: string): string => text.replace(/[\\()]/g, '\\$&');
  const first = 4;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    `<</Type/Pages/Kids[${pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap((text, at) => {
      const drawn = (text ?? '')
        .split('\n')
        .map((line) => `(${escape(line)}) Tj 0 -14 Td`)
        .join(' ');
      const content = text === null ? '0 0 100 100 re f' : `BT /F1 12 Tf 72 700 Td ${drawn} ET`;
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${first + at * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
      ];
    }),
    `<</Author(${escape(author)})>>`,
  ];
  let out = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R/Info ${objects.length} 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`;
  return new TextEncoder().encode(out);
}

/** A password only its writer has: ISO 32000-2, 7.6.4. */
export const lockedPdf = (): Uint8Array => {
  const key = 'ab'.repeat(32);
  return pdf(['secret'], { trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>` });
};

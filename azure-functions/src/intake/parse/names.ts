/** One line, no path, no invisible or direction characters; stays what the sender called it otherwise. */
export const cleanFileName = (name: string): string =>
  name
    // eslint-disable-next-line no-control-regex
    .replace(/[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/^.*[/\\]/s, '')
    .trim()
    .slice(-255);

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'text/html': 'html',
  'text/plain': 'txt',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/pgp-signature': 'asc',
  'application/pgp-encrypted': 'txt',
  'application/ms-tnef': 'dat',
};
export const defaultName = (type: string, index: number): string => `attachment-${index + 1}.${EXTENSIONS[type] ?? 'bin'}`;

/** Text as HTML, line breaks and all. One pass: a text may hold nothing but such characters. */
export function escapeHtml(text: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 62 || (code > 38 && code < 60) || code === 61) continue;
    const escaped = ESCAPED[code];
    if (escaped === undefined) continue;
    out += from < at ? text.slice(from, at) + escaped : escaped;
    from = at + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
const ESCAPED: Record<number, string> = { 10: '<br>\n', 34: '&quot;', 38: '&amp;', 60: '&lt;', 62: '&gt;' };

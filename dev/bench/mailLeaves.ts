import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseMail } from '../../azure-functions/src/intake/parse/index.ts';
import { uuFiles } from '../../azure-functions/src/intake/parse/uuencode.ts';

/** Messages of which every decoded leaf is found again: in the text, in the HTML, or as a file. */
export async function leavesKept(folder: string): Promise<{ messages: number; complete: number; missing: string[]; withMore: string[] }> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const messages = names.filter((name) => name.endsWith('.msg')).sort();
  const missing: string[] = [];
  const withMore: string[] = [];
  for (const message of messages) {
    const stem = message.slice(0, -'.msg'.length);
    const leaves = names.filter((name) => dirname(name) === dirname(message) && name.startsWith(`${stem}_decoded_`) && /\.(?:bin|txt)$/.test(name));
    const { mail, files } = await parseMail(readFileSync(join(folder, message)));
    const shown = [flat(mail.text), flat(mail.html), ...files.map((file) => flat(Buffer.from(file.bytes).toString('latin1')))];
    const kept = (leaf: Buffer): boolean =>
      leaf.length === 0 ||
      files.some((file) => Buffer.compare(Buffer.from(file.bytes), leaf) === 0 || isLonger(file.bytes, leaf)) ||
      CHARSETS.some((charset) => shown.some((text) => text.includes(flat(withoutUu(leaf, charset)))));
    const apart = leaves.map((leaf) => readFileSync(join(folder, leaf))).filter((leaf) => !kept(leaf));
    if (apart.length === 0) continue;
    if (apart.every((leaf) => shown.some((text) => holdsEveryLine(text, leaf)))) withMore.push(message);
    else missing.push(message);
  }
  return { messages: messages.length, complete: messages.length - missing.length, missing, withMore };
}

/**
 * Every line of the leaf in its order, with others in between: the expectation leaves out a line of the mail that we show. So in
 * `malformedHeaderStartsBody-nocrlfcrlf`: no empty line ends the header, and what looks like a header again below the first line of the
 * body is dropped there; we keep it as text.
 */
function holdsEveryLine(shown: string, leaf: Buffer): boolean {
  let at = 0;
  for (const line of leaf
    .toString('latin1')
    .split(/\r?\n/)
    .map(flat)
    .filter((each) => each !== '')) {
    const found = shown.indexOf(line, at);
    if (found < 0) return false;
    at = found + line.length;
  }
  return true;
}

const CHARSETS = ['utf8', 'latin1', 'iso-8859-15', 'koi8-r', 'windows-1251', 'shift_jis', 'iso-2022-jp'];
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Base64 that ends within a group: we keep the last whole bytes, others drop them. */
const isLonger = (file: Uint8Array, leaf: Buffer): boolean =>
  file.length - leaf.length <= 2 && file.length > leaf.length && leaf.length > 100 && Buffer.compare(Buffer.from(file.subarray(0, leaf.length)), leaf) === 0;

/** What the corpus leaves as uuencode inside a text is a file for us; the words around it must be there. */
function withoutUu(leaf: Buffer, charset: string): string {
  const pieces: Buffer[] = [];
  let from = 0;
  for (const file of uuFiles(leaf, 100)) {
    pieces.push(leaf.subarray(from, file.start));
    from = file.end;
  }
  pieces.push(leaf.subarray(from));
  return new TextDecoder(charset).decode(Buffer.concat(pieces));
}

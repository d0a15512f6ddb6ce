import { nameInLibrary } from '../tickets/index.ts';
import type { Matcher } from './person.ts';
import { redacted } from './redaction.ts';
import type { DeskRecord } from './records.ts';

/** `redact`: a document is rewritten under the name `to` where its format allows it, else `text` takes its place as a file named `replacement`;
 * null: it was not read to its end, so nothing may take its place, and the person stays in it for somebody to look at. */
export type FileChange =
  | { do: 'delete'; name: string }
  | { do: 'rewrite'; name: string; text: string }
  | { do: 'rename'; name: string; to: string }
  | { do: 'redact'; name: string; to: string; replacement: string | null; text: string };

/** Files go with what is theirs; in what others wrote, only the person goes out of names, texts and documents. */
export function fileChanges(record: DeskRecord, disposition: 'blank' | 'redact', matcher: Matcher): FileChange[] {
  if (disposition === 'blank') return record.files.map(({ name }) => ({ do: 'delete', name }));
  const rename = renamed(matcher);
  return record.files.flatMap(({ name, text, form, unread }): FileChange[] => {
    const says = text !== null && matcher.test(text);
    if (says && form === 'document')
      return [{ do: 'redact', name, to: rename(name), replacement: unread === null ? replacementName(matcher, name) : null, text: redacted(matcher, text) }];
    return [
      ...(says ? [{ do: 'rewrite' as const, name, text: redacted(matcher, text) }] : []),
      ...(matcher.test(name) ? [{ do: 'rename' as const, name, to: rename(name) }] : []),
    ];
  });
}

/** The same name always gives the same new one, and two different names two: so a second try finds what the first made. */
const renamed =
  (matcher: Matcher) =>
  (name: string): string => {
    if (!matcher.test(name)) return name;
    const dot = name.lastIndexOf('.');
    const extension = dot > 0 ? redacted(matcher, name.slice(dot)) : '';
    return `erased ${fingerprint(name)}${extension.length <= 20 && !matcher.test(extension) ? extension : ''}`;
  };

/** The text of a document that could not be rewritten hangs on the row itself, wherever the document lay. */
const replacementName = (matcher: Matcher, name: string): string => `${nameInLibrary(renamed(matcher)(name)) ?? renamed(matcher)(name)}.txt`;

/** FNV-1a, to tell names apart; no secret. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return hash.toString(36);
}

type ShownFile = Readonly<Record<string, unknown>>;

/** One file of the column `Files` as it is called after `fileChanges`: by its new name, or as the text that now lies in its place. */
export function renamedFile(record: DeskRecord, matcher: Matcher, file: ShownFile): ShownFile {
  const { storedName, fileName } = file;
  if (typeof storedName !== 'string') return file;
  const replacement = replacementName(matcher, storedName);
  const there = record.files.find(({ name }) => name === replacement);
  if (!there) return { ...file, storedName: renamed(matcher)(storedName) };
  // The size of the document would keep the next search from reading its text.
  const size = new TextEncoder().encode(there.text ?? '').length;
  return { ...file, storedName: replacement, fileName: `${String(fileName ?? '')}.txt`, contentType: 'text/plain', size, sha256: '' };
}

import { ATTACHMENT_OMISSIONS } from '../tickets/index.ts';
import type { Attachment } from '../tickets/index.ts';
import { clip, line, MAX_NOTE_CHARS } from './fieldWriter.ts';
import { isObject, listOf } from './jsonShapes.ts';

/** Names, types and content ids come from the sender and may be of any length. */
const SHORT_CHARS = 60;

/**
 * The files of a message as JSON that fits its column. When it would not: first names and types are shortened for display (the
 * stored name stays exact), then files that were not stored anyway lose their line, the last first. 100 stored files always fit.
 */
export function filesJson(files: readonly Attachment[]): string | null {
  if (files.length === 0) return null;
  const whole = JSON.stringify(files);
  if (whole.length <= MAX_NOTE_CHARS) return whole;
  const lines = files.map((file) => ({ stored: file.storedName !== null, text: JSON.stringify(shortened(file)) }));
  let room = MAX_NOTE_CHARS - BRACKETS - lengthOf(lines.filter(({ stored }) => stored));
  const kept = lines.filter(({ stored, text }) => {
    if (stored) return true;
    room -= text.length + COMMA;
    return room >= 0;
  });
  return `[${kept.map(({ text }) => text).join(',')}]`;
}

const BRACKETS = 2;
const COMMA = 1;
const lengthOf = (lines: readonly { text: string }[]): number => lines.reduce((sum, { text }) => sum + text.length + COMMA, 0);

const shortened = (file: Attachment): Attachment => ({
  ...file,
  sha256: '',
  fileName: shortName(file.fileName),
  contentType: clip(file.contentType, SHORT_CHARS),
  contentId: file.inline ? file.contentId && clip(file.contentId, SHORT_CHARS) : null,
});

/** Keeps the ending, which says what the file is. */
function shortName(fileName: string): string {
  const name = line(fileName.replace(/["\\]/g, '_'), fileName.length) ?? '';
  return name.length <= SHORT_CHARS ? name : `${clip(name, SHORT_CHARS - 11)}…${name.slice(-10)}`;
}

/** The column as SharePoint keeps it; null for what is no list of files. */
export function parseFilesColumn(value: unknown): Attachment[] | null {
  if (typeof value !== 'string' || value === '') return null;
  try {
    return parseFiles(JSON.parse(value));
  } catch {
    return null;
  }
}

export const parseFiles = (value: unknown): Attachment[] | null => listOf(value, parseFile);

function parseFile(value: unknown): Attachment | null {
  if (!isObject(value)) return null;
  const { fileName, storedName, contentType, size, sha256, inline, contentId, omitted } = value;
  if (typeof fileName !== 'string' || typeof size !== 'number') return null;
  const omission = ATTACHMENT_OMISSIONS.find((each) => each === omitted);
  return {
    fileName,
    storedName: typeof storedName === 'string' ? storedName : null,
    contentType: typeof contentType === 'string' ? contentType : 'application/octet-stream',
    size,
    sha256: typeof sha256 === 'string' ? sha256 : '',
    inline: inline === true,
    contentId: typeof contentId === 'string' ? contentId : null,
    ...(omission && { omitted: omission }),
  };
}

import type { DraftFile } from '../../app/unsent/draftFiles';

export const MAX_FILES = 20;
/** Exchange Online refuses mails over 35 MB by default; base64 adds a third. */
export const MAX_FILES_BYTES = 25 * 1024 * 1024;
/** What a browser shows inside a text. */
const PICTURE = /^image\/(png|jpe?g|gif|webp|bmp)$/i;
const MAX_PICTURE_BYTES = 5 * 1024 * 1024;

export type Taken = { files: DraftFile[]; refused: { name: string; reason: 'tooMany' | 'tooLarge' | 'unreadable' }[] };
export type TakeOptions = {
  /** Makes the id of a picture that shall stand in the text; null: all become files below it. */
  pictureId: (() => string) | null;
  onProgress?(done: number, total: number): void;
};

/** What already goes along: how many files, and how large together. */
export type Held = { count: number; bytes: number };
export const heldOf = (files: readonly { size: number }[]): Held => ({ count: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) });
export const sizesOf = (files: readonly DraftFile[]): { size: number }[] => files.map(({ bytes }) => ({ size: bytes.length }));

const refusal = (size: number, { count, bytes }: Held): 'tooMany' | 'tooLarge' | null =>
  count >= MAX_FILES ? 'tooMany' : bytes + size > MAX_FILES_BYTES ? 'tooLarge' : null;

/** Files that are read already, as far as they fit beside what is there. */
export function fittingFiles(files: readonly DraftFile[], { count, bytes }: Held): Taken {
  const taken: Taken = { files: [], refused: [] };
  for (const file of files) {
    const before = heldOf(sizesOf(taken.files));
    const reason = refusal(file.bytes.length, { count: count + before.count, bytes: bytes + before.bytes });
    if (reason) taken.refused.push({ name: file.name, reason });
    else taken.files.push(file);
  }
  return taken;
}

/** Reads files a person picked, dropped or pasted, as far as they fit beside those already there. */
export async function takeFiles(list: readonly File[], held: Held, { pictureId, onProgress }: TakeOptions): Promise<Taken> {
  const taken: Taken = { files: [], refused: [] };
  let { count, bytes: total } = held;
  for (const [index, file] of Array.from(list.entries())) {
    const reason = refusal(file.size, { count, bytes: total });
    if (reason) taken.refused.push({ name: file.name, reason });
    else {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        total += bytes.length;
        count += 1;
        const inText = pictureId !== null && PICTURE.test(file.type) && bytes.length <= MAX_PICTURE_BYTES;
        taken.files.push({ name: file.name || 'file', contentType: file.type || 'application/octet-stream', bytes, contentId: inText ? pictureId() : null });
      } catch {
        taken.refused.push({ name: file.name, reason: 'unreadable' });
      }
    }
    onProgress?.(index + 1, list.length);
  }
  return taken;
}

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

/** Reads files a person picked, dropped or pasted, as far as they fit beside those already there. */
export async function takeFiles(list: readonly File[], held: readonly DraftFile[], { pictureId, onProgress }: TakeOptions): Promise<Taken> {
  const taken: Taken = { files: [], refused: [] };
  let total = held.reduce((sum, file) => sum + file.bytes.length, 0);
  for (const [index, file] of Array.from(list.entries())) {
    if (held.length + taken.files.length >= MAX_FILES) taken.refused.push({ name: file.name, reason: 'tooMany' });
    else if (total + file.size > MAX_FILES_BYTES) taken.refused.push({ name: file.name, reason: 'tooLarge' });
    else {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        total += bytes.length;
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

import type { PickedFile } from '../../app/desk/answer';

export const MAX_FILES = 20;
/** Exchange Online refuses mails over 35 MB by default; base64 adds a third. */
export const MAX_FILES_BYTES = 25 * 1024 * 1024;

export type Taken = { files: PickedFile[]; refused: { name: string; reason: 'tooMany' | 'tooLarge' | 'unreadable' }[] };

/** Reads files a person picked, dropped or pasted, as far as they fit beside those already there. */
export async function takeFiles(list: readonly File[], held: readonly PickedFile[]): Promise<Taken> {
  const taken: Taken = { files: [], refused: [] };
  let total = held.reduce((sum, file) => sum + file.bytes.length, 0);
  for (const file of list) {
    if (held.length + taken.files.length >= MAX_FILES) taken.refused.push({ name: file.name, reason: 'tooMany' });
    else if (total + file.size > MAX_FILES_BYTES) taken.refused.push({ name: file.name, reason: 'tooLarge' });
    else {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        total += bytes.length;
        taken.files.push({ name: file.name || 'file', contentType: file.type || 'application/octet-stream', bytes });
      } catch {
        taken.refused.push({ name: file.name, reason: 'unreadable' });
      }
    }
  }
  return taken;
}

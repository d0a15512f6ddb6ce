import { MAX_PORTAL_FILES, MAX_PORTAL_FILE_BYTES } from '@listdesk/shared/portal';
import type { UploadedFile } from '@listdesk/shared/portal';

/** A file chosen and not yet sent. `id` tells equal names apart. */
export type ChosenFile = { id: string; file: File };
export type FileRefusal = { reason: 'tooLarge' | 'tooMany' | 'empty' | 'tooMuch'; name: string };

/** Together; one request carries them all (base64 adds a third). */
export const MAX_TOTAL_BYTES = 25 * 1024 * 1024;

/** Adds what may be added and says why the rest may not. */
export function addFiles(chosen: readonly ChosenFile[], added: readonly File[], newId: () => string): { files: ChosenFile[]; refused: FileRefusal[] } {
  const files = [...chosen];
  const refused: FileRefusal[] = [];
  for (const file of added) {
    const total = files.reduce((sum, other) => sum + other.file.size, 0);
    const reason =
      file.size === 0
        ? 'empty'
        : file.size > MAX_PORTAL_FILE_BYTES
          ? 'tooLarge'
          : files.length >= MAX_PORTAL_FILES
            ? 'tooMany'
            : total + file.size > MAX_TOTAL_BYTES
              ? 'tooMuch'
              : null;
    if (reason) refused.push({ reason, name: file.name });
    else files.push({ id: newId(), file });
  }
  return { files, refused };
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'));
    reader.readAsDataURL(file);
  });
}

/** Null when one of them can no longer be read (moved, a disconnected drive). */
export async function uploads(chosen: readonly ChosenFile[]): Promise<UploadedFile[] | null> {
  try {
    return await Promise.all(
      chosen.map(async ({ file }) => ({ fileName: file.name, contentType: file.type || 'application/octet-stream', base64: await base64(file) })),
    );
  } catch {
    return null;
  }
}

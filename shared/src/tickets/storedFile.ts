/**
 * Where a file of a message lies. Up to this size it is an attachment of the message item, sent in one request; larger ones lie in the
 * desk's library, sent piece by piece. SharePoint takes up to 250 MB at an item, but in one body, and what breaks off starts anew.
 */
export const MAX_ATTACHED_FILE_BYTES = 10 * 1024 * 1024;

/** No file at an item can be called so: SharePoint refuses a colon in names. */
const IN_LIBRARY = 'library:';

/**
 * The stored name of a file in the library: made of the message's key and the file's place in it, so a second try finds the same file,
 * and without the sender's words, so nothing of a person stands in it. The ending stays when it is a plain one.
 */
export function libraryStoredName(messageKey: string, index: number, fileName: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0].toLowerCase() ?? '';
  return `${IN_LIBRARY}${messageKey.replace(/[^A-Za-z0-9_-]/g, '_')}-${index + 1}${ending}`;
}

/** The file's name inside the library; null for a file at its message item. */
export const nameInLibrary = (storedName: string): string | null => (storedName.startsWith(IN_LIBRARY) ? storedName.slice(IN_LIBRARY.length) : null);

import { DOCUMENT_FILE, MAX_DOCUMENT_BYTES, TEXT_FILE, type Documents, type FileText, type UnreadReason } from '../privacy/index.ts';
import { plainText } from '../tickets/index.ts';
import { documentKind, isReadable } from './kinds.ts';
import { MAX_DEPTH, MAX_TEXT_CHARS } from './limits.ts';
import { openedMail } from './mail.ts';
import { officeParts, officeTexts } from './office.ts';
import type { ReadPdf } from './pdfText.ts';
import { rewrittenDocument } from './rewriteDocument.ts';
import { fullBudget, Unreadable, unzipped, type Budget, type Entry } from './unzip.ts';

/** What a file says, in pieces, and why something of it was not read. */
type Said = { texts: string[]; unread: UnreadReason | null };

const said = (texts: string[], unread: UnreadReason | null = null): Said => ({ texts, unread });
const notRead = (reason: UnreadReason): Said => said([], reason);

/** Reads documents; `readPdf` is what this place (a browser, Node) has for PDF. What lies inside of a file is read too. */
export function documentsWith(readPdf: ReadPdf): Documents {
  const read = async (bytes: Uint8Array): Promise<FileText> => {
    const { texts, unread } = await opened(bytes, fullBudget(), 0);
    const text = texts.join('\n');
    const cut = text.length > MAX_TEXT_CHARS;
    return { text: text === '' && unread ? null : text.slice(0, MAX_TEXT_CHARS), form: 'document', unread: cut ? 'tooLarge' : unread };
  };

  async function opened(bytes: Uint8Array, budget: Budget, depth: number): Promise<Said> {
    if (bytes.length > MAX_DOCUMENT_BYTES) return notRead('tooLarge');
    try {
      switch (documentKind(bytes)) {
        case 'pdf':
          return await pdf(bytes, budget, depth);
        case 'zip':
          return await zip(bytes, budget, depth);
        case 'mail':
          return await mail(bytes, budget, depth);
        case 'locked':
          return notRead('encrypted');
        case 'ole':
          return notRead('kind');
        case null:
          return notRead('damaged');
      }
    } catch (error) {
      if (error instanceof Unreadable) return notRead(error.reason);
      throw error;
    }
  }

  async function pdf(bytes: Uint8Array, budget: Budget, depth: number): Promise<Said> {
    const found = await readPdf(bytes);
    if ('refused' in found) return notRead(found.refused);
    const { pages, beside, files, cut } = found;
    const inside = await all(files, budget, depth);
    // A page without a word is a picture of one, or blank; a program cannot tell which.
    const reason = cut ? 'tooLarge' : pages.some((page) => page.trim() === '') ? 'pictures' : inside.unread;
    return said([...pages, beside, ...inside.texts], reason);
  }

  async function zip(bytes: Uint8Array, budget: Budget, depth: number): Promise<Said> {
    const { names } = unzipped(bytes, () => false, { ...budget });
    const parts = officeParts(names);
    const wanted = parts ? (name: string): boolean => parts.texts(name) || parts.inside(name) : isReadable;
    const { entries } = unzipped(bytes, wanted, budget);
    if (!parts) {
      const { texts, unread } = await all(entries, budget, depth);
      const others = names.some((name) => !name.endsWith('/') && !isReadable(name));
      return said([...names, ...texts], unread ?? (others ? 'kind' : null));
    }
    if (parts.isEncrypted(entries)) return notRead('encrypted');
    const inside = await all(
      entries.filter(({ name }) => parts.inside(name)),
      budget,
      depth,
    );
    return said([...officeTexts(entries.filter(({ name }) => parts.texts(name))), ...inside.texts], inside.unread);
  }

  async function mail(bytes: Uint8Array, budget: Budget, depth: number): Promise<Said> {
    const { headers, sections, plain, html, files } = await openedMail(bytes, budget);
    // As in an Office file: nearly every mail has a logo.
    const inside = await all(
      files.filter(({ picture }) => picture === null),
      budget,
      depth,
    );
    const beside = [...headers.map(({ text }) => text), sections, ...files.flatMap(({ name, description }) => [name, description])];
    return said([...beside, plain, html, ...inside.texts], inside.unread);
  }

  /** Files that lie inside of one, each as if it hung on the message itself. */
  async function all(files: readonly Entry[], budget: Budget, depth: number): Promise<Said> {
    const sum = said([]);
    for (const { name, bytes } of files) {
      const one = TEXT_FILE.test(name)
        ? said([plainText(bytes)])
        : !DOCUMENT_FILE.test(name)
          ? notRead('kind')
          : depth >= MAX_DEPTH
            ? notRead('tooLarge')
            : await opened(bytes, budget, depth + 1);
      sum.texts.push(...one.texts);
      sum.unread ??= one.unread;
    }
    return sum;
  }

  return { read, rewrite: (bytes, edits) => rewrittenDocument(bytes, edits, read) };
}

import { createHash } from 'node:crypto';
import { QUARANTINE_UNDO_DAYS } from '@listdesk/shared/quarantine';
import { parseMail } from './parse/index.ts';
import type { Desk, HeldNote, HeldRow, Quarantine, RawMailStore } from './ports.ts';

/** Mail of a gateway has no mailbox to be kept in: held, it stays with us so long. */
export const HELD_DAYS = 30;
const HELD = 'held-';
const PAGE_SIZE = 10;
/** What a list shows of a mail stands in its first part; the whole is read when it is opened. */
const MAX_SHOWN_BYTES = 5 * 1024 * 1024;
const PREVIEW_CHARS = 255;
const FALLBACK: HeldNote = { reason: 'moved here by hand', at: '', letGo: null };

export const isHeldRaw = (id: string): boolean => id.startsWith(HELD);
/** Blobs of held mail are swept later than those on their way. */
export const isHeldBlob = (name: string): boolean => name.includes(`/${HELD}`);

/** What is held of the mail that a gateway handed over for one mailbox: blobs, and notes without content in the ledger. Ids are names of blobs. */
export function rawQuarantine(
  desk: Desk,
  mailboxHash: string,
  store: RawMailStore,
): Quarantine & { nameOf: (id: string) => string; idOf: (blob: string) => string; adopt: (blob: string) => Promise<string> } {
  const prefix = `${HELD}${desk.id}-${mailboxHash}-`;
  const nameOf = (id: string): string => `${desk.tenant}/${id}`;
  const idOf = (blob: string): string =>
    blob.startsWith(nameOf(prefix)) ? blob.slice(desk.tenant.length + 1) : `${prefix}${createHash('sha256').update(blob).digest('hex').slice(0, 32)}`;
  const noteName = (id: string): string => `held:${id}`;
  const noteOf = async (id: string): Promise<HeldNote | null> => {
    const kept = await desk.ledger.recall(noteName(id));
    return kept ? (JSON.parse(kept) as HeldNote) : null;
  };
  const keepNote = (id: string, note: HeldNote): Promise<void> => desk.ledger.keep(noteName(id), JSON.stringify(note), HELD_DAYS + QUARANTINE_UNDO_DAYS);
  const bytesOf = async (id: string): Promise<Uint8Array | null> => (id.startsWith(prefix) ? store.get(nameOf(id)) : null);
  const isThere = async (id: string): Promise<boolean> =>
    id.startsWith(prefix) ? (await store.list(nameOf(id))).some((each) => each.name === nameOf(id)) : false;
  const changed = async (id: string, note: HeldNote): Promise<'moved' | 'gone'> => {
    if (!(await isThere(id))) return 'gone';
    await keepNote(id, note);
    return 'moved';
  };
  return {
    nameOf,
    /** What a mail on its way is called once it is held; the same mail gets the same id. */
    idOf,
    /** Takes a mail on its way over. */
    adopt: async (blob) => {
      const id = idOf(blob);
      if (nameOf(id) !== blob) await store.copy(blob, nameOf(id));
      return id;
    },
    hold: changed,
    letGo: changed,
    page: async (cursor) => {
      const skip = cursor && /^\d{1,6}$/.test(cursor) ? Number(cursor) : 0;
      const all = await store.list(nameOf(prefix));
      const rows: HeldRow[] = [];
      let at = skip;
      for (; at < all.length && rows.length < PAGE_SIZE; at += 1) {
        const id = all[at]!.name.slice(desk.tenant.length + 1);
        const note = (await noteOf(id)) ?? FALLBACK;
        if (!note.letGo) rows.push(await rowOf(id, all[at]!, note, store));
      }
      return { rows, cursor: at < all.length ? String(at) : null };
    },
    read: async (id) => {
      const bytes = await bytesOf(id);
      if (!bytes) return null;
      const { mail, files, visibleText } = await parseMail(bytes);
      return {
        ...shown(id, mail, files.length > 0, await noteOf(id)),
        to: mail.to.map(({ name, address }) => ({ name, address })),
        replyTo: mail.replyTo.map(({ name, address }) => ({ name, address })),
        headers: null,
        body: { text: mail.text || visibleText, html: mail.html },
      };
    },
  };
}

async function rowOf(id: string, { name, bytes, at }: { name: string; bytes: number; at: number }, note: HeldNote, store: RawMailStore): Promise<HeldRow> {
  const raw = bytes <= MAX_SHOWN_BYTES ? await store.get(name) : null;
  const receivedAt = new Date(at).toISOString();
  if (!raw) return { id, from: { name: '', address: '' }, subject: '', receivedAt, preview: '', hasFiles: true, note };
  const { mail, files } = await parseMail(raw);
  return { ...shown(id, mail, files.length > 0, note), receivedAt: note.at || receivedAt };
}

type Shown = Awaited<ReturnType<typeof parseMail>>['mail'];
function shown(id: string, mail: Shown, hasFiles: boolean, note: HeldNote | null): HeldRow {
  const { from, subject, text } = mail;
  return {
    id,
    from: { name: from?.name ?? '', address: from?.address ?? '' },
    subject,
    receivedAt: note?.at ?? '',
    preview: text.replace(/\s+/g, ' ').trim().slice(0, PREVIEW_CHARS),
    hasFiles,
    note,
  };
}

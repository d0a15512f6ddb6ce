import { simpleParser, type ParsedMail } from 'mailparser';
import type { StoredMessage } from '../simulator/graph/mailbox/model.ts';
import type { OpenMailbox } from '../simulator/graph/mailbox/mailboxStore.ts';
import { threadsOf, type Thread } from './threads.ts';

/** Everything a person sees in a mailbox: received and sent, no drafts, nothing deleted. */
export function conversations(mailbox: OpenMailbox): Thread<StoredMessage>[] {
  const hidden = new Set(['drafts', 'deleteditems', 'outbox'].map((name) => mailbox.folder(name)?.id));
  return threadsOf([...mailbox.messages.values()].filter((message) => message.raw && !message.isDraft && !hidden.has(message.folderId)));
}

const parsed = new WeakMap<Uint8Array, Promise<ParsedMail>>();

/** The MIME as it came; `cid:` pictures stay links, which the page resolves. */
export function readMail(message: StoredMessage): Promise<ParsedMail> {
  const { raw } = message;
  if (!raw) throw new Error('A draft has no MIME.');
  const known = parsed.get(raw) ?? simpleParser(Buffer.from(raw), { skipImageLinks: true, skipTextToHtml: true });
  parsed.set(raw, known);
  return known;
}

/** Grows with everything that happens in the mailbox. */
export const versionOf = (mailbox: OpenMailbox): number => mailbox.data.counter;

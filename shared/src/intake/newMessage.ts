import { libraryStoredName, MAX_ATTACHED_FILE_BYTES, MAX_SUBJECT_CHARS, subjectOf } from '../tickets/index.ts';
import type { Attachment, Contact, MessageKind, ThreadEvidence } from '../tickets/index.ts';
import type { MailAddress } from '../mail/index.ts';
import type { IntakeContext, ReadMail } from './context.ts';
import { MAX_CLOCK_SKEW_MINUTES, MAX_REASON_CHARS, MAX_STORED_BYTES, MAX_STORED_FILE_BYTES, MAX_STORED_FILES } from './limits.ts';
import type { NewMessage } from './plan.ts';
import type { Sender } from './sender.ts';

export type MessageRole = { kind: MessageKind; ticketKey: string; evidence: ThreadEvidence; automatic: string | null };

/** The mail as it will lie in the Messages list. */
export function newMessage({ mail, cleanHtml, visibleText }: ReadMail, sender: Sender, context: IntakeContext, role: MessageRole): NewMessage {
  return {
    key: context.keys.message,
    ticketKey: role.ticketKey,
    kind: role.kind,
    from: { name: sender.name, address: sender.address },
    to: contacts(mail.to),
    cc: contacts(mail.cc),
    subject: subjectOf(mail.subject, visibleText).slice(0, MAX_SUBJECT_CHARS),
    html: cleanHtml,
    visibleText,
    fullText: mail.text.trim() === visibleText.trim() ? '' : mail.text,
    sentAt: sentAt(mail.date, context),
    sendAfter: null,
    delivery: 'None',
    deliveryError: null,
    attachments: storedFiles(mail.attachments, context),
    evidence: role.evidence,
    automatic: role.automatic?.slice(0, MAX_REASON_CHARS) ?? null,
    verified: sender.verified,
    internetMessageId: mail.messageId,
    mailboxMessageId: context.mailboxMessageId,
  };
}

const MAX_RECIPIENTS = 100;
const contacts = (addresses: readonly MailAddress[]): Contact[] =>
  addresses
    .filter((one) => one.address !== '')
    .slice(0, MAX_RECIPIENTS)
    .map((one) => ({ name: one.name, address: one.address }));

/** A `Date` of the future or none: when the mailbox received it. Of the past: as the writer says, it is his word. */
export function sentAt(date: string | null, context: Pick<IntakeContext, 'now' | 'receivedAt'>): string {
  const received = context.receivedAt ?? context.now;
  if (!date) return received;
  return Date.parse(date) > Date.parse(context.now) + MAX_CLOCK_SKEW_MINUTES * 60_000 ? received : date;
}

/** By any ending, so that `invoice.exe.txt` and `invoice.txt.exe` are both caught; dots and blanks at the end count for nothing, as in Windows. */
function isBlocked(fileName: string, endings: readonly string[]): boolean {
  const found = fileName
    .toLowerCase()
    .replace(/[.\s]+$/, '')
    .split('.')
    .slice(1);
  return found.some((ending) => endings.includes(ending.trim()));
}

/** Every file is named; those over a limit keep their line with the reason and stay in the mailbox. */
function storedFiles(files: ReadMail['mail']['attachments'], { storedNames, keys, settings }: IntakeContext): Attachment[] {
  const names = storedNames(files.map((file) => file.fileName));
  let bytes = 0;
  return files.map((file, index) => {
    const tooLarge = file.size > MAX_STORED_FILE_BYTES || bytes + file.size > MAX_STORED_BYTES;
    const blocked = isBlocked(file.fileName, settings.blockedEndings ?? []);
    const omitted = blocked ? 'blocked' : index >= MAX_STORED_FILES ? 'tooMany' : tooLarge ? 'tooLarge' : null;
    if (!omitted) bytes += file.size;
    const storedName = file.size > MAX_ATTACHED_FILE_BYTES ? libraryStoredName(keys.message, index, file.fileName) : (names[index] as string);
    return { ...file, storedName: omitted ? null : storedName, ...(omitted ? { omitted } : {}) };
  });
}

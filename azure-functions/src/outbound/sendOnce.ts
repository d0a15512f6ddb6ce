import type { Ledger, Mailbox, MailboxDraft, OutgoingFile } from '../intake/ports.ts';

export type SendWork = {
  /** Key of this piece of work; also the mark on the draft. */
  work: string;
  ledger: Ledger;
  mailbox: Mailbox;
  /** Makes the draft, marked with `work`. `gone` when the mail to answer was deleted. */
  create: () => Promise<MailboxDraft | 'gone'>;
  files: () => AsyncIterable<OutgoingFile>;
  /** Called with the draft before it is sent, again after a crash: remember its Message-ID here. */
  drafted: (draft: MailboxDraft) => Promise<void>;
};
/** `unsure`: the draft vanished; it may have been sent, so it is not sent again. */
export type SendOutcome = { outcome: 'sent'; draft: MailboxDraft } | { outcome: 'gone' } | { outcome: 'unsure' };

/**
 * Sends a mail once, whatever happens in between: begun -> draft made -> draft recorded -> files -> sent -> recorded. After a crash the
 * draft is found by the ledger, or by the mark it carries; a draft that is sent already is not sent again.
 */
export async function sendOnce({ work, ledger, mailbox, create, files, drafted }: SendWork): Promise<SendOutcome> {
  const begun = await ledger.begin(`send:${work}`);
  const progress = begun.fresh ? null : begun.progress;
  if (progress?.step === 'sent') return { outcome: 'sent', draft: progress.draft };
  const known = progress?.step === 'drafted' ? progress.draft : null;
  const found = known ?? (begun.fresh ? null : await mailbox.findDraft(work));
  const draft = found ?? (await create());
  if (draft === 'gone') return { outcome: 'gone' };
  if (!known) await ledger.record(`send:${work}`, { step: 'drafted', draft });
  await drafted(draft);
  if (found) {
    const state = await mailbox.state(draft.id);
    if (state === 'gone') return { outcome: 'unsure' };
    if (state === 'sent') return finish(ledger, work, draft);
  }
  const attached = new Set(found ? await mailbox.attachments(draft.id) : []);
  for await (const file of files()) if (!attached.has(file.fileName)) await mailbox.attach(draft.id, file);
  return (await mailbox.send(draft.id)) === 'gone' ? { outcome: 'unsure' } : finish(ledger, work, draft);
}

async function finish(ledger: Ledger, work: string, draft: MailboxDraft): Promise<SendOutcome> {
  await ledger.record(`send:${work}`, { step: 'sent', draft });
  return { outcome: 'sent', draft };
}

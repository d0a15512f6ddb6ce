import type { Contact } from '@listdesk/shared/tickets';
import type { DraftKind } from '@listdesk/shared/schema';
import type { Keep } from '../../app/keep/keep';
import { editableHtml } from './draftHtml';
import { draftName, isKept, type KeptDraft } from './useDraft';

/** Makes a colleague's text one's own, behind whatever one had written oneself. `sharedId`: it is one's own already, from another device, and goes on being shared. */
export function takeOver(
  keep: Keep,
  ticketKey: string,
  theirs: { kind: DraftKind; html: string; to: Contact[]; cc: Contact[] },
  newKey: () => string,
  now: number,
  sharedId: number | null = null,
): void {
  const name = draftName(ticketKey);
  const own = keep.read(name, isKept);
  const html = editableHtml(theirs.html);
  const draft: KeptDraft = own
    ? { ...own, html: own.html ? `${own.html}<p><br></p>${html}` : html, at: now }
    : { kind: theirs.kind, key: newKey(), at: now, to: theirs.to, cc: theirs.cc, forwarded: null, without: [], html, sharedId };
  keep.write(name, draft);
}

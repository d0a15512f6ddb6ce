import type { DraftKind } from '@listdesk/shared/schema';
import type { SharedDraft } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { editableHtml } from './draftHtml';
import type { Opened } from './opened';
import { draftName, freshHead, isKept, type DraftHead, type KeptDraft } from './useDraft';

/** A text that comes to a ticket from somewhere else: taken back, or a colleague's. What it does not name is left as it is. */
export type Coming = Omit<Opened, 'at' | 'insert'>;

/** A colleague's draft. Theirs names nobody where the copies are those of the ticket. */
export const comingOf = ({ kind, html, to, cc }: Pick<SharedDraft, 'kind' | 'html' | 'to' | 'cc'>): Coming => ({
  kind,
  html,
  to,
  ...(cc.length ? { cc } : {}),
});

/** As what two texts go on that become one: words that only agents were to read never become mail by themselves. */
export const kindOfBoth = (begun: { kind: DraftKind; html: string } | null, coming: DraftKind): DraftKind =>
  begun?.kind === 'Note' && begun.html !== '' ? 'Note' : coming;

export const bothTexts = (begun: string, coming: string): string => (begun === '' ? coming : `${begun}<p><br></p>${coming}`);

/** Whom it was for and what went along, in the terms of a draft. */
export const partsOf = ({ kind, to, cc, forwarded, without }: Coming): Partial<DraftHead> => ({
  ...(to ? { to: [...to] } : {}),
  ...(cc ? (kind === 'Reply' ? { replyCc: [...cc] } : { cc: [...cc] }) : {}),
  ...(forwarded ? { forwarded } : {}),
  ...(without ? { without: [...without] } : {}),
});

/** Puts a text into the draft of a ticket whose composer is closed, behind whatever stands there. `sharedId`: colleagues see it already under that number. */
export function putIntoDraft({ port: { keep, newKey, now } }: Desk, ticketKey: string, coming: Coming, sharedId: number | null = null): void {
  const name = draftName(ticketKey);
  const begun = keep.read(name, isKept);
  const draft: KeptDraft = {
    ...(begun ?? { ...freshHead(coming.kind, newKey()), sharedId }),
    ...partsOf(coming),
    kind: kindOfBoth(begun, coming.kind),
    html: bothTexts(begun?.html ?? '', editableHtml(coming.html ?? '')),
    at: now(),
  };
  keep.write(name, draft);
}

/** Makes a colleague's draft one's own while the composer is closed; behind a text of one's own it is words alone. `sharedId`: as above. */
export function takeOver(desk: Desk, ticketKey: string, theirs: SharedDraft, sharedId: number | null): void {
  const own = desk.port.keep.read(draftName(ticketKey), isKept);
  putIntoDraft(desk, ticketKey, own ? { kind: theirs.kind, html: theirs.html } : comingOf(theirs), sharedId);
}

/** Puts a text that came back, with its files, into the draft: where no composer of the ticket stands open to take it. */
export async function layAside(desk: Desk, ticketKey: string, coming: Coming): Promise<void> {
  putIntoDraft(desk, ticketKey, coming);
  if (!coming.files?.length || !desk.port.unsent) return;
  const { files } = await desk.port.unsent();
  await files.write(ticketKey, [...(await files.read(ticketKey)), ...coming.files]);
}

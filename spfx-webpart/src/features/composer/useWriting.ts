import * as React from 'react';
import type { SharedDraft } from '@listdesk/shared/sharepoint';
import type { Message, Ticket } from '@listdesk/shared/tickets';
import { useStore } from '../../app/store/store';
import { useDesk } from '../desk/DeskContext';
import { editableHtml } from './draftHtml';
import { bothTexts, comingOf, kindOfBoth, partsOf, type Coming } from './drafts';
import type { EditorHandle } from './Editor';
import { forwardable } from './ForwardParts';
import { useMeanwhile } from './MeanwhileLine';
import type { Opened } from './opened';
import { useDraft, type DraftState } from './useDraft';
import { useDraftFiles } from './useDraftFiles';

/** What was asked for and has its words in an editor. */
const taken = new WeakSet<Opened>();

/** Held fast once known: the conversation may arrive after the click, and what arrives later is never handed on instead. */
function useNewestForwarded({ head, change }: DraftState, messages: readonly Message[]): void {
  const { kind, forwarded } = head;
  const newest = forwardable(messages)[0]?.key ?? null;
  React.useEffect(() => {
    if (kind === 'Forward' && !forwarded && newest) change({ forwarded: newest });
  }, [kind, forwarded, newest]);
}

/** The text somebody writes to a ticket: its editor, its draft and files, and the conversation it answers. */
export function useWriting(ticket: Ticket, opened: Opened) {
  const { desk, conversations } = useDesk();
  const editor = React.useRef<EditorHandle>(null);
  const html = React.useCallback(() => editor.current?.html() ?? '', []);
  const draft = useDraft(ticket.key, html);
  const kept = useDraftFiles(ticket.key);
  const messages = useStore(conversations.store, (all) => all.get(ticket.key)?.messages ?? null) ?? [];
  const news = useMeanwhile(messages, draft.head.key, draft.head.at);

  /** What stands there stays: what comes is put behind it. */
  const take = (coming: Coming): void => {
    const begun = { kind: draft.head.kind, html: html() };
    if (coming.html !== undefined) editor.current?.reset(bothTexts(begun.html, editableHtml(coming.html)));
    if (coming.files?.length) void kept.add(coming.files);
    draft.change({ ...partsOf(coming), kind: kindOfBoth(begun, coming.kind) });
    editor.current?.focus();
  };
  React.useEffect(() => {
    // Page and pane may both be asked for the same: its words come once.
    if (taken.has(opened)) return html() === '' ? take({ kind: opened.kind }) : editor.current?.focus();
    taken.add(opened);
    take(opened);
    if (opened.insert !== undefined) editor.current?.insert(opened.insert);
    // Once for each time somebody asks for the composer.
  }, [opened]);
  useNewestForwarded(draft, messages);

  /** Sent or thrown away. */
  const empty = (): void => {
    editor.current?.reset('');
    draft.clear();
    kept.set([]);
  };
  /** A colleague's draft becomes one's own, and is kept before theirs goes. */
  const takeOver = ({ kind, html: theirs, to, cc }: SharedDraft): void => {
    take(html() === '' ? comingOf({ kind, html: theirs, to, cc }) : { kind, html: theirs });
    draft.save();
  };
  return { editor, html, draft, kept, messages, news, empty, takeOver };
}
export type Writing = ReturnType<typeof useWriting>;

import * as React from 'react';
import type { Message, Ticket } from '@listdesk/shared/tickets';
import { useStore } from '../../app/store/store';
import { useDesk } from '../desk/DeskContext';
import { editableHtml } from './draftHtml';
import type { EditorHandle } from './Editor';
import { forwardable } from './ForwardParts';
import { useMeanwhile } from './MeanwhileLine';
import type { Opened } from './opened';
import { draftName, isKept, useDraft, type DraftState } from './useDraft';
import { useDraftFiles } from './useDraftFiles';

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

  // What stands there stays: what comes back is put behind it.
  React.useEffect(() => {
    if (opened.html !== undefined) {
      const before = html();
      editor.current?.reset(before === '' ? editableHtml(opened.html) : `${before}<p><br></p>${editableHtml(opened.html)}`);
    }
    if (opened.files?.length) kept.set([...kept.files, ...opened.files]);
    draft.change({
      kind: opened.kind,
      ...(opened.to ? { to: [...opened.to] } : {}),
      ...(opened.cc?.length ? { cc: [...opened.cc] } : {}),
      ...(opened.forwarded ? { forwarded: opened.forwarded } : {}),
    });
    editor.current?.focus();
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
  /** A colleague's draft has become one's own, on this device: it is shown. */
  const showTaken = (): void => {
    const mine = desk.port.keep.read(draftName(ticket.key), isKept);
    if (mine) editor.current?.reset(mine.html);
    draft.touch();
    editor.current?.focus();
  };
  return { editor, html, draft, kept, messages, news, empty, showTaken };
}
export type Writing = ReturnType<typeof useWriting>;

import * as React from 'react';
import { MAX_SHARED_DRAFT_CHARS } from '@listdesk/shared/sharepoint';
import type { Contact } from '@listdesk/shared/tickets';
import type { DraftKind } from '@listdesk/shared/schema';
import { isRecord, isString } from '../../app/keep/keep';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { sharedHtml } from './draftHtml';

/**
 * Everything of a draft but its words: those stay with the editor until somebody asks. `at` 0: nothing was written. `to`, `cc`, `forwarded` and `without` (files that
 * stay behind) are of what is handed on; `replyCc` are the copies of a reply, absent while they are those of the ticket.
 */
export type DraftHead = {
  kind: DraftKind;
  key: string;
  at: number;
  to: Contact[];
  cc: Contact[];
  replyCc?: Contact[];
  forwarded: string | null;
  without: string[];
};
export type KeptDraft = DraftHead & { html: string; sharedId: number | null };

const SAVE_AFTER_MS = 1_000;
const KINDS: readonly unknown[] = ['Reply', 'Note', 'Forward'];
const isContact = (value: unknown): value is Contact => isRecord(value) && isString(value.address) && isString(value.name);
export const isContacts = (value: unknown): value is Contact[] => Array.isArray(value) && value.every(isContact);
export const isKept = (value: unknown): value is KeptDraft =>
  isRecord(value) &&
  KINDS.includes(value.kind) &&
  isString(value.html) &&
  isString(value.key) &&
  typeof value.at === 'number' &&
  isContacts(value.to) &&
  isContacts(value.cc) &&
  (value.replyCc === undefined || isContacts(value.replyCc)) &&
  (value.forwarded === null || isString(value.forwarded)) &&
  Array.isArray(value.without) &&
  (value.sharedId === null || typeof value.sharedId === 'number');

export const draftName = (ticketKey: string): string => `draft:${ticketKey}`;
export const freshHead = (kind: DraftKind, key: string): DraftHead => ({ kind, key, at: 0, to: [], cc: [], forwarded: null, without: [] });
export type Sharing = 'no' | 'yes' | 'failed';

/**
 * The unsent answer of a ticket: kept on this device and shared with colleagues a second after the last key, until it is sent or
 * emptied. Its message key is made with the draft and kept with it, so that sending twice, even over a reload, is one message.
 * `html` is asked for when saving; typing itself sets no state.
 */
export function useDraft(ticketKey: string, html: () => string) {
  const { say } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const { keep, lists, newKey, now } = desk.port;
  const name = draftName(ticketKey);
  const fresh = React.useCallback((): DraftHead => freshHead('Reply', newKey()), [newKey]);
  const first = React.useRef<KeptDraft | null | undefined>(undefined);
  if (first.current === undefined) first.current = keep.read(name, isKept);
  const [head, setHead] = React.useState<DraftHead>(() => first.current ?? fresh());
  const [savedAt, setSavedAt] = React.useState<number | null>(first.current?.at ?? null);
  const [sharing, setSharing] = React.useState<Sharing>(first.current?.sharedId ? 'yes' : 'no');
  const sharedId = React.useRef<number | null>(first.current?.sharedId ?? null);
  const latest = React.useRef(head);
  latest.current = head;
  const agentId = React.useRef<number | null>(null);
  agentId.current = me?.id ?? null;
  const timer = React.useRef<ReturnType<typeof setTimeout> | null>(null);
  const busy = React.useRef(false);
  const again = React.useRef(false);
  const ended = React.useRef(false);
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const told = React.useCallback((state: Sharing): void => {
    if (alive.current) setSharing(state);
  }, []);

  /** One at a time; what was written meanwhile goes next. */
  const share = React.useCallback(
    async (text: string): Promise<void> => {
      if (busy.current) {
        again.current = true;
        return;
      }
      if (agentId.current === null || (text === '' && sharedId.current === null)) return;
      busy.current = true;
      const { kind, to, cc, replyCc = [] } = latest.current;
      try {
        if (text === '' || ended.current) {
          if (sharedId.current !== null) await lists.removeDraft(sharedId.current);
          sharedId.current = null;
          told('no');
        } else {
          const words = sharedHtml(text, say('composer.picture')).slice(0, MAX_SHARED_DRAFT_CHARS);
          sharedId.current = (
            await lists.saveDraft({ ticketKey, agentId: agentId.current, id: sharedId.current }, { kind, html: words, to, cc: kind === 'Reply' ? replyCc : cc })
          ).id;
          const kept = keep.read(name, isKept);
          if (kept) keep.write(name, { ...kept, sharedId: sharedId.current });
          told('yes');
        }
      } catch {
        // The device has the text; the next word tries again.
        told('failed');
      }
      busy.current = false;
      if (again.current || (ended.current && sharedId.current !== null)) {
        again.current = false;
        void share(ended.current ? '' : html());
      }
    },
    [lists, keep, name, ticketKey, say, html, told],
  );

  const store = React.useCallback(
    (text: string): void => {
      if (text === '') keep.drop(name);
      else keep.write(name, { ...latest.current, html: text, at: now(), sharedId: sharedId.current } satisfies KeptDraft);
    },
    [keep, name, now],
  );
  const save = React.useCallback((): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    const text = html();
    store(text);
    setSavedAt(text === '' ? null : now());
    void share(text);
  }, [html, store, now, share]);
  const touch = React.useCallback((): void => {
    // A box that is gone has no words to keep, and what is kept of it is not to be written over.
    if (!alive.current) return;
    ended.current = false;
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(save, SAVE_AFTER_MS);
  }, [save]);
  const change = React.useCallback(
    (part: Partial<Omit<DraftHead, 'key' | 'at'>>): void => {
      // At once: what is saved in the same breath is saved as what it has become.
      latest.current = { ...latest.current, ...part };
      setHead(latest.current);
      touch();
    },
    [touch],
  );
  /** Sent or thrown away: nothing stays, here or with colleagues. */
  const clear = React.useCallback((): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    ended.current = true;
    keep.drop(name);
    setSavedAt(null);
    setHead(fresh());
    void share('');
  }, [fresh, keep, name, share]);
  // Before the editor leaves the page its last words are kept.
  React.useLayoutEffect(
    () => () => {
      if (!timer.current) return;
      clearTimeout(timer.current);
      timer.current = null;
      const text = html();
      store(text);
      void share(text);
    },
    [html, store, share],
  );

  return { head, html: first.current?.html ?? '', savedAt, sharing, change, touch, save, clear };
}
export type DraftState = ReturnType<typeof useDraft>;

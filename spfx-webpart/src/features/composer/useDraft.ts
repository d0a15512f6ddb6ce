import * as React from 'react';
import { isRecord, isString } from '../../app/keep/keep';
import { useDesk } from '../desk/DeskContext';

export type DraftText = { kind: 'Reply' | 'Note'; html: string; key: string; at: number };

const SAVE_AFTER_MS = 600;
const isDraft = (value: unknown): value is DraftText =>
  isRecord(value) && (value.kind === 'Reply' || value.kind === 'Note') && isString(value.html) && isString(value.key) && typeof value.at === 'number';

/**
 * The unsent text of a ticket, kept on this device until it is sent or emptied. Its message key is made with the draft and kept with it,
 * so that sending twice, even over a reload, is one message.
 */
export function useDraft(ticketKey: string) {
  const { desk } = useDesk();
  const { keep, newKey, now } = desk.port;
  const name = `draft:${ticketKey}`;
  const fresh = React.useCallback((): DraftText => ({ kind: 'Reply', html: '', key: newKey(), at: 0 }), [newKey]);
  const [draft, setDraft] = React.useState<DraftText>(() => keep.read(name, isDraft) ?? fresh());
  const [savedAt, setSavedAt] = React.useState<number | null>(() => (draft.at ? draft.at : null));
  const timer = React.useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = React.useRef(draft);
  latest.current = draft;

  const save = React.useCallback((): void => {
    timer.current = null;
    if (latest.current.html === '') {
      keep.drop(name);
      setSavedAt(null);
      return;
    }
    const at = now();
    keep.write(name, { ...latest.current, at });
    setSavedAt(at);
  }, [keep, name, now]);

  const change = React.useCallback((part: Partial<Pick<DraftText, 'kind' | 'html'>>): void => {
    setDraft((old) => ({ ...old, ...part }));
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(save, SAVE_AFTER_MS);
  }, [save]);

  const clear = React.useCallback((): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    keep.drop(name);
    setSavedAt(null);
    setDraft(fresh());
  }, [fresh, keep, name]);

  React.useEffect(() => () => {
    if (!timer.current) return;
    clearTimeout(timer.current);
    if (latest.current.html) keep.write(name, { ...latest.current, at: now() });
  }, [keep, name, now]);

  return { draft, savedAt, change, clear };
}

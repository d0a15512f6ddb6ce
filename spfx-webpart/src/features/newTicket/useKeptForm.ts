import * as React from 'react';
import { TICKET_PRIORITIES, TICKET_STATUSES } from '@listdesk/shared/tickets';
import { isRecord, isString, type Keep } from '../../app/keep/keep';
import { isContacts } from '../composer/useDraft';
import { useDesk } from '../desk/DeskContext';
import type { Filled } from './useTicketForm';

/** Of the ticket and its first message: made once, so that whatever is tried again is the same ticket. */
export type TicketKeys = { ticket: string; message: string };
/** A form nobody has finished. `keys`: of a try that may have arrived; null where none was made. `at` in ms. */
export type KeptForm = { filled: Filled; html: string; keys: TicketKeys | null; at: number };

const NAME = 'newTicket';
const SAVE_AFTER_MS = 1_000;

const isOneOf = (values: readonly unknown[], value: unknown): boolean => values.includes(value);
const isFilled = (value: unknown): value is Filled =>
  isRecord(value) &&
  (value.requester === null || isContacts([value.requester])) &&
  isContacts(value.cc) &&
  isString(value.subject) &&
  isOneOf(TICKET_PRIORITIES, value.priority) &&
  (value.assigneeId === undefined || value.assigneeId === null || typeof value.assigneeId === 'number') &&
  (value.chosenStatus === null || isOneOf(TICKET_STATUSES, value.chosenStatus)) &&
  typeof value.wantsMail === 'boolean' &&
  (value.mailbox === null || isString(value.mailbox));
const isKeys = (value: unknown): value is TicketKeys => isRecord(value) && isString(value.ticket) && isString(value.message);
const isKept = (value: unknown): value is KeptForm =>
  isRecord(value) && isFilled(value.filled) && isString(value.html) && (value.keys === null || isKeys(value.keys)) && typeof value.at === 'number';

export const readKeptForm = (keep: Keep): KeptForm | null => keep.read(NAME, isKept);
export const writeKeptForm = (keep: Keep, form: KeptForm): void => keep.write(NAME, form);

/** Keeps a form on this device a second after the last change and when it is left, until its ticket is made or it is thrown away. `form` answers null while it is empty. */
export function useKeptForm(first: KeptForm | null, form: () => Omit<KeptForm, 'at'> | null) {
  const { keep, now } = useDesk().desk.port;
  const [savedAt, setSavedAt] = React.useState(first?.at ?? null);
  const latest = React.useRef(form);
  latest.current = form;
  const timer = React.useRef<ReturnType<typeof setTimeout> | null>(null);
  const ended = React.useRef(false);
  const stopTimer = (): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
  };
  const store = React.useCallback((): number | null => {
    stopTimer();
    const written = latest.current();
    if (!written) {
      keep.drop(NAME);
      return null;
    }
    const at = now();
    writeKeptForm(keep, { ...written, at });
    return at;
  }, [keep, now]);
  const save = React.useCallback((): void => setSavedAt(store()), [store]);
  const touch = React.useCallback((): void => {
    if (ended.current) return;
    stopTimer();
    timer.current = setTimeout(save, SAVE_AFTER_MS);
  }, [save]);
  const end = React.useCallback((): void => {
    ended.current = true;
    stopTimer();
    keep.drop(NAME);
  }, [keep]);
  React.useLayoutEffect(
    () => () => {
      if (timer.current) store();
    },
    [store],
  );
  return { savedAt, save, touch, end };
}

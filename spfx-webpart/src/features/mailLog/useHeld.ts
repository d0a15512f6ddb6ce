import * as React from 'react';
import type { HeldMail, QuarantineAction } from '@listdesk/shared/quarantine';
import { QUARANTINE_UNDO_DAYS } from '@listdesk/shared/quarantine';
import type { QuarantineClient, ServiceFailure } from '../../app/serviceClient';
import { isRecord, type Keep } from '../../app/keep/keep';

/** One mailbox a page; a desk with more held mail than this shows the newest of each. */
const MOST_PAGES = 20;
const MOST_REMEMBERED = 50;
const KEEP_NAME = 'heldDecided';
const DAY_MS = 86_400_000;

/** What this person decided lately; the service takes it back for seven days. */
export type Decided = { mail: HeldMail; action: 'release' | 'delete'; at: number };

const isDecided = (value: unknown): value is Decided[] =>
  Array.isArray(value) &&
  value.every(
    (one) =>
      isRecord(one) &&
      typeof one.at === 'number' &&
      (one.action === 'release' || one.action === 'delete') &&
      isRecord(one.mail) &&
      typeof one.mail.id === 'string' &&
      typeof one.mail.mailbox === 'string',
  );

export type Held = { mails: readonly HeldMail[]; loaded: boolean; loading: boolean; failure: ServiceFailure | null };
export type DecideAnswer = { ok: true } | { ok: false; reason: 'gone' | 'inUse' | 'tooLate' } | { ok: false; reason: 'failure'; failure: ServiceFailure };

const nameOf = ({ mailbox, id }: HeldMail): string => `${mailbox} ${id}`;

/** Held mails as they lie in the mailboxes, and what can be done with them. */
export function useHeld(quarantine: QuarantineClient | undefined, keep: Keep, now: () => number) {
  const [held, setHeld] = React.useState<Held>({ mails: [], loaded: false, loading: quarantine !== undefined, failure: null });
  const [decided, setDecided] = React.useState<readonly Decided[]>(() =>
    (keep.read(KEEP_NAME, isDecided) ?? []).filter(({ at }) => now() - at < QUARANTINE_UNDO_DAYS * DAY_MS),
  );
  const turn = React.useRef(0);
  /** The last look that may still hold a mail that is being decided or was: it does not bring the mail back. */
  const away = React.useRef(new Map<string, number>());

  const load = React.useCallback(async (): Promise<void> => {
    if (!quarantine) return;
    const mine = (turn.current += 1);
    setHeld((old) => ({ ...old, loading: true }));
    const mails: HeldMail[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const answer = await quarantine.page(cursor);
      if (turn.current !== mine) return;
      if (!answer.ok) {
        setHeld((old) => ({ ...old, loading: false, failure: answer.failure }));
        return;
      }
      mails.push(...answer.value.mails);
      if (answer.value.cursor === null) break;
      cursor = answer.value.cursor;
    }
    mails.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : 0));
    setHeld({ mails: mails.filter((mail) => mine > (away.current.get(nameOf(mail)) ?? 0)), loaded: true, loading: false, failure: null });
  }, [quarantine]);
  React.useEffect(() => {
    void load();
    return () => {
      turn.current += 1;
    };
  }, [load]);

  const remember = (change: (old: readonly Decided[]) => readonly Decided[]): void =>
    setDecided((old) => {
      const next = change(old).slice(0, MOST_REMEMBERED);
      keep.write(KEEP_NAME, next);
      return next;
    });
  const isMail = (one: HeldMail, other: HeldMail): boolean => nameOf(one) === nameOf(other);

  /** Shown at once; what the service refuses comes back. */
  const decide = async (mail: HeldMail, action: QuarantineAction): Promise<DecideAnswer> => {
    if (!quarantine) return { ok: false, reason: 'gone' };
    const leaves = action !== 'undo';
    if (leaves) {
      away.current.set(nameOf(mail), Infinity);
      setHeld((old) => ({ ...old, mails: old.mails.filter((one) => !isMail(one, mail)) }));
    }
    const answer = await quarantine.decide(mail, action);
    const outcome = answer.ok ? answer.value.outcome : null;
    if (leaves) {
      // Gone is decided as well, by somebody else: neither is held any more, whatever an older look still says.
      if (outcome === 'done' || outcome === 'gone') away.current.set(nameOf(mail), turn.current);
      else {
        away.current.delete(nameOf(mail));
        setHeld((old) => ({ ...old, mails: old.mails.some((one) => isMail(one, mail)) ? old.mails : [mail, ...old.mails] }));
      }
    }
    if (!answer.ok) return { ok: false, reason: 'failure', failure: answer.failure };
    if (answer.value.outcome === 'done') {
      if (action === 'release' || action === 'delete') remember((old) => [{ mail, action, at: now() }, ...old.filter((one) => !isMail(one.mail, mail))]);
      if (action === 'undo') {
        away.current.delete(nameOf(mail));
        remember((old) => old.filter((one) => !isMail(one.mail, mail)));
        await load();
      }
      return { ok: true };
    }
    if (action === 'undo' && answer.value.outcome !== 'inUse') remember((old) => old.filter((one) => !isMail(one.mail, mail)));
    return { ok: false, reason: answer.value.outcome };
  };
  return { held, decided, load, decide };
}

import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import type { PassedTest } from './SetupContext';
import { useSetupPorts } from './SetupContext';

const LOOK_EVERY_MS = 5_000;
/** A scan runs every few minutes even when a notification is lost; longer than this means something is to mend. */
export const TEST_PATIENCE_MS = 10 * 60_000;

export type Answer = Pick<Message, 'delivery' | 'deliveryError'>;
export type TestRun =
  | { is: 'idle' }
  | { is: 'waiting' | 'late'; code: string; since: number }
  /** The mail log knows the mail under another outcome than a ticket. */
  | { is: 'other'; code: string }
  /** `answer` is null until somebody answered; looked for until `until` (milliseconds), and again when the page is opened again. */
  | { is: 'arrived'; ticket: NonNullable<PassedTest['ticket']>; seconds: number; answer: Answer | null; until: number };

export type TestMail = { run: TestRun; start(): void };

const isOver = ({ delivery }: Answer): boolean => delivery === 'Sent' || delivery === 'Failed' || delivery === 'Bounced';

/** Follows a mail written by hand: to its ticket, and the answer on its way back. `onArrived` is told of the ticket once; what was reached on this device before is gone on with. */
export function useTestMail(onArrived: (ticket: NonNullable<PassedTest['ticket']>, seconds: number) => void, onLate: () => void): TestMail {
  const { ports } = useSetupPorts();
  const [run, setRun] = React.useState<TestRun>(() => {
    const before = ports.memory.read();
    return before?.ticket
      ? { is: 'arrived', ticket: before.ticket, seconds: before.seconds, answer: null, until: ports.now() + TEST_PATIENCE_MS }
      : { is: 'idle' };
  });
  const told = React.useRef({ onArrived, onLate });
  told.current = { onArrived, onLate };

  const next = React.useCallback(
    async (now: TestRun): Promise<TestRun> => {
      if (now.is === 'arrived') return { ...now, answer: await ports.answerTo(now.ticket.key) };
      if (now.is !== 'waiting') return now;
      const { code, since } = now;
      const ticket = (await ports.newestTickets()).find(({ subject }) => subject.includes(code));
      if (ticket)
        return {
          is: 'arrived',
          ticket: { id: ticket.id, key: ticket.key },
          seconds: Math.max(1, Math.round((ports.now() - since) / 1000)),
          answer: null,
          until: ports.now() + TEST_PATIENCE_MS,
        };
      if (await ports.cameOtherwise(code, since)) return { is: 'other', code };
      return ports.now() - since > TEST_PATIENCE_MS ? { ...now, is: 'late' } : now;
    },
    [ports],
  );

  const looks = run.is === 'waiting' || (run.is === 'arrived' && !(run.answer && isOver(run.answer)) && ports.now() < run.until);
  React.useEffect(() => {
    if (!looks) return undefined;
    let left = false;
    const timer = setTimeout(
      () =>
        void next(run)
          .catch(() => ({ ...run }))
          .then((found) => {
            if (left) return;
            if (found.is === 'arrived' && run.is === 'waiting') told.current.onArrived(found.ticket, found.seconds);
            if (found.is === 'late') told.current.onLate();
            // A new object each time: the next look follows this one.
            setRun({ ...found });
          }),
      LOOK_EVERY_MS,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [looks, next, run]);

  return { run, start: () => setRun({ is: 'waiting', code: ports.newCode(), since: ports.now() }) };
}

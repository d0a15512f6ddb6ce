import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { CheckRow } from '../parts/CheckRow';
import { StepHead } from '../parts/StepHead';
import { useSetupPorts } from '../SetupContext';
import type { Setup } from '../useSetup';

const LOOK_EVERY_MS = 5_000;
/** A scan runs every few minutes even when a notification is lost; longer than this means something is to mend. */
export const TEST_PATIENCE_MS = 10 * 60_000;

type Run = { is: 'idle' } | { is: 'waiting'; code: string; since: number } | { is: 'arrived'; ticket: Ticket; seconds: number } | { is: 'late'; code: string };

/** The whole way: a mail written by hand to the support address, and the ticket it becomes. */
export function TestStep({ setup, onOpenTicket }: { setup: Setup; onOpenTicket?: (id: number) => void }) {
  const { say } = useWords();
  const { ports } = useSetupPorts();
  const { mailbox, passTest } = setup;
  const [run, setRun] = React.useState<Run>({ is: 'idle' });
  const waiting = run.is === 'waiting' ? run : null;

  React.useEffect(() => {
    if (!waiting) return undefined;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const tickets = await ports.newestTickets().catch(() => []);
      if (left) return;
      const ticket = tickets.find(({ subject }) => subject.includes(waiting.code));
      if (ticket) {
        passTest();
        return setRun({ is: 'arrived', ticket, seconds: Math.max(1, Math.round((ports.now() - waiting.since) / 1000)) });
      }
      if (ports.now() - waiting.since > TEST_PATIENCE_MS) return setRun({ is: 'late', code: waiting.code });
      timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    return () => { left = true; clearTimeout(timer); };
    // `passTest` is made anew on each drawing and always does the same.
  }, [waiting, ports]);

  const start = () => {
    const code = ports.newCode();
    setRun({ is: 'waiting', code, since: ports.now() });
  };
  const code = run.is === 'waiting' || run.is === 'late' ? run.code : '';
  const subject = say('setup.test.subject', { code });
  return (
    <>
      <StepHead title={say('setup.test.title')} text={say('setup.test.text')} />
      <ul className="cks card">
        {run.is === 'idle' && <CheckRow look={setup.testPassed ? 'ok' : 'waiting'} title={say(setup.testPassed ? 'setup.test.passedBefore' : 'setup.test.ready')} text={mailbox ? say('setup.test.ready.text', { mailbox }) : say('setup.test.noMailbox')} />}
        {(run.is === 'waiting' || run.is === 'late') && (
          <CheckRow look={run.is === 'waiting' ? 'running' : 'failed'} title={say(run.is === 'waiting' ? 'setup.test.waiting' : 'setup.test.late')} text={say(run.is === 'waiting' ? 'setup.test.waiting.text' : 'setup.test.late.text')}>
            <p>{say('setup.test.write')} <b className="b" dir="ltr">{mailbox}</b></p>
            <p>{say('setup.test.subjectIs')} <b className="b">{subject}</b></p>
            <div className="row wrap"><a className="btn" href={`mailto:${mailbox ?? ''}?subject=${encodeURIComponent(subject)}`}>{say('setup.test.openMail')}</a></div>
          </CheckRow>
        )}
        {run.is === 'arrived' && (
          <CheckRow look="ok" title={say('setup.test.arrived', { number: String(run.ticket.id), count: run.seconds })} text={say('setup.test.arrived.text')}>
            {onOpenTicket && <div className="row wrap"><Button look="primary" onClick={() => onOpenTicket(run.ticket.id)}>{say('setup.test.openTicket')}</Button></div>}
          </CheckRow>
        )}
      </ul>
      <div className="row wrap su-next">
        {run.is !== 'waiting' && <Button look={run.is === 'arrived' ? 'plain' : 'primary'} icon="mail" disabled={!mailbox} onClick={start}>{say(run.is === 'idle' ? 'setup.test.start' : 'setup.test.again')}</Button>}
      </div>
    </>
  );
}

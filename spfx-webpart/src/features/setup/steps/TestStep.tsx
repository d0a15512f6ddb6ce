import * as React from 'react';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { NotSentReason } from '../../composer/lazyReason';
import { checkWords } from '../model/checkWords';
import { CheckMend } from '../parts/CheckMend';
import { CheckRow } from '../parts/CheckRow';
import { StepHead } from '../parts/StepHead';
import type { Setup } from '../useSetup';
import { useTestMail, type TestRun } from '../useTestMail';

export type TestStepProps = {
  setup: Setup;
  onOpenTicket?: (id: number) => void;
  /** From now on the page stays here, whatever the check-up finds. */
  onStart(): void;
};

/** The whole way, link by link: the chain, a mail written by hand and the ticket it becomes, and the answer back. Each is green or red with its reason. */
export function TestStep({ setup, onOpenTicket, onStart }: TestStepProps) {
  const { say } = useWords();
  const { mailbox, passTest, connect } = setup;
  const { run, start } = useTestMail(passTest, () => void connect());
  const begin = (): void => {
    onStart();
    start();
    void connect();
  };
  return (
    <>
      <StepHead title={say('setup.test.title')} text={say('setup.test.text')} />
      <ul className="cks card">
        {run.is === 'idle' && (
          <CheckRow
            look={setup.testPassed ? 'ok' : 'waiting'}
            title={say(setup.testPassed ? 'setup.test.passedBefore' : 'setup.test.ready')}
            text={mailbox ? say('setup.test.ready.text', { mailbox }) : say('setup.test.noMailbox')}
          />
        )}
        {run.is !== 'idle' && (
          <>
            <ChainRow setup={setup} />
            <MailRow run={run} mailbox={mailbox} onOpenTicket={onOpenTicket} />
            <AnswerRow run={run} />
          </>
        )}
      </ul>
      <div className="row wrap su-next">
        {run.is !== 'waiting' && (
          <Button look={run.is === 'arrived' ? 'plain' : 'primary'} icon="mail" disabled={!mailbox} onClick={begin}>
            {say(run.is === 'idle' ? 'setup.test.start' : 'setup.test.again')}
          </Button>
        )}
      </div>
    </>
  );
}

function ChainRow({ setup }: { setup: Setup }) {
  const { say } = useWords();
  const { checkup, checking } = setup;
  if (checking || checkup === null) return <CheckRow look="running" title={say('setup.test.chain.running')} />;
  // A service that cannot be asked is said in the step that allows it.
  const broken = checkup.ok ? checkup.value.find(({ state }) => state === 'failed') : null;
  if (broken === undefined) return <CheckRow look="ok" title={say('setup.test.chain')} />;
  return (
    <CheckRow look="failed" title={say('setup.test.chain.broken')} text={broken ? checkWords(broken, say).message : say('setup.look.failed')}>
      {broken && <CheckMend check={broken} setup={setup} />}
    </CheckRow>
  );
}

type RunProps = { run: Exclude<TestRun, { is: 'idle' }> };

function MailRow({ run, mailbox, onOpenTicket }: RunProps & { mailbox: string | null; onOpenTicket?: (id: number) => void }) {
  const { say } = useWords();
  if (run.is === 'arrived') {
    return (
      <CheckRow look="ok" title={say('setup.test.arrived', { number: String(run.ticket.id), count: run.seconds })}>
        {onOpenTicket && (
          <div className="row wrap">
            <Button look="primary" onClick={() => onOpenTicket(run.ticket.id)}>
              {say('setup.test.openTicket')}
            </Button>
          </div>
        )}
      </CheckRow>
    );
  }
  if (run.is === 'other') return <CheckRow look="failed" title={say('setup.test.other')} text={say('setup.test.other.text')} />;
  const subject = say('setup.test.subject', { code: run.code });
  const waiting = run.is === 'waiting';
  return (
    <CheckRow
      look={waiting ? 'running' : 'failed'}
      title={say(waiting ? 'setup.test.waiting' : 'setup.test.late')}
      text={say(waiting ? 'setup.test.waiting.text' : 'setup.test.late.text')}
    >
      <p>
        {say('setup.test.write')}{' '}
        <b className="b" dir="ltr">
          {mailbox}
        </b>
      </p>
      <p>
        {say('setup.test.subjectIs')} <b className="b">{subject}</b>
      </p>
      <div className="row wrap">
        <a className="btn" href={`mailto:${mailbox ?? ''}?subject=${encodeURIComponent(subject)}`}>
          {say('setup.test.openMail')}
        </a>
      </div>
    </CheckRow>
  );
}

function AnswerRow({ run }: RunProps) {
  const { say } = useWords();
  if (run.is !== 'arrived') return <CheckRow look="waiting" title={say('setup.test.answer.later')} />;
  switch (run.answer?.delivery) {
    case 'Sent':
      return <CheckRow look="ok" title={say('setup.test.answer.sent')} text={say('setup.test.answer.sent.text')} />;
    case 'Failed':
    case 'Bounced':
      return <CheckRow look="failed" title={say('setup.test.answer.failed')} text={<WhyNot error={run.answer.deliveryError} />} />;
    case undefined:
      return <CheckRow look="waiting" title={say('setup.test.answer')} text={say('setup.test.answer.text')} />;
    default:
      return <CheckRow look="running" title={say('setup.test.answer.queued')} />;
  }
}

/** As it was stored until its words are here. */
function WhyNot({ error }: { error: string | null }) {
  return (
    <React.Suspense fallback={error}>
      <NotSentReason deliveryError={error} />
    </React.Suspense>
  );
}

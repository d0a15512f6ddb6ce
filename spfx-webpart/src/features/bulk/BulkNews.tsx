import * as React from 'react';
import './bulk.global.scss';
import { ProgressIndicator } from '@fluentui/react/lib/ProgressIndicator';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import type { BulkFailure, BulkRun } from '../../app/desk/state';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { ChildrenOffer } from './ChildrenOffer';

const SHOW_AFTER_MS = 300;
/** So many refused tickets are named one by one. */
const MOST_NAMED = 20;

const ENDS = ['Solved', 'Closed'] as const;

/** What work on many tickets has to tell, in a row of its own: how far it is, what was not done and why, and children that may follow. */
export function BulkNews({ offerChildren, onOpen }: { offerChildren: boolean; onOpen(id: number): void }) {
  const run = useDeskState((state) => state.bulk);
  const ended = useDeskState((state) => state.ended);
  return (
    <>
      {run && <RunRow key={run.id} run={run} onOpen={onOpen} />}
      {offerChildren && ENDS.map((status) => <ChildrenOffer key={status} ended={ended} status={status} />)}
    </>
  );
}

function RunRow({ run, onOpen }: { run: BulkRun; onOpen(id: number): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const [late, setLate] = React.useState(false);
  const [stopping, setStopping] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const { text, total, done, failed, state } = run;
  if (state === 'running') {
    if (!late) return null;
    return (
      <div className="bulkrun" role="group" aria-label={say('bulk.running', { text })}>
        <ProgressIndicator
          className="grow"
          label={text}
          description={say('bulk.progress', { done, total })}
          percentComplete={total ? done / total : 0}
          ariaValueText={say('bulk.progress', { done, total })}
          barHeight={4}
        />
        {failed.length > 0 && <span className="bad sm nowrap">{say('bulk.notDone', { count: failed.length })}</span>}
        <Button
          small
          disabled={stopping}
          onClick={() => {
            setStopping(true);
            desk.stopWork();
          }}
        >
          {say('bulk.stop')}
        </Button>
      </div>
    );
  }
  const title = state === 'stopped' ? say('bulk.stopped', { done, total }) : say('bulk.failed', { count: failed.length, total });
  return (
    <div className="bulkrun ended">
      <Banner
        look={failed.length ? 'bad' : 'info'}
        icon={failed.length ? 'alert' : 'info'}
        title={title}
        text={state === 'stopped' ? say('bulk.stoppedText') : failed.length < total ? say('bulk.failedText') : undefined}
      >
        <Button small look="ghost" onClick={desk.dismissWork}>
          {say('close')}
        </Button>
      </Banner>
      {failed.length > 0 && (
        <ul className="bulkfailed" aria-label={say('bulk.failedList')}>
          {failed.slice(0, MOST_NAMED).map((one) => (
            <Failed key={one.ticketId} one={one} onOpen={onOpen} />
          ))}
          {failed.length > MOST_NAMED && <li className="sub sm">{say('bulk.more', { count: failed.length - MOST_NAMED })}</li>}
        </ul>
      )}
    </div>
  );
}

function Failed({ one: { ticketId, why }, onOpen }: { one: BulkFailure; onOpen(id: number): void }) {
  const { say } = useWords();
  const number = String(ticketId);
  const reason = (): string => {
    if (why === 'gone') return say('refused.gone', { count: 1, number });
    if (why === 'stale') return say('bulk.stale', { number });
    return why.code === 'lists.held' ? say('bulk.held', { number }) : say(`fault.${why.code}`, { detail: why.message });
  };
  return (
    <li className="row sm">
      <button type="button" className="linkish num" disabled={why === 'gone'} onClick={() => onOpen(ticketId)}>
        {ticketId}
      </button>
      <span>{reason()}</span>
    </li>
  );
}

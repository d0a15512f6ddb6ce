import * as React from 'react';
import { verifyChain, type ChainVerdict } from '@listdesk/shared/audit';
import { auditLog, sha256 } from '@listdesk/shared/sharepoint/privacy';
import { faultOf } from '../../app/desk/fault';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf, clockTime } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';

type Verdict = ChainVerdict & { head: { at: string; sequence: number } | null; forged: boolean; service: boolean };
const MAX_NAMED = 5;

/** Reads the whole log in the browser and computes every hash anew; the service's signed end shows whether something was cut off. */
export function Verify() {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const { openPrivacy, evidence } = desk.port;
  const [state, setState] = React.useState<{ kind: 'idle' } | { kind: 'busy' } | { kind: 'done'; verdict: Verdict } | { kind: 'failed'; text: string }>({
    kind: 'idle',
  });
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  if (!openPrivacy) return null;
  const run = async (): Promise<void> => {
    setState({ kind: 'busy' });
    try {
      const [privacy, kept] = await Promise.all([openPrivacy(), evidence?.auditHead()]);
      const answer = kept?.ok ? kept.value : null;
      const verdict = await verifyChain(await auditLog(privacy.access).entries(), answer?.head ?? null, sha256);
      if (alive.current)
        setState({ kind: 'done', verdict: { ...verdict, head: answer?.head ?? null, forged: answer?.forged ?? false, service: kept?.ok === true } });
    } catch (error) {
      const fault = faultOf(error);
      if (alive.current) setState({ kind: 'failed', text: say(`fault.${fault.code}`, { detail: fault.message }) });
    }
  };
  const button = (
    <Button small icon="shield" aria-disabled={state.kind === 'busy'} onClick={() => void run()}>
      {say(state.kind === 'busy' ? 'audit.verifying' : 'audit.verify')}
    </Button>
  );
  if (state.kind === 'failed')
    return (
      <>
        {button}
        <Banner look="bad" icon="alert" title={say('audit.verifyFailed')} text={state.text} />
      </>
    );
  if (state.kind !== 'done') return button;
  const { verdict } = state;
  const good = verdict.faults.length === 0 && !verdict.forged;
  const compared = verdict.head
    ? say('audit.compared', { time: `${dayOf(verdict.head.at, locale)} ${clockTime(verdict.head.at, locale)}`, number: verdict.head.sequence })
    : say(verdict.service ? 'audit.noHead' : 'audit.noService');
  const faults = verdict.faults
    .slice(0, MAX_NAMED)
    .map(({ sequence, fault }) => say(`audit.fault.${fault}`, { number: sequence }))
    .join(' ');
  return (
    <>
      {button}
      <Banner
        look={good ? 'ok' : 'bad'}
        icon={good ? 'check' : 'alert'}
        title={good ? say('audit.whole', { count: verdict.entries }) : say('audit.faulty', { count: verdict.faults.length })}
        text={`${faults} ${verdict.forged ? say('audit.forged') : ''} ${verdict.trimmedThrough > 0 ? say('audit.trimmed', { number: verdict.trimmedThrough }) : ''} ${compared}`.trim()}
      />
    </>
  );
}

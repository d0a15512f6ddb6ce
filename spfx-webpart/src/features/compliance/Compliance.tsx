import * as React from 'react';
import { complianceHtml, type ComplianceReport, type ComplianceState } from '@listdesk/shared/privacy';
import { failureWords } from '../../app/serviceClient/failureWords';
import type { ServiceFailure } from '../../app/serviceClient';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime, dayOf } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import { saveText } from '../../app/save/saveText';
import { evidenceWords } from './evidenceWords';

const LOOKS: Record<ComplianceState, string> = { kept: 'ok', broken: 'bad', cannot: 'warn' };

/** What is promised, tried on the running service while one waits. What could not be tried says so. */
export function Compliance() {
  const { say, words, locale } = useWords();
  const { desk } = useDesk();
  const { evidence } = desk.port;
  const [state, setState] = React.useState<{ report: ComplianceReport | null; busy: boolean; failure: ServiceFailure | null }>({
    report: null,
    busy: false,
    failure: null,
  });
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  if (!evidence) return <EmptyState icon="shield" title={say('compliance.noService')} text={say('compliance.noServiceText')} />;
  const run = async (): Promise<void> => {
    if (state.busy) return;
    setState((old) => ({ ...old, busy: true, failure: null }));
    const answer = await evidence.compliance();
    if (alive.current) setState((old) => (answer.ok ? { report: answer.value, busy: false, failure: null } : { ...old, busy: false, failure: answer.failure }));
  };
  const { report, busy, failure } = state;
  const name = report ? `compliance ${report.at.slice(0, 10)}` : '';
  const count = (which: ComplianceState): number => report?.lines.filter((line) => line.state === which).length ?? 0;
  return (
    <div className="pvpage">
      <section className="pvcard" aria-label={say('compliance.title')}>
        <h2>{say('compliance.title')}</h2>
        <p className="sub">{say('compliance.text')}</p>
        <div className="row wrap">
          <Button look="primary" icon="play" aria-disabled={busy} onClick={() => void run()}>
            {say(busy ? 'compliance.busy' : 'compliance.run')}
          </Button>
          {report && (
            <>
              <Button icon="dl" onClick={() => saveText(`${name}.html`, complianceHtml(report), 'text/html')}>
                HTML
              </Button>
              <Button icon="dl" onClick={() => saveText(`${name}.json`, `${JSON.stringify(report, null, 2)}\n`, 'application/json')}>
                JSON
              </Button>
            </>
          )}
        </div>
        <p role="status" className="pvtold">
          {report && !busy
            ? say('compliance.sum', {
                time: `${dayOf(report.at, locale)} ${clockTime(report.at, locale)}`,
                kept: count('kept'),
                broken: count('broken'),
                cannot: count('cannot'),
              })
            : ''}
        </p>
        {failure && <Banner look="bad" icon="alert" title={failureWords(failure, say).title} text={failureWords(failure, say).text} />}
        {report && (
          <table className="pvtable">
            <thead>
              <tr>
                {['promise', 'state', 'evidence'].map((head) => (
                  <th key={head} scope="col">
                    {say(`compliance.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.lines.map((line) => (
                <tr key={line.check}>
                  <td>{words[`compliance.promise.${line.check}`] ?? line.check}</td>
                  <td>
                    <span className={`tag ${LOOKS[line.state]}`}>{say(`compliance.state.${line.state}`)}</span>
                  </td>
                  <td className="sub anywhere">{evidenceWords(line.evidence, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

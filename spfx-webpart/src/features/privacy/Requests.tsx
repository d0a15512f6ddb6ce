import * as React from 'react';
import { clockOf, MAX_ANSWER_CHARS, MAX_REASON_CHARS, mayAct, type AskedRequest } from '@listdesk/shared/privacy';
import { answerRequest, askedRequests, extendRequest, verifyRequest, type Desk as PrivacyDesk, type LoggedRequest } from '@listdesk/shared/sharepoint/privacy';
import type { Updated } from '@listdesk/shared/sharepoint';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { useDesk, useDeskState } from '../desk/DeskContext';
import type { ServiceFailure } from '../../app/serviceClient';
import { failureWords } from '../../app/serviceClient/failureWords';
import { saveText } from '../../app/save/saveText';
import { Fault, Labelled, NotYet, TextField, useWork } from './parts';

const SHOWN_DAYS = 400;
const DAY_MS = 86_400_000;
const LOG_ROWS = 100;
/** SharePoint gives so many rows in one answer. */
const WHOLE_LOG = 5000;
type Loaded = { asked: AskedRequest[]; log: LoggedRequest[] };

/** What people asked, with its clock, and the log of every privacy action. */
export function Requests({ privacy, onPerson }: { privacy: PrivacyDesk; onPerson(address: string): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const now = desk.port.now();
  const [loaded, setLoaded] = React.useState<Loaded | null>(null);
  const { fault, run } = useWork();
  const load = React.useCallback(async (): Promise<void> => {
    const next = await run(async () => ({
      asked: await askedRequests(privacy.access, new Date(Date.now() - SHOWN_DAYS * DAY_MS).toISOString()),
      log: await privacy.log.requests(LOG_ROWS),
    }));
    if (next) setLoaded(next);
  }, [privacy, run]);
  React.useEffect(() => void load(), [load]);
  /** The whole log, not only what is shown; that it left is an entry of the audit log. */
  const save = (kind: 'csv' | 'json'): Promise<unknown> =>
    run(async () => {
      const { logFile } = await import(/* webpackChunkName: 'privacy-log' */ './logFile');
      const log = await privacy.log.requests(WHOLE_LOG);
      await desk.port.lists.audit({ action: 'export.privacyLog', details: { entries: log.length, kind } });
      saveText(
        `${say('privacy.log.title')} ${dayOf(new Date(now).toISOString(), locale)}.${kind}`,
        logFile(log, kind, say, locale),
        kind === 'csv' ? 'text/csv' : 'application/json',
      );
      if (log.length === WHOLE_LOG) desk.tell(say('privacy.log.cut', { count: log.length }));
    });
  if (!loaded) return <NotYet fault={fault} onRetry={() => void load()} />;
  const open = loaded.asked.filter(({ state }) => state === 'Open' || state === 'Running');
  const ended = loaded.asked.filter(({ state }) => state === 'Done' || state === 'Refused');
  return (
    <div className="pvpage">
      <Fault fault={fault} />
      {open.length === 0 ? (
        <EmptyState icon="check" title={say('privacy.asked.none')} text={say('privacy.asked.noneText')} />
      ) : (
        open.map((request) => <Asked key={request.key} privacy={privacy} request={request} now={now} onPerson={onPerson} onChanged={() => void load()} />)
      )}
      {ended.length > 0 && (
        <section className="pvcard" aria-label={say('privacy.asked.ended')}>
          <h2>{say('privacy.asked.ended')}</h2>
          <ul className="pvfacts">
            {ended.map((request) => (
              <li key={request.key}>
                {say(`privacy.kind.${request.kind}`)}: {say(`privacy.state.${request.state}`)}, {request.finishedAt && dayOf(request.finishedAt, locale)} (
                {say(`privacy.clock.${clockOf(request, now).state}`, { count: 0 })})
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="pvcard" aria-label={say('privacy.log.title')}>
        <div className="row wrap">
          <h2>{say('privacy.log.title')}</h2>
          <span className="end" />
          {(['csv', 'json'] as const).map((kind) => (
            <Button
              key={kind}
              small
              look="ghost"
              icon="dl"
              disabled={loaded.log.length === 0}
              aria-label={say('privacy.log.save', { kind: kind.toUpperCase() })}
              onClick={() => void save(kind)}
            >
              {kind.toUpperCase()}
            </Button>
          ))}
        </div>
        <p className="sub">{say('privacy.log.text')}</p>
        {loaded.log.length === 0 ? (
          <p>{say('privacy.log.none')}</p>
        ) : (
          <div className="pvscroll">
            <table className="pvtable">
              <thead>
                <tr>
                  {['kind', 'state', 'by', 'started', 'finished'].map((name) => (
                    <th key={name} scope="col">
                      {say(`privacy.log.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {loaded.log.map((line) => (
                  <tr key={line.key} title={JSON.stringify(line.receipt)}>
                    <td>{say(`privacy.kind.${line.kind}`)}</td>
                    <td>{say(`privacy.state.${line.state}`)}</td>
                    <td className="anywhere">{line.actor}</td>
                    <td>{line.startedAt && dayOf(line.startedAt, locale)}</td>
                    <td>{line.finishedAt && dayOf(line.finishedAt, locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  );
}

function Asked({
  privacy,
  request,
  now,
  onPerson,
  onChanged,
}: {
  privacy: PrivacyDesk;
  request: AskedRequest;
  now: number;
  onPerson(address: string): void;
  onChanged(): void;
}) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me?.address ?? '');
  const [text, setText] = React.useState({ how: '', reason: '', answer: '' });
  const [stale, setStale] = React.useState(false);
  const [byMail, setByMail] = React.useState(false);
  const [notMailed, setNotMailed] = React.useState<ServiceFailure | null>(null);
  const { evidence } = desk.port;
  const { busy, fault, run } = useWork();
  const clock = clockOf(request, now);
  const at = (): string => new Date(desk.port.now()).toISOString();
  const change = (action: 'privacy.extended' | 'privacy.request', details: Record<string, string>, work: () => Promise<Updated>): Promise<unknown> =>
    run(async () => {
      await desk.port.lists.audit({ action, subject: request.key, details });
      const { outcome } = await work();
      if (outcome === 'updated') onChanged();
      else setStale(true);
    });
  /** The mail first: once the request is answered its address is gone from the log. Pressed again after a fault, the mail is not sent twice. */
  const end = (state: 'Done' | 'Refused'): Promise<unknown> =>
    run(async () => {
      setNotMailed(null);
      if (byMail && evidence) {
        const mailed = await evidence.mailAnswer(request.key, text.answer.trim());
        if (!mailed.ok) return setNotMailed(mailed.failure);
        desk.tell(say(mailed.value === 'sent' ? 'privacy.asked.mailed' : 'privacy.asked.mailUnsure'), mailed.value !== 'sent');
      }
      await desk.port.lists.audit({ action: 'privacy.answered', subject: request.key, details: { state } });
      const { outcome } = await answerRequest(privacy.access, request, state, text.answer, at());
      if (outcome === 'updated') onChanged();
      else setStale(true);
    });
  const may = mayAct(request);
  const verified =
    request.verification.by === 'signIn'
      ? say('privacy.asked.signIn')
      : request.verification.by === 'officer'
        ? say('privacy.asked.officer', { who: request.verification.who, how: request.verification.how })
        : say('privacy.asked.unverified');
  return (
    <section className="pvcard" aria-label={`${say(`privacy.kind.${request.kind}`)} ${request.requester?.name ?? ''}`}>
      <div className="row wrap">
        <h2>{say(`privacy.kind.${request.kind}`)}</h2>
        <span className={`tag ${clock.state === 'late' ? 'bad' : clock.state === 'soon' ? 'warn' : 'info'}`}>
          {say(`privacy.clock.${clock.state}`, { count: Math.abs(clock.days) })}
        </span>
        <span className="sub">{say('privacy.asked.due', { day: dayOf(request.dueAt, locale) })}</span>
      </div>
      <p>
        <b>{request.requester?.name}</b> <span className="anywhere">{request.requester?.address}</span>
        {request.requester?.for && <> {say('privacy.asked.for', { person: request.requester.for })}</>}
      </p>
      {request.wish && <p className="pvwish">{request.wish}</p>}
      <p className={may ? 'sub' : 'help bad'}>{verified}</p>
      {stale && (
        <Banner look="warn" icon="alert" title={say('privacy.asked.stale')}>
          <Button small onClick={onChanged}>
            {say('privacy.asked.reload')}
          </Button>
        </Banner>
      )}
      <Fault fault={fault} />
      {!may && (
        <div className="pvline">
          <Labelled label={say('privacy.asked.how')} help={say('privacy.asked.howHelp')}>
            <TextField value={text.how} max={MAX_REASON_CHARS} onText={(how) => setText({ ...text, how })} />
          </Labelled>
          <Button
            small
            disabled={!text.how.trim()}
            aria-disabled={busy}
            onClick={() =>
              void change('privacy.request', { verified: 'officer' }, () =>
                verifyRequest(privacy.access, request, { by: 'officer', how: text.how.trim(), at: at(), who: me }),
              )
            }
          >
            {say('privacy.asked.verify')}
          </Button>
        </div>
      )}
      {may && request.requester && !request.requester.for && request.kind !== 'complaint' && (
        <div className="row">
          <Button small icon="user" onClick={() => onPerson(request.requester?.address ?? '')}>
            {say('privacy.asked.work')}
          </Button>
        </div>
      )}
      {clock.mayExtend && (
        <details>
          <summary>{say('privacy.asked.extend')}</summary>
          <div className="pvline">
            <Labelled label={say('privacy.asked.reason')} help={say('privacy.asked.reasonHelp')}>
              <TextField value={text.reason} max={MAX_REASON_CHARS} onText={(reason) => setText({ ...text, reason })} />
            </Labelled>
            <Button
              small
              disabled={!text.reason.trim()}
              aria-disabled={busy}
              onClick={() => void change('privacy.extended', {}, () => extendRequest(privacy.access, request, text.reason))}
            >
              {say('privacy.asked.extendGo')}
            </Button>
          </div>
        </details>
      )}
      {request.extension && <p className="sub">{say('privacy.asked.extended', { reason: request.extension })}</p>}
      <Labelled label={say('privacy.asked.answer')} help={say(request.kind === 'export' ? 'privacy.asked.answerExport' : 'privacy.asked.answerHelp')}>
        <TextField lines={3} value={text.answer} max={MAX_ANSWER_CHARS} onText={(answer) => setText({ ...text, answer })} />
      </Labelled>
      {evidence && may && (
        <label className="pvcheck">
          <input type="checkbox" checked={byMail} disabled={busy} onChange={(event) => setByMail(event.target.checked)} />
          {say('privacy.asked.byMail', { address: request.requester?.address ?? '' })}
        </label>
      )}
      {notMailed && <Banner look="bad" icon="alert" title={say('privacy.asked.notMailed')} text={failureWords(notMailed, say).text} />}
      <div className="row wrap">
        <Button small look="primary" disabled={!text.answer.trim() || !may} aria-disabled={busy} onClick={() => void end('Done')}>
          {say('privacy.asked.done')}
        </Button>
        <Button small disabled={!text.answer.trim()} aria-disabled={busy} onClick={() => void end('Refused')}>
          {say('privacy.asked.refuse')}
        </Button>
      </div>
    </section>
  );
}

import * as React from 'react';
import '../../ui/controls/touch.global.scss';
import type { PortalNotice, PrivacyRequestShown } from '@listdesk/shared/portal';
import type { ServiceFailure } from '../../app/serviceClient';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { FailureBanner } from '../portal/parts/FailureBanner';
import { usePortal } from '../portal/PortalContext';
import { NoticeText } from './NoticeNews';

const KINDS = ['export', 'correct', 'erase', 'restrict', 'object', 'complaint'] as const;
type Kind = (typeof KINDS)[number];
const FORMATS = ['html', 'json', 'csv', 'xml'] as const;
const MAX_WISH_CHARS = 4000;
const MAX_FOR_CHARS = 320;

/** What a person may ask about their data, what they asked, and the answers. Whoever is signed in is who asks. */
export function YourData({ onBack }: { onBack(): void }) {
  const { say, locale } = useWords();
  const { client, newKey, save, now } = usePortal();
  const [notice, setNotice] = React.useState<PortalNotice | null>(null);
  const [requests, setRequests] = React.useState<readonly PrivacyRequestShown[] | null>(null);
  const [failure, setFailure] = React.useState<ServiceFailure | null>(null);
  const [busy, setBusy] = React.useState(false);
  const [form, setForm] = React.useState({ kind: 'export' as Kind, wish: '', somebody: '', key: newKey() });
  const [sent, setSent] = React.useState(false);
  const running = React.useRef(false);
  const alive = React.useRef(true);
  const title = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => {
    alive.current = true;
    title.current?.focus();
    return () => {
      alive.current = false;
    };
  }, []);
  const load = React.useCallback(async (): Promise<void> => {
    const [answer, said] = await Promise.all([client.privacy(), client.notice()]);
    if (!alive.current) return;
    if (said.ok) setNotice(said.value);
    if (answer.ok) setRequests(answer.value);
    setFailure(answer.ok ? null : answer.failure);
  }, [client]);
  React.useEffect(() => void load(), [load]);
  /** One thing at a time; a second click changes nothing. */
  const once = async (work: () => Promise<void>): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    await work();
    running.current = false;
    if (alive.current) setBusy(false);
  };
  const ask = (): Promise<void> =>
    once(async () => {
      const answer = await client.askPrivacy({
        clientKey: form.key,
        kind: form.kind,
        wish: form.wish.trim(),
        ...(form.somebody.trim() && { for: form.somebody.trim() }),
      });
      if (!alive.current) return;
      if (!answer.ok) return setFailure(answer.failure);
      setSent(true);
      setForm({ kind: 'export', wish: '', somebody: '', key: newKey() });
      await load();
    });
  const download = (key: string, format: (typeof FORMATS)[number]): Promise<void> =>
    once(async () => {
      const answer = await client.privacyExport(key, format);
      if (!alive.current) return;
      if (answer.ok) save(answer.value, `${say('yourData.file')}.${format}`);
      else setFailure(answer.failure);
    });
  return (
    <section className="col g16" aria-label={say('portal.yourData')}>
      <div className="row">
        <Button look="ghost" small icon="left" onClick={onBack}>
          {say('yourData.back')}
        </Button>
      </div>
      <h1 className="h1" ref={title} tabIndex={-1}>
        {say('portal.yourData')}
      </h1>
      <p className="sub">{say('yourData.text')}</p>
      {failure && <FailureBanner failure={failure} busy={busy} onRetry={() => void load()} />}
      {sent && <Banner look="ok" card icon="check" title={say('yourData.sent')} />}
      <form
        className="card pad col g16"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <h2 className="h2">{say('yourData.ask')}</h2>
        <fieldset className="col" style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="lbl">{say('yourData.what')}</legend>
          {KINDS.map((kind) => (
            <label key={kind} className="row pt-kind">
              <input type="radio" name="ld-your-data" value={kind} checked={form.kind === kind} onChange={() => setForm({ ...form, kind })} />
              <span>{say(`yourData.kind.${kind}`)}</span>
            </label>
          ))}
        </fieldset>
        <div>
          <label className="lbl" htmlFor="ld-yd-wish">
            {say('yourData.wish')}
          </label>
          <div className="field area">
            <textarea
              id="ld-yd-wish"
              className="grow"
              rows={3}
              maxLength={MAX_WISH_CHARS}
              value={form.wish}
              onChange={(event) => setForm({ ...form, wish: event.target.value })}
            />
          </div>
        </div>
        <div>
          <label className="lbl" htmlFor="ld-yd-for">
            {say('yourData.for')}
          </label>
          <div className="field">
            <input
              id="ld-yd-for"
              className="grow"
              type="text"
              maxLength={MAX_FOR_CHARS}
              value={form.somebody}
              aria-describedby="ld-yd-forhelp"
              onChange={(event) => setForm({ ...form, somebody: event.target.value })}
            />
          </div>
          <p className="help" id="ld-yd-forhelp">
            {say('yourData.forHelp')}
          </p>
        </div>
        <div className="row">
          <Button look="primary" submit icon="send" aria-disabled={busy}>
            {say('yourData.send')}
          </Button>
        </div>
      </form>
      {notice && <NoticeText notice={notice} now={now()} />}
      {requests && (
        <div className="card pad col g16">
          <h2 className="h2">{say('yourData.mine')}</h2>
          {requests.length === 0 ? (
            <p className="sub">{say('yourData.none')}</p>
          ) : (
            requests.map((request) => (
              <article key={request.key} className="col" aria-label={say(`yourData.kind.${request.kind}`)}>
                <div className="row wrap">
                  <b>{say(`yourData.kind.${request.kind}`)}</b>
                  <span className={`tag ${request.state === 'Done' ? 'ok' : request.state === 'Refused' ? 'bad' : 'info'}`}>
                    {say(`yourData.state.${request.state}`)}
                  </span>
                </div>
                <p className="sub">
                  {request.finishedAt
                    ? say('yourData.answered', { day: dayOf(request.finishedAt, locale) })
                    : say('yourData.due', { day: dayOf(request.dueAt, locale) })}
                </p>
                {request.extension && <p>{say('yourData.extended', { reason: request.extension })}</p>}
                {request.answer && <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{request.answer}</p>}
                {request.download && (
                  <div className="row wrap">
                    {FORMATS.map((format) => (
                      <Button
                        key={format}
                        small
                        icon="dl"
                        aria-disabled={busy}
                        aria-label={`${say('yourData.save')} ${format.toUpperCase()}`}
                        onClick={() => void download(request.key, format)}
                      >
                        {format.toUpperCase()}
                      </Button>
                    ))}
                  </div>
                )}
              </article>
            ))
          )}
        </div>
      )}
    </section>
  );
}

import * as React from 'react';
import { MAX_NOTICE_TEXT_CHARS, NOTICE_DAYS, NOTICE_KEY, parseNotice, publishNotice, type PrivacyNotice } from '@listdesk/shared/privacy';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import { Fault, Labelled, NotYet, TextField, useWork } from './parts';

const ACCEPTANCES = 500;
type Loaded = { notice: PrivacyNotice; etag: string | null; accepted: ReadonlyMap<number, number> };

/** The notice people at the desk are told of. A change is announced 30 days before it holds; who noted it stands in the audit log. */
export function Notice() {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const { lists } = desk.port;
  const [loaded, setLoaded] = React.useState<Loaded | null>(null);
  const [text, setText] = React.useState<string | null>(null);
  const [stale, setStale] = React.useState(false);
  const { busy, fault, run } = useWork();
  const load = React.useCallback(async (): Promise<void> => {
    const next = await run(async () => {
      const { value, etag } = await lists.storedSettingValue(NOTICE_KEY);
      const { entries } = await lists.auditPage({ action: 'notice.accepted', top: ACCEPTANCES });
      const accepted = new Map<number, number>();
      for (const { subject } of entries) accepted.set(Number(subject.split('/')[0]), (accepted.get(Number(subject.split('/')[0])) ?? 0) + 1);
      return { notice: parseNotice(value), etag, accepted };
    });
    if (next) setLoaded(next);
  }, [lists, run]);
  React.useEffect(() => void load(), [load]);
  if (!loaded) return <NotYet fault={fault} onRetry={() => void load()} />;
  const { versions } = loaded.notice;
  const last = versions[versions.length - 1];
  const now = new Date(desk.port.now()).toISOString();
  const written = text ?? last?.text ?? '';
  const next = publishNotice(loaded.notice, written, now);
  const publish = (): Promise<unknown> =>
    run(async () => {
      if (!next) return;
      setStale(false);
      await lists.audit({ action: 'notice.published', subject: String(next.versions[next.versions.length - 1]?.version), details: {} });
      const { outcome } = await lists.replaceSettingValue(NOTICE_KEY, loaded.etag, next);
      if (outcome === 'updated') {
        setText(null);
        desk.tell(say('privacy.notice.published'));
      } else setStale(true);
    }).then(load);
  return (
    <div className="pvpage">
      <section className="pvcard" aria-label={say('privacy.notice.title')}>
        <h2>{say('privacy.notice.title')}</h2>
        <p className="sub">{say('privacy.notice.text', { count: NOTICE_DAYS })}</p>
        {stale && <Banner look="warn" icon="alert" title={say('privacy.asked.stale')} />}
        <Labelled label={say('privacy.notice.words')}>
          <TextField lines={12} value={written} max={MAX_NOTICE_TEXT_CHARS} disabled={busy} onText={setText} />
        </Labelled>
        <Fault fault={fault} />
        <div className="row wrap">
          <Button look="primary" disabled={!next} aria-disabled={busy} onClick={() => void publish()}>
            {say('privacy.notice.publish')}
          </Button>
          {next && (
            <span className="sub">{say('privacy.notice.from', { day: dayOf(next.versions[next.versions.length - 1]?.effectiveAt ?? now, locale) })}</span>
          )}
        </div>
        {versions.length > 0 && (
          <ul className="pvfacts">
            {[...versions].reverse().map((one) => (
              <li key={one.version}>
                <details>
                  <summary>
                    {say('privacy.notice.version', { number: one.version, day: dayOf(one.effectiveAt, locale) })}{' '}
                    {say('privacy.notice.accepted', { count: loaded.accepted.get(one.version) ?? 0 })}
                  </summary>
                  <p className="pvwish">{one.text}</p>
                </details>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

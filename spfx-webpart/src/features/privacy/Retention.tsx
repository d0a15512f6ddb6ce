import * as React from 'react';
import {
  DEFAULT_RETENTION,
  END_STATUSES,
  MAX_RETENTION_RULES,
  MIN_ARCHIVE_DAYS,
  MIN_LOG_DAYS,
  parseRetention,
  RETENTION_ENDS,
  RETENTION_KEY,
  type RetentionSettings,
} from '@listdesk/shared/privacy';
import { previewArchive, type ArchivePreview } from '@listdesk/shared/sharepoint/archive';
import { paceOf, previewRetention, type Desk as PrivacyDesk, type RetentionPreview } from '@listdesk/shared/sharepoint/privacy';
import { Banner } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useLicence } from '../../app/licence';
import { useDesk } from '../desk/DeskContext';
import { HiddenCircles } from './HiddenCircles';
import { Choice, Fault, Labelled, NotYet, TextField, useWork } from './parts';

type Row = { type: string; status: string; days: string; then: string };
type Form = { on: boolean; rows: Row[]; mailLogDays: string; auditLogDays: string; privacyLogDays: string; archiveDays: string };
/** A person's requests are counted over five minutes; a look may not use up those of the desk. */
const UNITS_A_MINUTE = 1200;

const formOf = (settings: RetentionSettings): Form => ({
  on: settings.on,
  rows: settings.tickets.map(({ type, status, days, then }) => ({ type: type ?? '', status: status ?? '', days: String(days), then })),
  mailLogDays: String(settings.mailLogDays),
  auditLogDays: String(settings.auditLogDays),
  privacyLogDays: String(settings.privacyLogDays),
  archiveDays: settings.archiveDays === null ? '' : String(settings.archiveDays),
});
/** What the form says, as it would be stored; null when it cannot be meant so. */
export const settingsOf = (form: Form): RetentionSettings | null =>
  parseRetention({
    on: form.on,
    tickets: form.rows.map(({ type, status, days, then }) => ({ type: type.trim() || null, status: status || null, days: Number(days), then })),
    mailLogDays: Number(form.mailLogDays),
    auditLogDays: Number(form.auditLogDays),
    privacyLogDays: Number(form.privacyLogDays),
    archiveDays: form.archiveDays.trim() === '' ? null : Number(form.archiveDays),
  });

/** How long what is kept, and what would go now. The service carries it out every night. */
export function Retention({ privacy }: { privacy: PrivacyDesk }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { locked } = useLicence();
  const { lists, siteUrl } = desk.port;
  const [form, setForm] = React.useState<Form | null>(null);
  const [broken, setBroken] = React.useState(false);
  const [dirty, setDirty] = React.useState(false);
  const [preview, setPreview] = React.useState<(RetentionPreview & { archive: ArchivePreview | null }) | null>(null);
  const { busy, fault, run } = useWork();
  const load = React.useCallback(async (): Promise<void> => {
    const stored = await run(() => lists.settingValues([RETENTION_KEY]));
    if (!stored) return;
    const settings = parseRetention(stored.get(RETENTION_KEY));
    setBroken(settings === null);
    setForm(formOf(settings ?? DEFAULT_RETENTION));
  }, [lists, run]);
  React.useEffect(() => void load(), [load]);
  if (!form) return <NotYet fault={fault} onRetry={() => void load()} />;
  const settings = settingsOf(form);
  const change = (part: Partial<Form>): void => {
    setForm({ ...form, ...part });
    setDirty(true);
    setPreview(null);
  };
  const setRow = (place: number, part: Partial<Row>): void => change({ rows: form.rows.map((row, at) => (at === place ? { ...row, ...part } : row)) });
  const save = (): Promise<unknown> =>
    run(async () => {
      if (!settings) return;
      await lists.saveSettingValue(RETENTION_KEY, settings);
      setDirty(false);
      setBroken(false);
      desk.tell(say('privacy.keep.saved'));
    });
  const look = (): Promise<unknown> =>
    run(async () => {
      if (!settings) return;
      const pace = paceOf(
        UNITS_A_MINUTE,
        () => desk.port.now(),
        (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      );
      const kept = await previewRetention(privacy.access, siteUrl, settings, pace);
      setPreview({ ...kept, archive: settings.archiveDays === null ? null : await previewArchive(privacy.access, siteUrl, settings.archiveDays, pace) });
    });
  const off = locked || busy;
  return (
    <div className="pvpage">
      <HiddenCircles />
      {broken && <Banner look="bad" icon="alert" title={say('privacy.keep.broken')} text={say('privacy.keep.brokenText')} />}
      <section className="pvcard" aria-label={say('privacy.keep.title')}>
        <h2>{say('privacy.keep.title')}</h2>
        <p className="sub">{say('privacy.keep.text')}</p>
        <label className="pvcheck">
          <input type="checkbox" checked={form.on} disabled={off} onChange={(event) => change({ on: event.target.checked })} />
          {say('privacy.keep.on')}
        </label>
        {form.rows.map((row, place) => (
          <div className="pvrule" key={place} role="group" aria-label={say('privacy.keep.rule', { number: place + 1 })}>
            <Labelled label={say('privacy.keep.type')}>
              <TextField value={row.type} max={255} disabled={off} onText={(type) => setRow(place, { type })} />
            </Labelled>
            <Labelled label={say('privacy.keep.status')}>
              <Choice
                value={row.status}
                disabled={off}
                options={[{ value: '', label: say('any') }, ...END_STATUSES.map((value) => ({ value: value as string, label: say(`status.${value}`) }))]}
                onChoose={(status) => setRow(place, { status })}
              />
            </Labelled>
            <Labelled label={say('privacy.keep.days')}>
              <TextField type="number" value={row.days} disabled={off} onText={(days) => setRow(place, { days })} />
            </Labelled>
            <Labelled label={say('privacy.keep.then')}>
              <Choice
                value={row.then}
                disabled={off}
                options={RETENTION_ENDS.map((value) => ({ value: value as string, label: say(`privacy.keep.then.${value}`) }))}
                onChoose={(then) => setRow(place, { then })}
              />
            </Labelled>
            <IconButton
              icon="trash"
              small
              label={say('privacy.keep.remove', { number: place + 1 })}
              disabled={off}
              onClick={() => change({ rows: form.rows.filter((_row, at) => at !== place) })}
            />
          </div>
        ))}
        <div className="row">
          <Button
            small
            icon="plus"
            disabled={off || form.rows.length >= MAX_RETENTION_RULES}
            onClick={() => change({ rows: [...form.rows, { type: '', status: '', days: '2557', then: 'delete' }] })}
          >
            {say('privacy.keep.add')}
          </Button>
        </div>
        <div className="pvthree">
          <Labelled label={say('privacy.keep.mailLog')}>
            <TextField type="number" value={form.mailLogDays} disabled={off} onText={(mailLogDays) => change({ mailLogDays })} />
          </Labelled>
          <Labelled label={say('privacy.keep.auditLog')} help={say('privacy.keep.least', { count: MIN_LOG_DAYS })}>
            <TextField type="number" value={form.auditLogDays} disabled={off} onText={(auditLogDays) => change({ auditLogDays })} />
          </Labelled>
          <Labelled label={say('privacy.keep.privacyLog')} help={say('privacy.keep.least', { count: MIN_LOG_DAYS })}>
            <TextField type="number" value={form.privacyLogDays} disabled={off} onText={(privacyLogDays) => change({ privacyLogDays })} />
          </Labelled>
          <Labelled label={say('privacy.keep.archive')} help={say('privacy.keep.archiveHelp', { count: MIN_ARCHIVE_DAYS })}>
            <TextField type="number" value={form.archiveDays} disabled={off} onText={(archiveDays) => change({ archiveDays })} />
          </Labelled>
        </div>
        {!settings && (
          <p className="help bad" role="alert">
            {say('privacy.keep.wrong')}
          </p>
        )}
        <Fault fault={fault} />
        <div className="row wrap">
          <Button look="primary" disabled={!settings || (!dirty && !broken) || locked} aria-disabled={busy} onClick={() => void save()}>
            {say('privacy.keep.save')}
          </Button>
          <Button icon="eye" disabled={!settings} aria-disabled={busy} onClick={() => void look()}>
            {say(busy ? 'privacy.working' : 'privacy.keep.preview')}
          </Button>
        </div>
      </section>
      {preview && (
        <section className="pvcard" aria-label={say('privacy.keep.would')}>
          <h2>{say('privacy.keep.would')}</h2>
          <ul className="pvfacts">
            <li>{say('privacy.keep.would.deleted', { count: preview.deleted })}</li>
            <li>{say('privacy.keep.would.anonymised', { count: preview.anonymised })}</li>
            <li>{say('privacy.keep.would.held', { count: preview.held })}</li>
            <li>{say('privacy.keep.would.mailLog', { count: preview.mailLog })}</li>
            <li>{say('privacy.keep.would.auditLog', { count: preview.auditLog })}</li>
            <li>{say('privacy.keep.would.privacyLog', { count: preview.privacyLog })}</li>
            {preview.archive && (
              <>
                <li>{say('privacy.keep.would.archived', { count: preview.archive.due })}</li>
                <li>{say('privacy.keep.would.confidential', { count: preview.archive.confidential })}</li>
              </>
            )}
          </ul>
          {preview.tickets.length > 0 && (
            <details>
              <summary>{say('privacy.keep.numbers')}</summary>
              <p className="anywhere">{preview.tickets.map(({ id }) => id).join(', ')}</p>
            </details>
          )}
        </section>
      )}
    </div>
  );
}

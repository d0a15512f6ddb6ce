import * as React from 'react';
import {
  breachClocks,
  MAX_FACT_CHARS,
  NOTICE_FIELDS,
  noticeOf,
  openEnds,
  type Breach,
  type BreachClock,
  type BreachRisk,
  type NoticeWords,
} from '@listdesk/shared/privacy';
import { BREACH_RISKS } from '@listdesk/shared/schema';
import { affectedPeople, changeBreach, MAX_AFFECTED, type AffectedQuery, type Desk as PrivacyDesk } from '@listdesk/shared/sharepoint/privacy';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime, dayOf, duration } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import { saveText } from '../../app/save/saveText';
import { Choice, Fault, Labelled, TextField, useWork } from '../privacy/parts';

const TOLD = { customers: 'customersToldAt', authority: 'authorityToldAt', people: 'peopleToldAt' } as const;
const LOOKS: Record<BreachClock['state'], string> = { running: 'warn', told: 'ok', toldLate: 'bad', late: 'bad', notNeeded: '', undecided: '' };
const TICK_MS = 30_000;
const FIELDS = ['nature', 'categories', 'people', 'consequences', 'measures', 'advice', 'contact'] as const;
const dayStart = (day: string): string => (day ? new Date(`${day}T00:00:00`).toISOString() : '');

/** One breach: its clocks, what is known, whom it touches, and the drafts of the notices. */
export function BreachEditor({ privacy, breach, onClose, onChanged }: { privacy: PrivacyDesk; breach: Breach; onClose(): void; onChanged(): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const [form, setForm] = React.useState(breach);
  const [query, setQuery] = React.useState({ since: '', until: '', mailbox: '', category: '' });
  const [stale, setStale] = React.useState(false);
  const [now, setNow] = React.useState(() => desk.port.now());
  const { busy, fault, run } = useWork();
  React.useEffect(() => {
    const timer = setInterval(() => setNow(desk.port.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [desk]);
  const dirty = JSON.stringify(form) !== JSON.stringify(breach);
  const store = (next: Breach, action: 'breach.changed' | 'breach.closed'): Promise<unknown> =>
    run(async () => {
      await desk.port.lists.audit({ action, subject: breach.key, details: { risk: next.risk, affected: next.affected.addresses.length } });
      const { outcome } = await changeBreach(privacy.access, next);
      if (outcome === 'updated') {
        desk.tell(say('breach.saved'));
        onChanged();
      } else setStale(true);
    });
  const tell = (whom: BreachClock['whom']): void => void store({ ...form, [TOLD[whom]]: new Date(desk.port.now()).toISOString() }, 'breach.changed');
  const find = (): Promise<unknown> =>
    run(async () => {
      const asked: AffectedQuery = {
        since: dayStart(query.since),
        until: dayStart(query.until),
        mailbox: query.mailbox.trim(),
        category: query.category.trim(),
      };
      const addresses = await affectedPeople(privacy.access, asked);
      const words =
        Object.entries(query)
          .filter(([, value]) => value !== '')
          .map(([name, value]) => `${say(`breach.query.${name}`)}: ${value}`)
          .join(', ') || say('breach.query.all');
      setForm((old) => ({
        ...old,
        affected: { query: words, addresses: addresses.slice(0, MAX_AFFECTED) },
        facts: { ...old.facts, people: old.facts.people || say('breach.peopleFound', { count: addresses.length }) },
      }));
    });
  const words: NoticeWords = {
    nature: say('breach.field.nature'),
    categories: say('breach.field.categories'),
    people: say('breach.field.people'),
    consequences: say('breach.field.consequences'),
    measures: say('breach.field.measures'),
    advice: say('breach.field.advice'),
    contact: say('breach.field.contact'),
    title: { customers: say('breach.notice.customers'), authority: say('breach.notice.authority'), people: say('breach.notice.people') },
    drill: say('breach.notice.drill'),
    at: say('breach.notice.at'),
    since: say('breach.notice.since'),
    late: say('breach.notice.late'),
  };
  const clocks = breachClocks(form, now);
  const ends = openEnds(form, now);
  const save = async (name: string, text: string, type: string): Promise<void> => {
    const told = await run(() => desk.port.lists.audit({ action: 'export.breach', subject: breach.key }).then(() => true));
    if (told) saveText(name, text, type);
  };
  return (
    <div className="pvpage">
      <div className="row wrap">
        <Button look="ghost" small icon="left" onClick={onClose}>
          {say('breach.back')}
        </Button>
        <h2>{breach.title}</h2>
        {breach.drill && <span className="tag">{say('breach.isDrill')}</span>}
        <span className="tag">{say(`breach.state.${breach.state}`)}</span>
      </div>
      <div className="pvclocks">
        {clocks.map((clock) => (
          <div className="pvclock" key={clock.whom} role="group" aria-label={say(`breach.whom.${clock.whom}`)}>
            <b>{say(`breach.whom.${clock.whom}`)}</b>
            <span className={`tag ${LOOKS[clock.state]}`}>{say(`breach.clock.${clock.state}`)}</span>
            {clock.dueAt && <span className="sub">{say('breach.due', { time: `${dayOf(clock.dueAt, locale)} ${clockTime(clock.dueAt, locale)}` })}</span>}
            {clock.state === 'running' && clock.dueAt && <span>{say('breach.left', { time: duration(Date.parse(clock.dueAt) - now, say) })}</span>}
            {(clock.state === 'running' || clock.state === 'late') && breach.state === 'Open' && (
              <Button small aria-disabled={busy} aria-label={`${say('breach.tell')}: ${say(`breach.whom.${clock.whom}`)}`} onClick={() => tell(clock.whom)}>
                {say('breach.tell')}
              </Button>
            )}
          </div>
        ))}
      </div>
      {stale && (
        <Banner look="warn" icon="alert" title={say('breach.stale')}>
          <Button small onClick={onChanged}>
            {say('breach.reload')}
          </Button>
        </Banner>
      )}
      <Fault fault={fault} />
      <section className="pvcard" aria-label={say('breach.facts')}>
        <h2>{say('breach.facts')}</h2>
        <Labelled label={say('breach.head.risk')} help={say('breach.riskHelp')}>
          <Choice<BreachRisk>
            value={form.risk}
            options={BREACH_RISKS.map((value) => ({ value, label: say(`breach.risk.${value}`) }))}
            onChoose={(risk) => setForm({ ...form, risk })}
          />
        </Labelled>
        {FIELDS.map((field) => (
          <Labelled
            key={field}
            label={`${say(`breach.field.${field}`)}${(NOTICE_FIELDS as readonly string[]).includes(field) ? ' *' : ''}`}
            help={say(`breach.help.${field}`)}
          >
            <TextField
              lines={2}
              max={MAX_FACT_CHARS}
              value={form.facts[field]}
              onText={(text) => setForm({ ...form, facts: { ...form.facts, [field]: text } })}
            />
          </Labelled>
        ))}
      </section>
      <section className="pvcard" aria-label={say('breach.affected')}>
        <h2>{say('breach.affected')}</h2>
        <p className="sub">{say('breach.affectedText')}</p>
        <div className="pvtwo">
          {(['since', 'until'] as const).map((name) => (
            <Labelled key={name} label={say(`breach.query.${name}`)}>
              <DayField value={query[name]} onDay={(day) => setQuery({ ...query, [name]: day })} />
            </Labelled>
          ))}
          {(['mailbox', 'category'] as const).map((name) => (
            <Labelled key={name} label={say(`breach.query.${name}`)}>
              <TextField value={query[name]} max={255} onText={(text) => setQuery({ ...query, [name]: text })} />
            </Labelled>
          ))}
        </div>
        <div className="row wrap">
          <Button small icon="search" aria-disabled={busy} onClick={() => void find()}>
            {say('breach.find')}
          </Button>
          <span>{form.affected.query && say('breach.found', { count: form.affected.addresses.length, query: form.affected.query })}</span>
        </div>
        {form.affected.addresses.length > 0 && (
          <details>
            <summary>{say('breach.addresses')}</summary>
            <p className="anywhere">{form.affected.addresses.join(', ')}</p>
            <Button
              small
              icon="dl"
              onClick={() =>
                void save(
                  `${breach.title}.csv`,
                  `\ufeff${form.affected.addresses.map((address) => `"${address.replace(/"/g, '""')}"`).join('\r\n')}\r\n`,
                  'text/csv',
                )
              }
            >
              CSV
            </Button>
          </details>
        )}
      </section>
      <section className="pvcard" aria-label={say('breach.notices')}>
        <h2>{say('breach.notices')}</h2>
        {(['customers', 'authority', 'people'] as const).map((whom) => {
          const text = noticeOf(form, whom, words, now);
          return (
            <details key={whom}>
              <summary>{words.title[whom]}</summary>
              {text === null ? (
                <p className="help bad">{say('breach.incomplete')}</p>
              ) : (
                <>
                  <p className="pvnotice">{text}</p>
                  <Button
                    small
                    icon="dl"
                    aria-label={`${say('breach.saveNotice')}: ${words.title[whom]}`}
                    onClick={() => void save(`${words.title[whom]}.txt`, text, 'text/plain')}
                  >
                    {say('breach.saveNotice')}
                  </Button>
                </>
              )}
            </details>
          );
        })}
      </section>
      <div className="row wrap">
        <Button look="primary" disabled={!dirty} aria-disabled={busy} onClick={() => void store(form, 'breach.changed')}>
          {say('breach.save')}
        </Button>
        <Button icon="dl" aria-disabled={busy} onClick={() => void save(`${breach.title}.json`, `${JSON.stringify(form, null, 2)}\n`, 'application/json')}>
          JSON
        </Button>
        {breach.state === 'Open' && (
          <Button disabled={ends.length > 0} aria-disabled={busy} onClick={() => void store({ ...form, state: 'Closed' }, 'breach.closed')}>
            {say('breach.close')}
          </Button>
        )}
      </div>
      {breach.state === 'Open' && ends.length > 0 && (
        <p className="sub">{say('breach.open', { what: ends.map((end) => say(`breach.end.${end}`)).join(', ') })}</p>
      )}
    </div>
  );
}

function DayField({ value, onDay, ...rest }: { value: string; onDay(day: string): void; id?: string }) {
  return (
    <div className="field">
      <input {...rest} className="grow" type="date" value={value} onChange={(event) => onDay(event.target.value)} />
    </div>
  );
}

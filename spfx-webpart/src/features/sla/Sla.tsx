import * as React from 'react';
import './sla.global.scss';
import { MAX_CALENDARS, MAX_POLICIES, parseSla, SLA_KEY, type SlaSettings } from '@listdesk/shared/sla';
import { Button } from '../../ui/controls/Button';
import { Banner } from '../../ui/controls/Banner';
import { useWords } from '../../ui/words/WordsContext';
import { useSettingValue } from '../../app/settingValue/useSettingValue';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { Loading } from '../settings/parts/Loading';
import { SaveBars } from '../settings/parts/SaveBars';
import { SaveFoot } from '../settings/parts/SaveFoot';
import { useLeaveWarning } from '../../app/texts/useLeaveWarning';
import { Hours } from './Hours';
import { Policy } from './Policy';
import { movedBy, newCalendar, newPolicy } from './slaForm';

/** What the desk promises: policies from the special to the general, and the hours it works. A section of the settings. */
export function Sla({ mayChange }: { mayChange: boolean }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const mailboxes = useDeskState((state) => state.settings?.mailboxes) ?? [];
  const { state, dirty, change, discard, save, reload } = useSettingValue<SlaSettings>(desk, SLA_KEY, parseSla);
  const wrong = React.useRef(new Set<string>());
  const [refused, setRefused] = React.useState(false);
  const page = React.useRef<HTMLFormElement>(null);
  const saved = state.phase === 'ready' && state.saved;
  useLeaveWarning(desk, () => dirty, say('settings.left'));
  // This desk's own next change follows the new promises.
  React.useEffect(() => {
    if (saved) desk.promises.forget();
  }, [saved, desk]);
  if (state.phase !== 'ready') return <Loading state={state} onRetry={reload} />;

  const { draft, saving } = state;
  const { policies, calendars } = draft;
  const off = !mayChange || saving;
  const note =
    (key: string) =>
    (field: string, isWrong: boolean): void => {
      if (isWrong) wrong.current.add(`${key} ${field}`);
      else wrong.current.delete(`${key} ${field}`);
    };
  const submit = (over: boolean): void => {
    const bad = wrong.current.size > 0 || calendars.some((calendar) => calendar.week.every((day) => day.length === 0));
    setRefused(bad);
    if (bad) page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    else void save(over);
  };
  const edit = (next: Partial<SlaSettings>): void => {
    setRefused(false);
    change({ ...draft, ...next });
  };
  const showLast = (): void =>
    void requestAnimationFrame(() => {
      const all = page.current?.querySelectorAll<HTMLElement>('.slacard');
      all?.[all.length - 1]?.scrollIntoView?.({ block: 'nearest' });
    });
  return (
    <form
      ref={page}
      className="setbody"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(false);
      }}
    >
      {refused ? (
        <Banner look="bad" icon="alert" title={say('settings.notSaved')} text={say('sla.refused')} />
      ) : (
        <SaveBars
          state={{ ...state, dirty }}
          mayChange={mayChange}
          onSave={submit}
          onDiscard={discard}
          savedText={<Banner look="ok" icon="check" title={say('settings.saved')} text={say('sla.savedText')} />}
        />
      )}
      <div className="setscroll">
        <section aria-labelledby="ld-set-sla">
          <h2 id="ld-set-sla" className="h2">
            {say('sla.title')}
          </h2>
          <p className="sub">{say('sla.text')}</p>
          {policies.length === 0 && <p className="sub">{say('sla.none')}</p>}
          {policies.map((policy, index) => (
            <Policy
              key={policy.key}
              policy={policy}
              calendars={calendars}
              mailboxes={mailboxes.map((one) => one.address)}
              off={off}
              first={index === 0}
              last={index === policies.length - 1}
              onWrong={note(policy.key)}
              onChange={(next) => edit({ policies: policies.map((one) => (one.key === next.key ? next : one)) })}
              onMove={(step) => edit({ policies: movedBy(policies, index, step) })}
              onRemove={() => edit({ policies: policies.filter((one) => one.key !== policy.key) })}
            />
          ))}
          {mayChange && policies.length < MAX_POLICIES && (
            <Button
              className="setadd"
              icon="plus"
              disabled={saving}
              onClick={() => {
                edit({ policies: [...policies, newPolicy(desk.port.newKey(), say('sla.newPolicy'))] });
              }}
            >
              {say('sla.addPolicy')}
            </Button>
          )}
          <h3 className="b">{say('sla.hours')}</h3>
          <p className="sub">{say('sla.hoursText')}</p>
          {calendars.map((calendar) => (
            <Hours
              key={calendar.key}
              calendar={calendar}
              off={off}
              onWrong={note(calendar.key)}
              onChange={(next) => edit({ calendars: calendars.map((one) => (one.key === next.key ? next : one)) })}
              onRemove={() =>
                edit({
                  calendars: calendars.filter((one) => one.key !== calendar.key),
                  policies: policies.map((one) => (one.calendar === calendar.key ? { ...one, calendar: null } : one)),
                })
              }
            />
          ))}
          {mayChange && calendars.length < MAX_CALENDARS && (
            <Button
              className="setadd"
              icon="plus"
              disabled={saving}
              onClick={() => {
                edit({
                  calendars: [...calendars, newCalendar(desk.port.newKey(), say('sla.newHours'), Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC')],
                });
                showLast();
              }}
            >
              {say('sla.addHours')}
            </Button>
          )}
        </section>
      </div>
      {mayChange && (
        <SaveFoot
          saving={saving}
          dirty={dirty}
          onDiscard={() => {
            setRefused(false);
            discard();
          }}
        />
      )}
    </form>
  );
}

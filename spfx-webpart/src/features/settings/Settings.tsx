import * as React from 'react';
import './settings.global.scss';
import { MAX_REOPEN_DAYS } from '@listdesk/shared/schema';
import { useLicence } from '../../app/licence';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime } from '../../ui/words/times';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { SkeletonRows } from '../desk/ListStates';
import { MAX_DESK_NAME_CHARS, MAX_MAILBOX_NAME_CHARS, MAX_MAILBOXES, type SettingsForm } from './form';
import { useSettings } from './useSettings';

/** The desk's settings, for its admins. Locked, but readable, while the licence has lapsed. */
export function Settings({ head, onSetUp }: { head: React.ReactNode; onSetUp(): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const { locked } = useLicence();
  const { state, dirty, change, save, discard, reload } = useSettings(desk);
  const page = React.useRef<HTMLDivElement>(null);
  const title = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => title.current?.focus(), []);

  const unsaved = React.useRef(false);
  unsaved.current = dirty;
  React.useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => { if (unsaved.current) event.preventDefault(); };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      if (unsaved.current) desk.tell(say('settings.left'));
    };
  }, [desk, say]);

  const heading = <div className="viewhead" data-zone="view"><h1 ref={title} tabIndex={-1}>{head ?? say('settings.title')}</h1><span className="end" /><Button look="ghost" small icon="shield" onClick={onSetUp}>{say('setup.open')}</Button></div>;
  const whole = (content: React.ReactNode): JSX.Element => <section className="pane settings" aria-label={say('settings.title')}>{heading}{content}</section>;
  if (me && !me.isSiteAdmin && !me.roles.includes('Admin')) return whole(<EmptyState icon="lock" title={say('settings.denied')} text={say('settings.deniedText')} />);
  if (state.phase === 'loading') return whole(<SkeletonRows />);
  if (state.phase === 'failed') return whole(<EmptyState icon="alert" title={say('settings.failed')} text={say(`fault.${state.fault.code}`, { detail: state.fault.message })} foot={say('failed.reference', { code: state.fault.code, time: clockTime(desk.port.now(), locale) })}><Button look="primary" onClick={reload}>{say('tryNow')}</Button></EmptyState>);

  const { form, problems, saving } = state;
  const off = locked || saving;
  const submit = async (over: boolean): Promise<void> => {
    const wrong = await save(over);
    if (wrong) page.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  };
  const said = (field: string): React.ReactNode => problems[field] && <p id={`ld-set-${field}`} className="help bad" role="alert">{say(`settings.problem.${problems[field]}`, { count: field === 'reopenWithinDays' ? MAX_REOPEN_DAYS : field === 'mailboxes' ? MAX_MAILBOXES : MAX_DESK_NAME_CHARS })}</p>;
  const told = (field: string, help?: string) => ({ 'aria-invalid': problems[field] ? true : undefined, 'aria-describedby': [problems[field] ? `ld-set-${field}` : '', help ?? ''].filter(Boolean).join(' ') || undefined });
  const setMailboxes = (mailboxes: SettingsForm['mailboxes']): void => change({ mailboxes });
  const setMailbox = (place: number, part: Partial<SettingsForm['mailboxes'][number]>): void => setMailboxes(form.mailboxes.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const add = (): void => {
    setMailboxes([...form.mailboxes, { address: '', name: '' }]);
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(`[name="mailbox.${form.mailboxes.length}"]`)?.focus());
  };
  return whole(
    <>
      {locked && <Banner look="warn" icon="lock" title={say('settings.locked')} text={say('settings.lockedText')} />}
      {state.stale && !locked && <Banner look="warn" icon="alert" title={say('settings.stale')} text={say('settings.staleText')}><Button small onClick={() => void submit(true)}>{say('settings.saveMine')}</Button><Button small onClick={discard}>{say('settings.takeTheirs')}</Button></Banner>}
      {!state.stale && state.kept && dirty && <Banner look="info" icon="history" title={say('settings.kept')} text={say('settings.keptText')} />}
      {state.fault && <Banner look="bad" icon="alert" title={say('settings.notSaved')} text={`${say(`fault.${state.fault.code}`, { detail: state.fault.message })} ${say('settings.typedKept')}`}><Button small onClick={() => void submit(false)}>{say('tryNow')}</Button></Banner>}
      {state.saved === 'mailboxes' && <Banner look="ok" icon="check" title={say('settings.saved')} text={say('settings.savedMailboxes')}><Button small onClick={onSetUp}>{say('setup.open')}</Button></Banner>}
      {state.saved === 'yes' && <Banner look="ok" icon="check" title={say('settings.saved')} />}
      <form className="setbody" noValidate onSubmit={(event) => { event.preventDefault(); void submit(false); }}>
        <div ref={page} className="col g24">
          <section aria-labelledby="ld-set-desk">
            <h2 id="ld-set-desk" className="h2">{say('settings.desk')}</h2>
            <label><span className="lbl">{say('settings.name')} <span className="req" aria-hidden="true">*</span></span><span className="field"><input name="name" className="grow" required disabled={off} value={form.name} maxLength={MAX_DESK_NAME_CHARS} {...told('name', 'ld-help-name')} onChange={(event) => change({ name: event.target.value })} /></span></label>
            {said('name')}<p className="help" id="ld-help-name">{say('settings.nameHelp')}</p>
          </section>
          <section aria-labelledby="ld-set-mailboxes">
            <h2 id="ld-set-mailboxes" className="h2">{say('settings.mailboxes')}</h2>
            <p className="sub">{say('settings.mailboxesText')}</p>
            {form.mailboxes.length === 0 && <p className="row"><Icon name="info" size="s" />{say('settings.noMailbox')}</p>}
            <ul className="setboxes">
              {form.mailboxes.map((one, place) => (
                <li key={place} className="setbox">
                  <label className="grow"><span className="lbl">{say(place === 0 ? 'settings.addressFirst' : 'settings.address')}</span><span className="field"><input name={`mailbox.${place}`} type="email" dir="ltr" autoComplete="off" className="grow" disabled={off} value={one.address} {...told(`mailbox.${place}`)} onChange={(event) => setMailbox(place, { address: event.target.value })} /></span>{said(`mailbox.${place}`)}</label>
                  <label className="grow"><span className="lbl">{say('settings.shown')}</span><span className="field"><input className="grow" disabled={off} value={one.name} maxLength={MAX_MAILBOX_NAME_CHARS} onChange={(event) => setMailbox(place, { name: event.target.value })} /></span></label>
                  <span className="row setacts">
                    {place > 0 && <IconButton icon="up" disabled={off} label={say('settings.makeFirst', { address: one.address })} onClick={() => setMailboxes([one, ...form.mailboxes.filter((_, at) => at !== place)])} />}
                    <IconButton icon="trash" disabled={off} label={say('settings.remove', { address: one.address })} onClick={() => { setMailboxes(form.mailboxes.filter((_, at) => at !== place)); page.current?.querySelector<HTMLElement>('.setadd')?.focus(); }} />
                  </span>
                </li>
              ))}
            </ul>
            {said('mailboxes')}
            <Button icon="plus" className="setadd" disabled={off || form.mailboxes.length >= MAX_MAILBOXES} onClick={add}>{say('settings.addMailbox')}</Button>
          </section>
          <section aria-labelledby="ld-set-tickets">
            <h2 id="ld-set-tickets" className="h2">{say('settings.tickets')}</h2>
            <label><span className="lbl">{say('settings.reopen')}</span><span className="row"><span className="field setdays"><input name="reopenWithinDays" inputMode="numeric" className="grow" disabled={off} value={form.reopenWithinDays} maxLength={4} {...told('reopenWithinDays', 'ld-help-days')} onChange={(event) => change({ reopenWithinDays: event.target.value })} /></span><span>{say('settings.days')}</span></span></label>
            {said('reopenWithinDays')}<p className="help" id="ld-help-days">{say('settings.reopenHelp')}</p>
            <label className="row setcheck"><input type="checkbox" disabled={off} checked={form.acknowledge} aria-describedby="ld-help-ack" onChange={(event) => change({ acknowledge: event.target.checked })} /><span>{say('settings.acknowledge')}</span></label>
            <p className="help" id="ld-help-ack">{say('settings.acknowledgeHelp')}</p>
          </section>
        </div>
        <div className="row setfoot">
          <button type="submit" className="btn primary" disabled={off || !dirty}>{say(saving ? 'settings.saving' : 'settings.save')}</button>
          <Button look="ghost" disabled={off || !dirty} onClick={discard}>{say('settings.discard')}</Button>
          <span className="sub sm" role="status">{dirty ? say('settings.unsaved') : ''}</span>
        </div>
      </form>
    </>,
  );
}

import * as React from 'react';
import {
  brokenHolds,
  heldTickets,
  holdTicket,
  MAX_HOLD_REASON_CHARS,
  type BrokenHold,
  type Desk as PrivacyDesk,
  type HeldTicket,
  type LoggedRequest,
} from '@listdesk/shared/sharepoint/privacy';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { Fault, Labelled, NotYet, TextField, useWork } from './parts';

const LOG_ROWS = 1000;
type Loaded = { broken: BrokenHold[]; tickets: HeldTicket[]; persons: LoggedRequest[] };

/** The newest word on each person; the log knows them by a mark alone, so the page can say when, by whom and why, not who. */
export const heldPersonsIn = (log: readonly LoggedRequest[]): LoggedRequest[] => {
  const seen = new Set<string>();
  return log.filter(({ kind, state, personHash, receipt }) => {
    if (kind !== 'hold' || state !== 'Done' || seen.has(personHash)) return false;
    seen.add(personHash);
    const { held } = receipt;
    return held === true;
  });
};

const reasonOf = ({ receipt: { reason } }: LoggedRequest): string => (typeof reason === 'string' ? reason : '');

/** What may not be deleted or erased for now. Retention and erasure leave it alone, whoever starts them. */
export function Holds({ privacy, onPeople }: { privacy: PrivacyDesk; onPeople(): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me?.address ?? '');
  const [loaded, setLoaded] = React.useState<Loaded | null>(null);
  const [number, setNumber] = React.useState('');
  const [reason, setReason] = React.useState('');
  const [told, setTold] = React.useState('');
  const { busy, fault, run } = useWork();
  const load = React.useCallback(async (): Promise<void> => {
    const next = await run(async () => ({
      broken: await brokenHolds(privacy.access),
      tickets: await heldTickets(privacy.access),
      persons: heldPersonsIn(await privacy.log.requests(LOG_ROWS)),
    }));
    if (next) setLoaded(next);
  }, [privacy, run]);
  React.useEffect(() => void load(), [load]);
  if (!loaded) return <NotYet fault={fault} onRetry={() => void load()} />;

  const change = async (id: number, why: string | null): Promise<void> => {
    const outcome = await run(() => holdTicket(privacy, id, why, { actor: me, at: new Date(desk.port.now()).toISOString() }));
    if (!outcome) return;
    const done = why === null || outcome.outcome === 'updated';
    const text = say(!done ? 'privacy.hold.noTicket' : why === null ? 'privacy.hold.lifted' : 'privacy.hold.set', { number: String(id) });
    setTold(text);
    desk.tell(text, !done);
    if (done && why !== null) {
      setNumber('');
      setReason('');
    }
    await load();
  };
  const restore = async ({ id, row }: BrokenHold): Promise<void> => {
    const back = await run(async () => {
      const entry = (await privacy.bins.entries())?.find(({ list, item, kind }) => list === row.list && item === row.id && kind === 'item');
      return entry ? privacy.bins.restore(entry) : false;
    });
    if (back === undefined) return;
    if (back) await desk.port.lists.audit({ action: 'item.restored', subject: String(id) });
    setTold(say(back ? 'privacy.hold.restored' : 'privacy.hold.notInBin', { number: String(id) }));
    await load();
  };
  const wanted = Number(number.trim().replace(/^#/, ''));
  const ready = Number.isSafeInteger(wanted) && wanted > 0 && reason.trim() !== '';
  return (
    <div className="pvpage">
      <p role="status" className="pvtold">
        {busy ? say('privacy.working') : told}
      </p>
      <Fault fault={fault} />
      {loaded.broken.length > 0 && (
        <section className="pvcard" aria-label={say('privacy.hold.broken')}>
          <Banner look="bad" icon="alert" title={say('privacy.hold.broken')} text={say('privacy.hold.brokenText')} />
          <table className="pvtable">
            <tbody>
              {loaded.broken.map((hold) => {
                const { id, was } = hold;
                return (
                  <tr key={id}>
                    <td>{id}</td>
                    <td>{say(`privacy.hold.was.${was}`)}</td>
                    <td>
                      <span className="row">
                        {was === 'deleted' && (
                          <Button
                            small
                            aria-disabled={busy}
                            aria-label={say('privacy.hold.restoreOne', { number: String(id) })}
                            onClick={() => void restore(hold)}
                          >
                            {say('privacy.hold.restore')}
                          </Button>
                        )}
                        <Button
                          small
                          look="ghost"
                          aria-disabled={busy}
                          aria-label={say('privacy.hold.liftOne', { number: String(id) })}
                          onClick={() => void change(id, null)}
                        >
                          {say('privacy.flag.lift')}
                        </Button>
                      </span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      <section className="pvcard" aria-label={say('privacy.hold.tickets')}>
        <h2>{say('privacy.hold.tickets')}</h2>
        <p className="sub">{say('privacy.hold.text')}</p>
        <div className="pvtwo">
          <Labelled label={say('privacy.hold.number')}>
            <TextField value={number} max={12} disabled={busy} onText={setNumber} />
          </Labelled>
          <Labelled label={say('privacy.hold.reason')} help={say('privacy.hold.reasonHelp')}>
            <TextField value={reason} max={MAX_HOLD_REASON_CHARS} disabled={busy} onText={setReason} />
          </Labelled>
        </div>
        <div className="row">
          <Button icon="lock" disabled={!ready} aria-disabled={busy} onClick={() => void change(wanted, reason.trim())}>
            {say('privacy.hold.go')}
          </Button>
        </div>
        {loaded.tickets.length === 0 ? (
          <p>{say('privacy.hold.none')}</p>
        ) : (
          <div className="pvscroll">
            <table className="pvtable">
              <thead>
                <tr>
                  <th scope="col">{say('privacy.hold.number')}</th>
                  <th scope="col">{say('privacy.hold.subject')}</th>
                  <th scope="col">{say('privacy.hold.reason')}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {loaded.tickets.map((ticket) => (
                  <tr key={ticket.id}>
                    <td>
                      {ticket.id}
                      {ticket.row.list === 'ArchivedTickets' && (
                        <>
                          {' '}
                          <span className="tag">{say('privacy.hold.archived')}</span>
                        </>
                      )}
                    </td>
                    <td className="anywhere" dir="auto">
                      {ticket.subject}
                    </td>
                    <td className="anywhere" dir="auto">
                      {ticket.reason}
                    </td>
                    <td>
                      <Button
                        small
                        look="ghost"
                        aria-disabled={busy}
                        aria-label={say('privacy.hold.liftOne', { number: String(ticket.id) })}
                        onClick={() => void change(ticket.id, null)}
                      >
                        {say('privacy.flag.lift')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section className="pvcard" aria-label={say('privacy.hold.persons')}>
        <h2>{say('privacy.hold.persons')}</h2>
        <p className="sub">{say('privacy.hold.personsText')}</p>
        {loaded.persons.length === 0 ? (
          <p>{say('privacy.hold.nobody')}</p>
        ) : (
          <div className="pvscroll">
            <table className="pvtable">
              <thead>
                <tr>
                  {['started', 'by'].map((name) => (
                    <th key={name} scope="col">
                      {say(`privacy.log.${name}`)}
                    </th>
                  ))}
                  <th scope="col">{say('privacy.hold.reason')}</th>
                </tr>
              </thead>
              <tbody>
                {loaded.persons.map((line) => (
                  <tr key={line.key}>
                    <td>{line.startedAt && dayOf(line.startedAt, locale)}</td>
                    <td className="anywhere">{line.actor}</td>
                    <td className="anywhere" dir="auto">
                      {reasonOf(line)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <div className="row">
          <Button small icon="user" onClick={onPeople}>
            {say('privacy.hold.toPerson')}
          </Button>
        </div>
      </section>
    </div>
  );
}

import * as React from 'react';
import { breachClocks, NO_FACTS, type Breach } from '@listdesk/shared/privacy';
import { breaches, recordBreach, type Desk as PrivacyDesk } from '@listdesk/shared/sharepoint/privacy';
import { EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime, dayOf } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import { Fault, Labelled, NotYet, TextField, useWork } from '../privacy/parts';
import { BreachEditor } from './BreachEditor';

const MAX_TITLE_CHARS = 200;

/** The register: what happened, who was told when, and drills beside it. */
export function Breaches({ privacy }: { privacy: PrivacyDesk }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const { newKey, now, lists } = desk.port;
  const [known, setKnown] = React.useState<readonly Breach[] | null>(null);
  const [open, setOpen] = React.useState<string | null>(null);
  const [title, setTitle] = React.useState('');
  const [drill, setDrill] = React.useState(false);
  const { busy, fault, run } = useWork();
  const load = React.useCallback(async (): Promise<void> => {
    const found = await run(() => breaches(privacy.access));
    if (found) setKnown(found);
  }, [privacy, run]);
  React.useEffect(() => void load(), [load]);
  const record = async (): Promise<void> => {
    const key = newKey();
    const done = await run(async () => {
      await lists.audit({ action: 'breach.recorded', subject: key, details: { drill } });
      return recordBreach(privacy.access, key, {
        title: title.trim(),
        state: 'Open',
        drill,
        risk: 'Unknown',
        occurredAt: null,
        awareAt: new Date(now()).toISOString(),
        customersToldAt: null,
        authorityToldAt: null,
        peopleToldAt: null,
        facts: NO_FACTS,
        affected: { query: '', addresses: [] },
      });
    });
    if (!done) return;
    setTitle('');
    setOpen(key);
    await load();
  };
  if (!known) return <NotYet fault={fault} onRetry={() => void load()} />;
  const current = known.find(({ key }) => key === open);
  if (current)
    return (
      <BreachEditor key={`${current.key} ${current.etag}`} privacy={privacy} breach={current} onClose={() => setOpen(null)} onChanged={() => void load()} />
    );
  return (
    <div className="pvpage">
      <section className="pvcard" aria-label={say('breach.new')}>
        <h2>{say('breach.new')}</h2>
        <p className="sub">{say('breach.newText')}</p>
        <form
          className="pvform"
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim()) void record();
          }}
        >
          <Labelled label={say('breach.title')}>
            <TextField value={title} max={MAX_TITLE_CHARS} onText={setTitle} />
          </Labelled>
          <label className="pvcheck">
            <input type="checkbox" checked={drill} onChange={(event) => setDrill(event.target.checked)} />
            {say('breach.drill')}
          </label>
          <div className="row">
            <Button look="primary" submit disabled={!title.trim()} aria-disabled={busy}>
              {say('breach.record')}
            </Button>
          </div>
        </form>
        <Fault fault={fault} />
      </section>
      {known.length === 0 ? (
        <EmptyState icon="shield" title={say('breach.none')} text={say('breach.noneText')} />
      ) : (
        <section className="pvcard" aria-label={say('breach.register')}>
          <h2>{say('breach.register')}</h2>
          <div className="pvscroll">
            <table className="pvtable">
              <thead>
                <tr>
                  {['title', 'since', 'risk', 'state'].map((name) => (
                    <th key={name} scope="col">
                      {say(`breach.head.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {known.map((breach) => {
                  const late = breach.state === 'Open' && breachClocks(breach, now()).some(({ state }) => state === 'late');
                  return (
                    <tr key={breach.key}>
                      <td>
                        <button type="button" className="linkish" onClick={() => setOpen(breach.key)}>
                          {breach.title}
                        </button>{' '}
                        {breach.drill && <span className="tag">{say('breach.isDrill')}</span>}
                      </td>
                      <td>
                        {dayOf(breach.awareAt, locale)} {clockTime(breach.awareAt, locale)}
                      </td>
                      <td>{say(`breach.risk.${breach.risk}`)}</td>
                      <td>
                        {say(`breach.state.${breach.state}`)} {late && <span className="tag bad">{say('breach.clock.late')}</span>}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </div>
  );
}

import * as React from 'react';
import { parseCorrection, type Person } from '@listdesk/shared/privacy';
import { correctPerson, findPerson, flagPerson, MAX_HOLD_REASON_CHARS, type Desk as PrivacyDesk, type Flag } from '@listdesk/shared/sharepoint/privacy';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { saveBlob } from '../../app/save/saveText';
import { Erase } from './Erase';
import { Fault, Labelled, TextField, useWork } from './parts';

const FLAGS: readonly Flag[] = ['restrict', 'object', 'hold'];
const MAX_PURPOSE_CHARS = 200;

/** What can be done for a person who was found. Each is a request in the privacy log with its receipt. */
export function PersonActions({ privacy, person, onChanged }: { privacy: PrivacyDesk; person: Person; onChanged(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const mailboxes = useDeskState((state) => state.settings?.mailboxes ?? []);
  const [progress, setProgress] = React.useState('');
  const [right, setRight] = React.useState({ name: '', address: '' });
  const [purpose, setPurpose] = React.useState('');
  const [reason, setReason] = React.useState('');
  const [told, setTold] = React.useState('');
  const work = useWork();
  const done = (text: string): void => {
    setTold(text);
    desk.tell(text);
  };

  const save = (openBins: boolean): Promise<unknown> =>
    work.run(async () => {
      const { packExport } = await import(/* webpackChunkName: 'privacy-zip' */ './exportZip');
      const result = await findPerson(privacy, person, { kind: 'export', openBins });
      const packed = await packExport(
        privacy,
        result,
        mailboxes.map(({ address }) => address),
        new Date(desk.port.now()).toISOString(),
        (at, of) => setProgress(say('privacy.export.progress', { done: at, count: of })),
      );
      setProgress('');
      saveBlob(`${say('privacy.export.name')}.zip`, new Blob([packed.zip as BlobPart], { type: 'application/zip' }));
      done(say(packed.cut ? 'privacy.export.cut' : 'privacy.export.done', { count: packed.records, files: packed.files }));
    });
  const correction = parseCorrection(right.name || undefined, right.address || undefined);
  const correct = (): Promise<unknown> =>
    work.run(async () => {
      if (!correction) return;
      const receipt = await correctPerson(privacy, person, correction);
      done(say(receipt.stale > 0 ? 'privacy.correct.part' : 'privacy.correct.done', { count: receipt.records, left: receipt.stale }));
      onChanged();
    });
  const flag = (which: Flag, on: boolean): Promise<unknown> =>
    work.run(async () => {
      await flagPerson(privacy, person, which, on, which === 'hold' && on ? reason.trim() : '');
      if (which === 'hold') setReason('');
      done(say(`privacy.flag.${which}.${on ? 'on' : 'off'}`));
    });
  const consent = (given: boolean): Promise<unknown> =>
    work.run(async () => {
      const request = await privacy.begin('consent', person);
      await privacy.finish(request, 'consent', 'Done', { purpose: purpose.trim(), given });
      done(say(given ? 'privacy.consent.given' : 'privacy.consent.withdrawn'));
      setPurpose('');
    });
  return (
    <>
      <p role="status" className="pvtold">
        {work.busy ? progress || say('privacy.working') : told}
      </p>
      <Fault fault={work.fault} again={say('privacy.again')} />
      <section className="pvcard" aria-label={say('privacy.export.title')}>
        <h2>{say('privacy.export.title')}</h2>
        <p className="sub">{say('privacy.export.text')}</p>
        <div className="row wrap">
          <Button icon="dl" aria-disabled={work.busy} onClick={() => void save(false)}>
            {say('privacy.export.go')}
          </Button>
          <Button aria-disabled={work.busy} onClick={() => void save(true)}>
            {say('privacy.export.goBins')}
          </Button>
        </div>
      </section>
      <section className="pvcard" aria-label={say('privacy.correct.title')}>
        <h2>{say('privacy.correct.title')}</h2>
        <p className="sub">{say('privacy.correct.text')}</p>
        <div className="pvtwo">
          <Labelled label={say('privacy.correct.name')}>
            <TextField value={right.name} max={200} onText={(name) => setRight({ ...right, name })} />
          </Labelled>
          <Labelled label={say('privacy.correct.address')}>
            <TextField type="email" value={right.address} max={255} onText={(address) => setRight({ ...right, address })} />
          </Labelled>
        </div>
        <div className="row wrap">
          <Button icon="pen" disabled={!correction} aria-disabled={work.busy} onClick={() => void correct()}>
            {say('privacy.correct.go')}
          </Button>
        </div>
      </section>
      <section className="pvcard" aria-label={say('privacy.flag.title')}>
        <h2>{say('privacy.flag.title')}</h2>
        {FLAGS.map((which) => (
          <div key={which} className="pvflag">
            <p>
              <b>{say(`privacy.flag.${which}`)}</b> <span className="sub">{say(`privacy.flag.${which}.text`)}</span>
            </p>
            {which === 'hold' && (
              <Labelled label={say('privacy.hold.reason')} help={say('privacy.hold.reasonHelp')}>
                <TextField value={reason} max={MAX_HOLD_REASON_CHARS} onText={setReason} />
              </Labelled>
            )}
            <div className="row">
              <Button
                small
                disabled={which === 'hold' && !reason.trim()}
                aria-disabled={work.busy}
                aria-label={`${say('privacy.flag.set')}: ${say(`privacy.flag.${which}`)}`}
                onClick={() => void flag(which, true)}
              >
                {say('privacy.flag.set')}
              </Button>
              <Button
                small
                look="ghost"
                aria-disabled={work.busy}
                aria-label={`${say('privacy.flag.lift')}: ${say(`privacy.flag.${which}`)}`}
                onClick={() => void flag(which, false)}
              >
                {say('privacy.flag.lift')}
              </Button>
            </div>
          </div>
        ))}
      </section>
      <section className="pvcard" aria-label={say('privacy.consent.title')}>
        <h2>{say('privacy.consent.title')}</h2>
        <p className="sub">{say('privacy.consent.text')}</p>
        <Labelled label={say('privacy.consent.purpose')}>
          <TextField value={purpose} max={MAX_PURPOSE_CHARS} onText={setPurpose} />
        </Labelled>
        <div className="row wrap">
          <Button small disabled={!purpose.trim()} aria-disabled={work.busy} onClick={() => void consent(true)}>
            {say('privacy.consent.give')}
          </Button>
          <Button small disabled={!purpose.trim()} aria-disabled={work.busy} onClick={() => void consent(false)}>
            {say('privacy.consent.withdraw')}
          </Button>
        </div>
      </section>
      <Erase privacy={privacy} person={person} />
    </>
  );
}

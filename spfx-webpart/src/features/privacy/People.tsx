import * as React from 'react';
import { personOf, type Person } from '@listdesk/shared/privacy';
import { findPerson, type Desk as PrivacyDesk, type FindResult } from '@listdesk/shared/sharepoint/privacy';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { Fault, Labelled, TextField, useWork } from './parts';
import { HiddenCircles } from './HiddenCircles';
import { PersonActions } from './PersonActions';
import { UnreadFiles } from './UnreadFiles';

const MAX_TYPED = 4000;
const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
const isAddress = (text: string): boolean => /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,190}$/.test(text);

/** Finds one person under all their addresses and names, and says where something of them is; shows no content. */
export function People({ privacy, start }: { privacy: PrivacyDesk; start: string }) {
  const { say } = useWords();
  const [typed, setTyped] = React.useState({ address: start, aliases: '', names: '' });
  const [found, setFound] = React.useState<{ person: Person; result: FindResult } | null>(null);
  const [openBins, setOpenBins] = React.useState(false);
  const { busy, fault, run } = useWork();
  const addresses = [typed.address.trim(), ...linesOf(typed.aliases)];
  const wrong = addresses.find((address) => address !== '' && !isAddress(address));
  const ready = isAddress(typed.address.trim()) && wrong === undefined;
  const find = async (over: Partial<typeof typed> = {}): Promise<void> => {
    const now = { ...typed, ...over };
    setTyped(now);
    const person = personOf([now.address, ...linesOf(now.aliases)], linesOf(now.names));
    const result = await run(() => findPerson(privacy, person, { openBins }));
    if (result) setFound({ person, result });
  };
  const summary = found?.result.summary;
  return (
    <div className="pvpage">
      <HiddenCircles />
      <form
        className="pvcard"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void find();
        }}
      >
        <h2>{say('privacy.find.title')}</h2>
        <p className="sub">{say('privacy.find.text')}</p>
        <div className="pvthree">
          <Labelled label={say('privacy.find.address')}>
            <TextField type="email" value={typed.address} max={255} onText={(address) => setTyped({ ...typed, address })} />
          </Labelled>
          <Labelled label={say('privacy.find.aliases')} help={say('privacy.find.aliasesHelp')}>
            <TextField lines={2} value={typed.aliases} max={MAX_TYPED} onText={(aliases) => setTyped({ ...typed, aliases })} />
          </Labelled>
          <Labelled label={say('privacy.find.names')} help={say('privacy.find.namesHelp')}>
            <TextField lines={2} value={typed.names} max={MAX_TYPED} onText={(names) => setTyped({ ...typed, names })} />
          </Labelled>
        </div>
        {wrong !== undefined && (
          <p className="help bad" role="alert">
            {say('privacy.find.wrong', { address: wrong })}
          </p>
        )}
        <label className="pvcheck">
          <input type="checkbox" checked={openBins} onChange={(event) => setOpenBins(event.target.checked)} />
          {say('privacy.find.bins')}
        </label>
        <p className="help pvunder">{say('privacy.find.binsHelp')}</p>
        <div className="row wrap">
          <Button look="primary" submit icon="search" disabled={!ready} aria-disabled={busy}>
            {say(busy ? 'privacy.find.busy' : 'privacy.find.go')}
          </Button>
        </div>
      </form>
      <Fault fault={fault} />
      {found && summary && (
        <>
          <section className="pvcard" aria-label={say('privacy.found.title')}>
            <h2>{say('privacy.found.title')}</h2>
            {summary.records === 0 ? (
              <p>{say('privacy.found.none')}</p>
            ) : (
              <table className="pvtable">
                <thead>
                  <tr>
                    <th scope="col">{say('privacy.found.list')}</th>
                    <th scope="col">{say('privacy.found.records')}</th>
                    <th scope="col">{say('privacy.found.traces')}</th>
                  </tr>
                </thead>
                <tbody>
                  {Object.entries(summary.byList).map(([list, { records, traces }]) => (
                    <tr key={list}>
                      <td>{say(`privacy.list.${list}`)}</td>
                      <td>{records}</td>
                      <td>{traces}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <ul className="pvfacts">
              <li>{say('privacy.found.versions', { count: summary.inVersions })}</li>
              <li>{say('privacy.found.files', { count: summary.inFiles })}</li>
              <li>{say('privacy.found.possible', { count: summary.possible })}</li>
              <li>{say(`privacy.bins.${found.result.bins}`, { count: found.result.inBins })}</li>
            </ul>
            {found.result.suggestions.map(({ address }) => (
              <Banner key={address} look="info" icon="user" title={say('privacy.found.suggestion', { address })}>
                <Button small onClick={() => void find({ aliases: `${typed.aliases}\n${address}`.trim() })}>
                  {say('privacy.found.take')}
                </Button>
              </Banner>
            ))}
          </section>
          <UnreadFiles files={found.result.unread} count={summary.filesNotRead} />
          <PersonActions key={found.person.addresses.join(' ')} privacy={privacy} person={found.person} onChanged={() => void find()} />
        </>
      )}
    </div>
  );
}

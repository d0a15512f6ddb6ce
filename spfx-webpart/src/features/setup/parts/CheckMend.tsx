import * as React from 'react';
import type { Check } from '../../../app/serviceClient';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { checkWords } from '../model/checkWords';
import { mailToColleague } from '../model/commands';
import { mendOf } from '../model/mends';
import { useSetupPorts } from '../SetupContext';
import type { Setup } from '../useSetup';
import { Command } from './Command';

/** Below a red or amber check: what it means for mail until it is mended, the mend with this tenant's values, and the ways on. */
export function CheckMend({ check, setup }: { check: Check; setup: Setup }) {
  const { say } = useWords();
  const { place } = useSetupPorts();
  const { message, mail, mend: words } = checkWords(check, say);
  const mend = mendOf(check, place);
  const again = () => void setup.connect();
  const failed = check.state === 'failed';
  const lines = [message, mail, words, '', ...mend.commands, ...mend.links.map(({ href }) => href)].filter((line): line is string => line !== null);
  const colleague = mend.commands.length > 0 || mend.links.some(({ words: link }) => link === 'mend.consent');
  return (
    <>
      {mail && (
        <p>
          <b className="b">{say('mend.meanwhile')}</b> {mail}
        </p>
      )}
      {words && <p dir="auto">{words}</p>}
      {mend.commands.length > 0 && <Command lines={mend.commands} label={message} />}
      {mend.graph.length > 0 && (
        <details>
          <summary>{say('setup.grant.graph')}</summary>
          <Command lines={mend.graph} label={say('setup.grant.graph')} />
        </details>
      )}
      {mend.waits && <p className="sub sm">{say('mend.wait')}</p>}
      {(failed || mend.provision !== null || colleague) && (
        <div className="row wrap">
          {mend.provision && (
            <Button look="primary" disabled={setup.checking} onClick={() => void setup.provision()}>
              {say(mend.provision === 'upgrade' ? 'setup.lists.upgrade' : 'setup.lists.mend')}
            </Button>
          )}
          {failed && (
            <Button look={mend.provision ? 'plain' : 'primary'} icon="refresh" disabled={setup.checking} onClick={again}>
              {say('setup.didIt')}
            </Button>
          )}
          {mend.links.map(({ words: link, href }) => (
            <a key={link} className="btn" href={href} target="_blank" rel="noopener noreferrer">
              {say(link)}
            </a>
          ))}
          {colleague && (
            <a className="btn ghost" href={mailToColleague(say('mend.mail', { what: message }), lines)}>
              {say('mend.send')}
            </a>
          )}
        </div>
      )}
    </>
  );
}

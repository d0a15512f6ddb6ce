import * as React from 'react';
import { Button } from '../../../ui/controls/Button';
import type { Say } from '../../../ui/words/say';
import { useWords } from '../../../ui/words/WordsContext';
import { consentPage, mailToColleague, siteGrantCommands, siteGrantGraph } from '../model/commands';
import { checksOf } from '../model/steps';
import { Checks } from '../parts/Checks';
import { CheckRow } from '../parts/CheckRow';
import { Command } from '../parts/Command';
import { ServiceTrouble } from '../parts/ServiceTrouble';
import { StepHead } from '../parts/StepHead';
import { useSetupPorts } from '../SetupContext';
import type { Setup } from '../useSetup';

/** Our own words for the refusals we know; else the service's sentence. */
function refusalWords({ code, message }: { code: string; message: string }, say: Say): string {
  const known = say(`setup.refused.${code}`);
  return known === `setup.refused.${code}` ? message || say('failure.refused.text') : known;
}

/** One consent, one grant on this site, then the service is asked whether it sees the lists. */
export function ServiceStep({ setup }: { setup: Setup }) {
  const { say } = useWords();
  const { place } = useSetupPorts();
  const { checkup, checking } = setup;
  const grant = siteGrantCommands(place);
  const graph = siteGrantGraph(place);
  const check = () => void setup.connect();
  const checks = checkup?.ok ? checksOf('service', checkup.value) : [];
  const trouble = checkup && !checkup.ok && !['refused', 'rejected'].includes(checkup.failure.kind) ? checkup.failure : null;
  const refusal = checkup && !checkup.ok && !trouble ? checkup.failure : null;
  const unapproved = trouble?.kind === 'notApproved';
  // The service calls a desk unconnected only after Microsoft showed it the consent of the organisation.
  const consented = checkup?.ok === true && checkup.value.some(({ code }) => code === 'connection.notConnected');
  // Once the service has looked, each red line carries its own mend; before that both permissions are shown.
  const first = !checks.some(({ code }) => code !== null) && !(checks.length > 0 && checks.every(({ state }) => state !== 'failed'));
  return (
    <>
      <StepHead title={say('setup.service.title')} text={say('setup.service.text')}>
        <Button icon="refresh" disabled={checking} onClick={check}>
          {say(checking ? 'setup.checking' : 'setup.checkAgain')}
        </Button>
      </StepHead>
      {!place.serviceUrl && (
        <ul className="cks card">
          <CheckRow look="failed" title={say('setup.noService.title')} text={say('setup.noService.text')} />
        </ul>
      )}
      {trouble && !unapproved && place.serviceUrl && <ServiceTrouble failure={trouble} checking={checking} onRetry={check} />}
      {refusal && (refusal.kind === 'refused' || refusal.kind === 'rejected') && (
        <p className="su-said" role="status">
          {refusalWords(refusal, say)} <span className="sub">({refusal.code})</span>
        </p>
      )}
      <Checks checks={checks} setup={setup} />
      {first && consented && (
        <ul className="cks card">
          <CheckRow look="ok" title={say('setup.consent.title')} text={say('found.access.ok')} />
        </ul>
      )}
      {first && !consented && place.serviceUrl && (
        <ul className="cks card">
          <CheckRow look="waiting" title={say('setup.consent.title')} text={say('setup.consent.text')}>
            <div className="row wrap">
              <a className="btn" href={consentPage(place)} target="_blank" rel="noopener noreferrer">
                {say('setup.consent.open')}
              </a>
              <a className="btn ghost" href={mailToColleague(say('setup.consent.mail'), [say('setup.consent.text'), consentPage(place)])}>
                {say('setup.sendGlobalAdmin')}
              </a>
            </div>
          </CheckRow>
        </ul>
      )}
      {/* After the consent: SharePoint approves access only to an API that the consent brought into the organisation. */}
      {trouble && unapproved && place.serviceUrl && <ServiceTrouble failure={trouble} checking={checking} onRetry={check} />}
      {first && place.serviceUrl && (
        <ul className="cks card">
          <CheckRow look="waiting" title={say('setup.grant.title')} text={say('setup.grant.text')}>
            <p>{say('setup.grant.run')}</p>
            <Command lines={grant} label={say('setup.grant.title')} />
            <details>
              <summary>{say('setup.grant.graph')}</summary>
              <Command lines={[graph.get, graph.post, graph.body]} label={say('setup.grant.graph')} />
            </details>
            <div className="row wrap">
              <Button look="primary" icon="refresh" disabled={checking} onClick={check}>
                {say(checking ? 'setup.checking' : 'setup.didIt')}
              </Button>
              <a className="btn ghost" href={mailToColleague(say('setup.grant.mail'), [say('setup.grant.text'), '', ...grant])}>
                {say('setup.sendSharePointAdmin')}
              </a>
            </div>
          </CheckRow>
        </ul>
      )}
    </>
  );
}

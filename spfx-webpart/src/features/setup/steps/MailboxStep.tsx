import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { isMailAddress, mailboxCommands, mailToColleague } from '../model/commands';
import { checksOf } from '../model/steps';
import { Checks } from '../parts/Checks';
import { CheckRow } from '../parts/CheckRow';
import { Command } from '../parts/Command';
import { ServiceTrouble } from '../parts/ServiceTrouble';
import { StepHead } from '../parts/StepHead';
import { useSetupPorts } from '../SetupContext';
import type { Setup } from '../useSetup';

/** The support address and the Exchange role that opens this one mailbox to the service, and no other. */
export function MailboxStep({ setup }: { setup: Setup }) {
  const { say } = useWords();
  const { place } = useSetupPorts();
  const { mailbox, checkup, checking } = setup;
  const [address, setAddress] = React.useState(mailbox ?? '');
  const [wrong, setWrong] = React.useState(false);
  React.useEffect(() => {
    if (mailbox) setAddress(mailbox);
  }, [mailbox]);

  const save = (event: React.FormEvent) => {
    event.preventDefault();
    const typed = address.trim().toLowerCase();
    setWrong(!isMailAddress(typed));
    if (isMailAddress(typed)) void setup.saveMailbox(typed);
  };
  const checks = checkup?.ok ? checksOf('mailbox', checkup.value) : [];
  // Once the service has looked, each red line carries its own mend.
  const first = !checks.some(({ code }) => code !== null) && !(checks.length > 0 && checks.every(({ state }) => state === 'ok'));
  const commands = mailbox ? mailboxCommands(place, mailbox) : [];
  const check = () => void setup.connect();
  const run = (
    <>
      <p>{say('setup.mailbox.run')}</p>
      <Command lines={commands} label={say('setup.mailbox.grant')} />
      <p className="sub sm">{say('setup.mailbox.wait')}</p>
      <div className="row wrap">
        <Button look="primary" icon="refresh" disabled={checking} onClick={check}>
          {say(checking ? 'setup.checking' : 'setup.didIt')}
        </Button>
        <a className="btn ghost" href={mailToColleague(say('setup.mailbox.mail', { mailbox: mailbox ?? '' }), [say('setup.mailbox.run'), '', ...commands])}>
          {say('setup.sendExchangeAdmin')}
        </a>
      </div>
    </>
  );
  return (
    <>
      <StepHead title={say('setup.mailbox.title')} text={mailbox ?? say('setup.mailbox.none')}>
        {mailbox && (
          <Button icon="refresh" disabled={checking} onClick={check}>
            {say(checking ? 'setup.checking' : 'setup.checkAgain')}
          </Button>
        )}
      </StepHead>
      <form className="su-form" noValidate onSubmit={save}>
        <div className="row su-address">
          <TextField
            className="grow"
            label={say('setup.mailbox.address')}
            type="email"
            dir="ltr"
            autoComplete="off"
            value={address}
            description={wrong ? undefined : say('setup.mailbox.help')}
            errorMessage={wrong ? say('setup.mailbox.wrong') : undefined}
            onChange={(_, value = '') => {
              setAddress(value);
              setWrong(false);
            }}
          />
          <Button submit look={mailbox ? 'plain' : 'primary'} disabled={checking}>
            {say('setup.mailbox.save')}
          </Button>
        </div>
      </form>
      {checkup && !checkup.ok && mailbox && <ServiceTrouble failure={checkup.failure} checking={checking} onRetry={check} />}
      <Checks checks={checks} setup={setup} />
      {mailbox && first && (
        <ul className="cks card">
          <CheckRow look="waiting" title={say('setup.mailbox.grant')} text={say('setup.mailbox.grantText')}>
            {run}
          </CheckRow>
        </ul>
      )}
    </>
  );
}

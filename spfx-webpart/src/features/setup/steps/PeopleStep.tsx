import * as React from 'react';
import { ROLE_GROUPS, ROLES } from '@listdesk/shared/schema';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { CheckRow } from '../parts/CheckRow';
import { StepHead } from '../parts/StepHead';
import { useSetupPorts } from '../SetupContext';
import type { Setup } from '../useSetup';

/** Roles are SharePoint groups of this site; members are added where admins know it, in SharePoint. */
export function PeopleStep({ setup }: { setup: Setup }) {
  const { say } = useWords();
  const { place } = useSetupPorts();
  const { agents } = setup;
  return (
    <>
      <StepHead title={say('setup.people.title')} text={say('setup.people.text')}>
        <Button icon="refresh" onClick={() => void setup.countAgents()}>{say('setup.checkAgain')}</Button>
      </StepHead>
      <ul className="cks card">
        <CheckRow look={agents === null ? 'running' : agents > 0 ? 'ok' : 'waiting'} title={say(agents === 0 ? 'setup.people.nobody' : 'setup.people.some', { count: agents ?? 0 })} text={say('setup.people.some.text')} />
      </ul>
      <table className="tbl card su-table">
        <thead><tr><th>{say('setup.people.group')}</th><th>{say('setup.people.may')}</th></tr></thead>
        <tbody>{ROLES.map((role) => <tr key={role}><td className="b nowrap">{ROLE_GROUPS[role]}</td><td>{say(`role.${role}.may`)}</td></tr>)}</tbody>
      </table>
      <div className="row wrap su-next">
        <a className="btn primary" href={`${place.siteUrl}/_layouts/15/groups.aspx`} target="_blank" rel="noopener noreferrer">{say('setup.people.open')}</a>
        <span className="sub sm">{say('setup.people.requesters')}</span>
      </div>
    </>
  );
}

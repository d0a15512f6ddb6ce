import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { ROLE_GROUPS, ROLES } from '@listdesk/shared/schema';
import type { Role } from '@listdesk/shared/schema';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { isMailAddress } from '../model/commands';
import { CheckRow } from '../parts/CheckRow';
import { StepHead } from '../parts/StepHead';
import { useSetupPorts } from '../SetupContext';
import { useSeats } from '../useSeats';
import type { Setup } from '../useSetup';

/** Roles are SharePoint groups of this site. People are given one here, or where admins know it, in SharePoint. */
export function PeopleStep({ setup }: { setup: Setup }) {
  const { say } = useWords();
  const { place } = useSetupPorts();
  const { agents } = setup;
  const seats = useSeats(agents);
  return (
    <>
      <StepHead title={say('setup.people.title')} text={say('setup.people.text')}>
        <Button icon="refresh" onClick={() => void setup.countAgents()}>
          {say('setup.checkAgain')}
        </Button>
      </StepHead>
      <ul className="cks card">
        <CheckRow
          look={agents === null ? 'running' : agents > 0 ? 'ok' : 'waiting'}
          title={say(agents === 0 ? 'setup.people.nobody' : 'setup.people.some', { count: agents ?? 0 })}
          text={say('setup.people.some.text')}
        />
        {seats && seats.over > 0 && (
          <CheckRow look="warning" title={say('setup.seats.over', { seats: seats.seats, count: seats.over })} text={say('setup.seats.over.text')} />
        )}
      </ul>
      <AddPerson setup={setup} />
      <table className="tbl card su-table">
        <thead>
          <tr>
            <th>{say('setup.people.group')}</th>
            <th>{say('setup.people.may')}</th>
          </tr>
        </thead>
        <tbody>
          {ROLES.map((role) => (
            <tr key={role}>
              <td className="b nowrap">{ROLE_GROUPS[role]}</td>
              <td>{say(`role.${role}.may`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row wrap su-next">
        <a className="btn" href={`${place.siteUrl}/_layouts/15/groups.aspx`} target="_blank" rel="noopener noreferrer">
          {say('setup.people.open')}
        </a>
        <span className="sub sm">{say('setup.people.requesters')}</span>
      </div>
    </>
  );
}

type Added = { is: 'idle' | 'wrong' | 'busy' } | { is: 'done'; address: string; role: Role };

function AddPerson({ setup }: { setup: Setup }) {
  const { say } = useWords();
  const [address, setAddress] = React.useState('');
  const [role, setRole] = React.useState<Role>('Agent');
  const [added, setAdded] = React.useState<Added>({ is: 'idle' });
  const add = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = address.trim().toLowerCase();
    if (!isMailAddress(typed)) return setAdded({ is: 'wrong' });
    setAdded({ is: 'busy' });
    if (!(await setup.addPerson(role, typed))) return setAdded({ is: 'idle' });
    setAddress('');
    setAdded({ is: 'done', address: typed, role });
  };
  return (
    <form className="su-form" noValidate onSubmit={(event) => void add(event)}>
      <div className="row wrap su-address">
        <TextField
          className="grow"
          label={say('setup.people.who')}
          type="email"
          dir="ltr"
          autoComplete="off"
          value={address}
          errorMessage={added.is === 'wrong' ? say('setup.people.wrong') : undefined}
          onChange={(_, value = '') => {
            setAddress(value);
            setAdded({ is: 'idle' });
          }}
        />
        <label className="col su-role">
          <span className="lbl">{say('setup.people.as')}</span>
          <span className="field">
            <select value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {ROLES.map((each) => (
                <option key={each} value={each}>
                  {ROLE_GROUPS[each]}
                </option>
              ))}
            </select>
          </span>
        </label>
        <Button submit look="primary" disabled={added.is === 'busy'}>
          {say('setup.people.add')}
        </Button>
      </div>
      <p className="sub sm" role="status">
        {added.is === 'done' ? say('setup.people.added', { who: added.address, group: ROLE_GROUPS[added.role] }) : ''}
      </p>
    </form>
  );
}

import * as React from 'react';
import { Checkbox } from '@fluentui/react/lib/Checkbox';
import { MAX_CC, type Contact, type Ticket } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { useWords } from '../../ui/words/WordsContext';
import '../composer/composer.global.scss';
import { People } from '../composer/People';
import { useDesk } from '../desk/DeskContext';

/** Another requester for a ticket: somebody wrote for a colleague, or a machine for a person. Whoever it was stays in Cc if that is wished. */
export function RequesterDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const [person, setPerson] = React.useState<Contact | null>(null);
  const [keep, setKeep] = React.useState(false);
  const [busy, setBusy] = React.useState(false);
  const [failed, setFailed] = React.useState<string | null>(null);
  const { requester } = ticket;
  const others = ticket.cc.filter((one) => one.toLowerCase() !== person?.address);
  const mayKeep = requester.address !== '' && requester.address !== person?.address && others.length < MAX_CC;
  const save = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (!person || busy) return;
    setBusy(true);
    try {
      // An address that was typed: the desk may know whose it is.
      const name = person.name || (await desk.port.lists.contactByEmail(person.address))?.name || '';
      const { address } = person;
      const cc = keep && mayKeep ? [...others, requester.address] : others;
      void desk.change([ticket.id], { requester: { name, address }, cc }, say('hints.requesterChanged', { number: String(ticket.id), name: name || address }));
      onClose();
    } catch (error) {
      const fault = faultOf(error);
      setFailed(say('requester.failed', { reason: say(`fault.${fault.code}`, { detail: fault.message }) }));
      setBusy(false);
    }
  };
  return (
    <Dialog title={say('requester.title', { number: String(ticket.id) })} onClose={onClose}>
      <form noValidate className="col g12 newform" onSubmit={(event) => void save(event)}>
        {failed && <Banner look="bad" icon="alert" card title={failed} />}
        <div className="field pickpeople">
          <People first limit={1} label={say('field.requester')} people={person ? [person] : []} disabled={busy} onChange={([one]) => setPerson(one ?? null)} />
        </div>
        {mayKeep && (
          <Checkbox
            label={say('requester.keep', { name: requester.name || requester.address })}
            disabled={busy}
            checked={keep}
            checkmarkIconProps={fluentIcon('check')}
            onChange={(_, on) => setKeep(!!on)}
          />
        )}
        <p className="sub sm">{say('requester.text')}</p>
        <div className="row dialogfoot">
          <Button submit look="primary" disabled={busy || !person || person.address === requester.address}>
            {say('hints.makeRequester')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

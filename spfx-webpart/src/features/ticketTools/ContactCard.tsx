import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import type { Ticket } from '@listdesk/shared/tickets';
import type { StoredContact } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { RequesterDialog } from './lazyRequester';

const MAX_CHARS = 255;
type Typed = { name: string; organization: string; role: string; language: string };
const typedOf = (contact: StoredContact): Typed => ({
  name: contact.name,
  organization: contact.organization ?? '',
  role: contact.role ?? '',
  language: contact.language ?? '',
});
const FIELDS = ['name', 'organization', 'role', 'language'] as const;

/** What the desk knows of the requester, and the ways to correct it: what is known, or who it is. */
export function ContactCard({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  const mayWork = useMayWork();
  const [changing, setChanging] = React.useState(false);
  return (
    <>
      {ticket.requester.address !== '' && <KnownContact ticket={ticket} />}
      {mayWork && (
        <p>
          <button type="button" className="sm linkish" aria-haspopup="dialog" onClick={() => setChanging(true)}>
            {say('requester.change')}
          </button>
        </p>
      )}
      {changing && (
        <React.Suspense fallback={null}>
          <RequesterDialog ticket={ticket} onClose={() => setChanging(false)} />
        </React.Suspense>
      )}
    </>
  );
}

/** What is known of the address, and the form to correct it. The ticket takes over a corrected name. */
function KnownContact({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { address } = ticket.requester;
  const mayWork = useMayWork();
  const [contact, setContact] = React.useState<StoredContact | null>(null);
  const [typed, setTyped] = React.useState<Typed | null>(null);
  const [failed, setFailed] = React.useState<string | null>(null);
  const [busy, setBusy] = React.useState(false);
  const [turn, setTurn] = React.useState(0);
  React.useEffect(() => {
    let left = false;
    setContact(null);
    desk.port.lists.contactByEmail(address).then(
      (read) => {
        if (!left) setContact(read);
      },
      () => undefined,
    ); // The card is an extra; name and address stand above.
    return () => {
      left = true;
    };
  }, [desk, address, turn]);
  if (!contact) return null;
  const save = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (!typed || busy) return;
    setBusy(true);
    setFailed(null);
    const patch = {
      name: typed.name.trim(),
      organization: typed.organization.trim() || null,
      role: typed.role.trim() || null,
      language: typed.language.trim() || null,
    };
    try {
      const [answer] = await desk.port.lists.apply([{ write: 'updateContact', id: contact.id, etag: contact.etag, patch }]);
      if (answer?.outcome === 'failed') throw answer.fault;
      const fresh = await desk.port.lists.contactByEmail(address);
      setContact(fresh);
      if (answer?.outcome !== 'updated') {
        setFailed(say('contact.stale'));
        return;
      }
      setTyped(null);
      const told = say('contact.saved', { name: patch.name || address });
      const back = async (): Promise<void> => {
        const now = await desk.port.lists.contactByEmail(address);
        // What somebody else has written since stays.
        const ours = FIELDS.filter((field) => now && now[field] === patch[field] && patch[field] !== contact[field]);
        if (!now || !ours.length) return;
        const [restored] = await desk.port.lists.apply([
          { write: 'updateContact', id: now.id, etag: now.etag, patch: Object.fromEntries(ours.map((field) => [field, contact[field]])) },
        ]);
        if (restored?.outcome === 'failed') throw restored.fault;
        if (restored?.outcome !== 'updated') throw new Error('the contact was changed in the same moment');
        setTurn((old) => old + 1);
      };
      const shown = desk.store.get().tickets.get(ticket.id);
      if (shown && patch.name && patch.name !== ticket.requester.name)
        void desk.changeEach([{ ticket: shown, patch: { requester: { name: patch.name, address } } }], told, back);
      else desk.offerUndo(told, back);
    } catch (error) {
      const fault = faultOf(error);
      setFailed(say(`fault.${fault.code}`, { detail: fault.message }));
    } finally {
      setBusy(false);
    }
  };
  const facts = [contact.role, contact.organization, contact.language && say('contact.speaks', { language: contact.language })].filter(Boolean);
  return (
    <div className="contact">
      {facts.length > 0 && (
        <p className="sm sub anywhere" dir="auto">
          {facts.join(' · ')}
        </p>
      )}
      {contact.undeliverable && <p className="sm bad">{say('contact.undeliverable', { reason: contact.undeliverable })}</p>}
      {contact.restricted && <p className="sm warn">{say('contact.restricted')}</p>}
      {mayWork && (
        <p>
          <button
            type="button"
            className="sm linkish"
            onClick={() => {
              setTyped(typedOf(contact));
              setFailed(null);
            }}
          >
            {say('contact.edit')}
          </button>
        </p>
      )}
      {typed && (
        <Dialog title={say('contact.title', { address })} onClose={() => setTyped(null)}>
          <form className="col g12" onSubmit={(event) => void save(event)}>
            {failed && <Banner look="bad" icon="alert" card title={failed} />}
            {FIELDS.map((field, index) => (
              <TextField
                key={field}
                {...(index === 0 ? { 'data-first': true } : {})}
                label={say(`contact.${field}`)}
                maxLength={MAX_CHARS}
                value={typed[field]}
                onChange={(_, value = '') => setTyped({ ...typed, [field]: value })}
              />
            ))}
            <div className="row dialogfoot">
              <Button submit look="primary" disabled={busy}>
                {say('contact.save')}
              </Button>
              <Button look="ghost" onClick={() => setTyped(null)}>
                {say('cancel')}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </div>
  );
}

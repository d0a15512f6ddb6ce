import * as React from 'react';
import { Checkbox } from '@fluentui/react/lib/Checkbox';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_SUBJECT_CHARS, type Ticket, type TicketPriority } from '@listdesk/shared/tickets';
import { Button } from '../../ui/controls/Button';
import { Banner } from '../../ui/controls/Banner';
import { Dialog } from '../../ui/controls/Dialog';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { Avatar } from '../../ui/people/Avatar';
import { NoAvatar } from '../../ui/people/Coin';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { useWords } from '../../ui/words/WordsContext';
import { createTicket } from '../../app/desk/answer';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { agentOptions, priorityOptions } from '../desk/fieldOptions';
import { checkForm, textToHtml, type FormProblems } from './checkForm';

const MAX_TEXT_CHARS = 50_000;

/** A ticket an agent makes: for somebody on the phone, or as the first mail to them. The keys are made once, so a second click is the same ticket. */
export function NewTicket({ within, onClose, onMade }: { within: HTMLElement | null; onClose(): void; onMade(ticket: Ticket): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const agents = useDeskState((state) => state.agents);
  const settings = useDeskState((state) => state.settings);
  const tickets = useDeskState((state) => state.tickets);
  const keys = React.useRef({ ticket: desk.port.newKey(), message: desk.port.newKey() });
  const [address, setAddress] = React.useState('');
  const [name, setName] = React.useState('');
  const [subject, setSubject] = React.useState('');
  const [text, setText] = React.useState('');
  const [priority, setPriority] = React.useState<TicketPriority>('Normal');
  const [assigneeId, setAssignee] = React.useState<number | null>(me?.id ?? null);
  const [mailIt, setMailIt] = React.useState(false);
  const [chosenBox, setMailbox] = React.useState<string | null>(null);
  const [problems, setProblems] = React.useState<FormProblems>({});
  const [failed, setFailed] = React.useState<string | null>(null);
  const [busy, setBusy] = React.useState(false);
  const form = React.useRef<HTMLFormElement>(null);
  const mailboxes = settings?.mailboxes ?? [];
  const canMail = mailboxes.length > 0;
  const mailbox = chosenBox ?? mailboxes[0]?.address ?? null;
  const people = React.useMemo(() => {
    const known = new Map<string, string>();
    tickets.forEach((ticket) => known.set(ticket.requester.address, ticket.requester.name));
    return Array.from(known).slice(0, 200);
  }, [tickets]);

  const send = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const found = checkForm({ address, subject, text });
    setProblems(found);
    const first = Object.keys(found)[0];
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setBusy(true);
    setFailed(null);
    const requester = { name: name.trim(), address: address.trim().toLowerCase() };
    const answer = await createTicket(desk, { requester, subject: subject.trim(), html: textToHtml(text), text: text.trim(), priority, assigneeId, mailIt: mailIt && canMail, mailbox }, keys.current.ticket, keys.current.message);
    setBusy(false);
    if (answer.outcome === 'failed') setFailed(say('new.failed', { reason: say(`fault.${answer.fault.code}`, { detail: answer.fault.message }) }));
    else onMade(answer.ticket);
  };
  const problem = (field: keyof FormProblems): string | undefined => (problems[field] ? say(`new.problem.${problems[field]}`) : undefined);
  const who = agents.find((agent) => agent.id === assigneeId);
  return (
    <Dialog title={say('ticket.new')} within={within} onClose={onClose} wide>
      <form ref={form} noValidate className="col g12 newform" onSubmit={(event) => void send(event)}>
        {failed && <Banner look="bad" icon="alert" card title={failed} />}
        <div className="two">
          <TextField
            data-first name="address" type="email" dir="ltr" autoComplete="off" list="ld-people" label={say('new.address')} required value={address} errorMessage={problem('address')}
            onChange={(_, value = '') => { setAddress(value); const known = people.find(([one]) => one === value); if (known && !name) setName(known[1]); }}
          />
          <TextField name="name" label={say('new.name')} value={name} autoComplete="off" onChange={(_, value = '') => setName(value)} />
        </div>
        <datalist id="ld-people">{people.map(([one, label]) => <option key={one} value={one}>{label}</option>)}</datalist>
        <TextField name="subject" label={say('field.subject')} required value={subject} maxLength={MAX_SUBJECT_CHARS} errorMessage={problem('subject')} onChange={(_, value = '') => setSubject(value)} />
        <TextField name="text" label={say('new.text')} required multiline rows={7} value={text} maxLength={MAX_TEXT_CHARS} errorMessage={problem('text')} onChange={(_, value = '') => setText(value)} />
        <div className="row wrap">
          <Picker label={say('field.priority')} options={priorityOptions(say)} chosen={[priority]} onChoose={([one]) => one && setPriority(one)}><PriorityMark priority={priority} /><Icon name="down" size="s" /></Picker>
          <Picker label={say('field.assignee')} searchable options={agentOptions(agents, me, say)} chosen={[assigneeId ?? 0]} onChoose={([id]) => setAssignee(id ? id : null)}>
            {who ? <><Avatar name={who.name} size="small" />{who.name}</> : <><NoAvatar title={say('nobody')} size="small" />{say('nobody')}</>}<Icon name="down" size="s" /></Picker>
        </div>
        {mailboxes.length > 1 && (
          <div><span className="lbl">{say('new.mailbox')}</span><Picker label={say('new.mailbox')} className="field pickfield" chosen={[mailbox ?? '']} options={mailboxes.map((one) => ({ value: one.address, label: one.address, ...(one.name ? { hint: one.name } : {}) }))} onChoose={([one]) => one && setMailbox(one)}>
            <Icon name="mail" size="s" /><span className="grow clip">{mailbox}</span><Icon name="down" size="s" /></Picker></div>
        )}
        {canMail && <Checkbox checked={mailIt} checkmarkIconProps={fluentIcon('check')} label={say('new.mailIt', { mailbox: mailbox ?? '' })} onChange={(_, on) => setMailIt(!!on)} />}
        <div className="row dialogfoot"><Button submit look="primary" disabled={busy}>{say(busy ? 'new.making' : mailIt ? 'new.makeAndMail' : 'new.make')}</Button><Button look="ghost" onClick={onClose}>{say('cancel')}</Button></div>
      </form>
    </Dialog>
  );
}

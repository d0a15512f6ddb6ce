import * as React from 'react';
import '../../ui/controls/fieldInput.global.scss';
import './ticketTools.global.scss';
import { bareSubject } from '@listdesk/shared/mail';
import { MAX_SUBJECT_CHARS, splitRefusal, type Message, type Ticket } from '@listdesk/shared/tickets';
import { splitMessage, unsplit } from '../../app/desk/splitMessage';
import { faultOf } from '../../app/desk/fault';
import { copyText } from '../../app/save/copyText';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { handOver } from '../articles/handOver';
import { pastedHtml } from '../composer/draftHtml';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';

export type MessageToolsProps = {
  message: Message;
  ticket: Ticket;
  /** The only message of its ticket stays there. */
  only: boolean;
  onUse(html: string): void;
  onTicket(id: number): void;
};

/** Plain text as the editor has it. */
function paragraphs(text: string): string {
  const holder = document.createElement('div');
  for (const part of text.split(/\n{2,}/).filter((one) => one.trim()))
    holder.appendChild(document.createElement('p')).textContent = part.replace(/\n/g, ' ').trim();
  return holder.innerHTML;
}

/** What can be done with one message: a ticket of its own, an answer made of a note, an article begun with it, its text copied. */
export function MessageTools({ message, ticket, only, onUse, onTicket }: MessageToolsProps) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const [subject, setSubject] = React.useState<string | null>(null);
  const [busy, setBusy] = React.useState(false);
  const [failed, setFailed] = React.useState<string | null>(null);
  const key = React.useRef('');
  const mayWork = useMayWork();
  const options: Option<string>[] = [
    ...(!mayWork || only || message.kind === 'System' ? [] : [{ value: 'split', label: say('split.name'), mark: <Icon name="ext" /> }]),
    ...(mayWork && message.kind === 'Note' ? [{ value: 'use', label: say('message.use'), mark: <Icon name="reply" /> }] : []),
    ...(mayWork && message.kind !== 'System' ? [{ value: 'article', label: say('message.article'), mark: <Icon name="book" /> }] : []),
    { value: 'copy', label: say('message.copy'), mark: <Icon name="copy" /> },
  ];
  const choose = ([choice]: string[]): void => {
    if (choice === 'split') {
      const why = splitRefusal(ticket);
      if (why) return desk.tell(say(`split.refused.${why}`), true);
      key.current = desk.port.newKey();
      // The mark names the ticket it leaves.
      const bare = bareSubject(message.subject);
      setSubject(bare && bare !== '-' ? bare : ticket.subject);
    } else if (choice === 'use') onUse(message.html || message.visibleText);
    else if (choice === 'article') {
      // What a requester wrote comes as text, without the quotes and the signature pictures of the mail; our own words as they stand.
      handOver(desk, ticket.subject, message.kind === 'Mail' || !message.html ? paragraphs(message.visibleText) : pastedHtml(message.html));
      window.location.hash = 'tool=articles';
    } else if (choice === 'copy') void copyText(message.visibleText).then((done) => desk.tell(done ? say('message.copied') : say('message.notCopied'), !done));
  };
  const split = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || !subject?.trim()) return;
    setBusy(true);
    setFailed(null);
    const answer = await splitMessage(desk, conversations, ticket, message, subject.trim(), key.current, {
      to: (number) => say('event.splitTo', { number: String(number) }),
      from: say('event.splitFrom', { number: String(ticket.id) }),
    });
    setBusy(false);
    if (answer.outcome !== 'split') {
      if (answer.outcome === 'gone') return setFailed(say('split.gone'));
      if (answer.outcome === 'refused') return setFailed(say(`split.refused.${answer.why}`));
      const how = answer.begun === null ? 'split.unknown' : answer.begun ? 'split.failed' : 'split.notBegun';
      setFailed(say(how, { reason: say(`fault.${answer.fault.code}`, { detail: answer.fault.message }) }));
      return;
    }
    const made = answer.ticket;
    setSubject(null);
    onTicket(made.id);
    desk.offerUndo(say('split.done', { number: String(made.id) }), async () => {
      try {
        await unsplit(desk, conversations, ticket, made, message.key);
        onTicket(ticket.id);
      } catch (error) {
        const fault = faultOf(error);
        desk.tell(say('tools.notDone', { number: String(made.id), reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
      }
    });
  };
  return (
    <>
      <Picker label={say('message.tools')} name={say('message.tools')} className="btn ghost sm icon msgtools" options={options} chosen={[]} onChoose={choose}>
        <Icon name="more" size="s" />
      </Picker>
      {subject !== null && (
        <Dialog title={say('split.title')} onClose={() => setSubject(null)}>
          <form className="col g12" onSubmit={(event) => void split(event)}>
            {failed && <Banner look="bad" icon="alert" card title={failed} />}
            <p className="sub">
              {say('split.text', {
                name: message.kind === 'Mail' ? message.from.name || message.from.address : ticket.requester.name || ticket.requester.address,
              })}
            </p>
            <label className="col g4">
              <span className="b">{say('field.subject')}</span>
              <input
                data-first
                className="fieldinput"
                dir="auto"
                value={subject}
                maxLength={MAX_SUBJECT_CHARS}
                onChange={(event) => setSubject(event.target.value)}
              />
            </label>
            <div className="row dialogfoot">
              <Button submit look="primary" disabled={busy || !subject.trim()}>
                {say(busy ? 'split.busy' : 'split.do')}
              </Button>
              <Button look="ghost" onClick={() => setSubject(null)}>
                {say('cancel')}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

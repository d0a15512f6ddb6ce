import * as React from 'react';
import { Checkbox } from '@fluentui/react/lib/Checkbox';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_CC, MAX_SUBJECT_CHARS, TICKET_STATUSES, type Contact, type Ticket, type TicketPriority, type TicketStatus } from '@listdesk/shared/tickets';
import { Button, IconButton } from '../../ui/controls/Button';
import { Banner } from '../../ui/controls/Banner';
import { Dialog } from '../../ui/controls/Dialog';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { Avatar } from '../../ui/people/Avatar';
import { NoAvatar } from '../../ui/people/Coin';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { createTicket, statusOfNew } from '../../app/desk/createTicket';
import { outgoing } from '../composer/draftHtml';
import { Editor, type EditorHandle } from '../composer/Editor';
import { FileRow } from '../composer/FileRow';
import { takeFiles } from '../composer/files';
import { ArticlePicker, ResponsePicker } from '../composer/lazyCanned';
import { People } from '../composer/People';
import { unfilledTokens } from '../composer/unfilled';
import { useDraftFiles } from '../composer/useDraftFiles';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { agentOptions, priorityOptions } from '../desk/fieldOptions';
import '../composer/composer.global.scss';
import { checkForm, type FormProblems } from './checkForm';

const TEXT_ID = 'ld-new-text';
/** For texts that are filled in while there is no ticket yet. */
const notYet = (requester: Contact | null, subject: string): Ticket =>
  ({ id: 0, key: '', subject, requester: requester ?? { name: '', address: '' }, language: null }) as Ticket;

/** A ticket an agent makes: for somebody on the phone, or as the first mail to them. The keys are made once, so a second click is the same ticket. */
export function NewTicket({ within, onClose, onMade }: { within: HTMLElement | null; onClose(): void; onMade(ticket: Ticket): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const agents = useDeskState((state) => state.agents);
  const settings = useDeskState((state) => state.settings);
  const keys = React.useRef({ ticket: desk.port.newKey(), message: desk.port.newKey() });
  const kept = useDraftFiles(keys.current.ticket);
  const editor = React.useRef<EditorHandle>(null);
  const picker = React.useRef<HTMLInputElement>(null);
  const [requester, setRequester] = React.useState<Contact | null>(null);
  const [cc, setCc] = React.useState<Contact[]>([]);
  const [subject, setSubject] = React.useState('');
  const [priority, setPriority] = React.useState<TicketPriority>('Normal');
  const [chosenAssignee, setAssignee] = React.useState<number | null | undefined>(undefined);
  // Whoever makes it takes it, also when the desk learns only now who that is.
  const assigneeId = chosenAssignee === undefined ? (me?.id ?? null) : chosenAssignee;
  const [chosenStatus, setStatus] = React.useState<TicketStatus | null>(null);
  const [wantsMail, setWantsMail] = React.useState(false);
  const [chosenBox, setMailbox] = React.useState<string | null>(null);
  const [panel, setPanel] = React.useState<'canned' | 'articles' | null>(null);
  const [problems, setProblems] = React.useState<FormProblems>({});
  const [failed, setFailed] = React.useState<string | null>(null);
  const [busy, setBusy] = React.useState(false);
  const mailboxes = settings?.mailboxes ?? [];
  const mailIt = wantsMail && mailboxes.length > 0;
  const mailbox = chosenBox ?? mailboxes[0]?.address ?? null;
  const status = statusOfNew({ status: chosenStatus, mailIt, assigneeId });
  const form = React.useRef<HTMLFormElement>(null);
  const { set: keepFiles } = kept;
  // Nothing of a form that was left stays on the device: its key is gone with it.
  React.useEffect(() => () => keepFiles([]), [keepFiles]);

  const addFiles = async (list: readonly File[], inText: boolean): Promise<void> => {
    const taken = await takeFiles(list, kept.files, { pictureId: inText ? () => `${desk.port.newKey()}@listdesk` : null });
    kept.set([...kept.files, ...taken.files]);
    for (const { contentId, name } of taken.files) {
      if (!contentId) continue;
      const picture = Object.assign(document.createElement('img'), { alt: name });
      picture.dataset.cid = contentId;
      editor.current?.insert(picture.outerHTML);
    }
    setFailed(taken.refused.length ? taken.refused.map((one) => say(`files.${one.reason}`, { name: one.name })).join(' ') : null);
  };
  const send = async (): Promise<void> => {
    if (busy) return;
    const written = editor.current?.html() ?? '';
    const parts = outgoing(written, new Set(kept.files.flatMap(({ contentId }) => (contentId ? [contentId] : []))));
    const files = kept.files.filter(({ contentId }) => contentId === null || parts.used.has(contentId));
    const found = checkForm({ requester, subject, text: parts.text, files: files.length });
    const unfilled = unfilledTokens(written);
    setProblems(found);
    setFailed(unfilled.length ? say('composer.unfilled', { tokens: unfilled.join(', ') }) : null);
    const first = Object.keys(found)[0];
    if (first === 'text' || (!first && unfilled.length)) return editor.current?.focus();
    if (first || !requester) return form.current?.querySelector<HTMLElement>(first === 'subject' ? '[name="subject"]' : '[data-first]')?.focus();
    setBusy(true);
    const answer = await createTicket(
      desk,
      {
        requester,
        cc: cc.slice(0, MAX_CC),
        subject: subject.trim(),
        html: parts.html,
        text: parts.text,
        files,
        priority,
        assigneeId,
        status: chosenStatus,
        mailIt,
        mailbox,
      },
      keys.current.ticket,
      keys.current.message,
    );
    setBusy(false);
    if (answer.outcome === 'created') return onMade(answer.ticket);
    return setFailed(
      answer.outcome === 'filesRefused'
        ? say('composer.filesFailed', { names: answer.missing.join(', ') })
        : say('new.failed', { reason: say(`fault.${answer.fault.code}`, { detail: answer.fault.message }) }),
    );
  };
  const problem = (field: keyof FormProblems): string | undefined => (problems[field] ? say(`new.problem.${problems[field]}`) : undefined);
  const inserted = (text: string): void => {
    setPanel(null);
    editor.current?.insert(text);
  };
  const who = agents.find((agent) => agent.id === assigneeId);
  const ticket = React.useMemo(() => notYet(requester, subject), [requester, subject]);
  return (
    <Dialog title={say('ticket.new')} within={within} onClose={onClose} wide>
      <form
        ref={form}
        noValidate
        className="col g12 newform"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {failed && <Banner look="bad" icon="alert" card title={failed} />}
        <div className="two">
          <div>
            <span className="lbl">
              {say('field.requester')}{' '}
              <span aria-hidden="true" className="bad">
                *
              </span>
            </span>
            <div className={problems.requester ? 'field pickpeople wrong' : 'field pickpeople'}>
              <People
                first
                limit={1}
                label={say('field.requester')}
                people={requester ? [requester] : []}
                disabled={busy}
                onChange={([one]) => {
                  setRequester(one ?? null);
                  setProblems({ ...problems, requester: undefined });
                }}
              />
            </div>
            {problems.requester && (
              <p className="sm bad" role="alert">
                {problem('requester')}
              </p>
            )}
          </div>
          <div>
            <span className="lbl">{say('composer.ccLabel')}</span>
            <div className="field pickpeople">
              <People label={say('composer.ccLabel')} people={cc} disabled={busy} onChange={setCc} />
            </div>
          </div>
        </div>
        <TextField
          name="subject"
          label={say('field.subject')}
          required
          value={subject}
          maxLength={MAX_SUBJECT_CHARS}
          errorMessage={problem('subject')}
          onChange={(_, value = '') => setSubject(value)}
        />
        <div>
          <span className="lbl" id={TEXT_ID}>
            {say('new.text')}{' '}
            <span aria-hidden="true" className="bad">
              *
            </span>
          </span>
          <div className={problems.text ? 'composer boxed newtext wrong' : 'composer boxed newtext'}>
            {panel && (
              <PartBoundary>
                <React.Suspense
                  fallback={
                    <div className="prog" role="progressbar" aria-label={say('composer.loading')}>
                      <i />
                    </div>
                  }
                >
                  {panel === 'canned' ? (
                    <ResponsePicker
                      ticket={ticket}
                      onInsert={inserted}
                      onClose={(slash) => {
                        setPanel(null);
                        editor.current?.insert(slash ? '/' : '');
                      }}
                    />
                  ) : (
                    <ArticlePicker
                      ticket={ticket}
                      internal={false}
                      onInsert={inserted}
                      onClose={() => {
                        setPanel(null);
                        editor.current?.focus();
                      }}
                    />
                  )}
                </React.Suspense>
              </PartBoundary>
            )}
            <Editor
              ref={editor}
              html=""
              label={say('new.text')}
              hint=""
              pictures={kept.pictures}
              onInput={() => undefined}
              onSend={() => void send()}
              onEscape={onClose}
              onFiles={(list, inText) => void addFiles(list, inText)}
              onSlash={() => setPanel('canned')}
            >
              <IconButton
                icon="bolt"
                label={say('composer.canned')}
                shortcut="/"
                lit={panel === 'canned'}
                aria-pressed={panel === 'canned'}
                onClick={() => setPanel(panel === 'canned' ? null : 'canned')}
              />
              <IconButton
                icon="book"
                label={say('composer.article')}
                lit={panel === 'articles'}
                aria-pressed={panel === 'articles'}
                onClick={() => setPanel(panel === 'articles' ? null : 'articles')}
              />
              <IconButton icon="clip" label={say('composer.attach')} onClick={() => picker.current?.click()} />
              <input
                ref={picker}
                type="file"
                multiple
                hidden
                aria-label={say('composer.attach')}
                onChange={(event) => {
                  const list = Array.from(event.target.files ?? []);
                  event.target.value = '';
                  void addFiles(list, false);
                }}
              />
            </Editor>
            <FileRow files={kept.files} disabled={busy} onRemove={(index) => kept.set(kept.files.filter((_, at) => at !== index))} />
          </div>
          {problems.text && (
            <p className="sm bad" role="alert">
              {problem('text')}
            </p>
          )}
        </div>
        <div className="row wrap">
          <Picker label={say('field.priority')} options={priorityOptions(say)} chosen={[priority]} onChoose={([one]) => one && setPriority(one)}>
            <PriorityMark priority={priority} />
            <Icon name="down" size="s" />
          </Picker>
          <Picker
            label={say('field.assignee')}
            searchable
            options={agentOptions(agents, me, say)}
            chosen={[assigneeId ?? 0]}
            onChoose={([id]) => setAssignee(id ? id : null)}
          >
            {who ? (
              <>
                <Avatar name={who.name} size="small" />
                {who.name}
              </>
            ) : (
              <>
                <NoAvatar title={say('nobody')} size="small" />
                {say('nobody')}
              </>
            )}
            <Icon name="down" size="s" />
          </Picker>
          <Picker
            label={say('field.status')}
            chosen={[status]}
            onChoose={([one]) => one && setStatus(one)}
            options={TICKET_STATUSES.map((one) => ({ value: one, label: say(`status.${one}`), mark: <StatusMark status={one} bare /> }))}
          >
            <StatusMark status={status} />
            <Icon name="down" size="s" />
          </Picker>
          {mailboxes.length > 1 && (
            <Picker
              label={say('new.mailbox')}
              chosen={[mailbox ?? '']}
              options={mailboxes.map((one) => ({ value: one.address, label: one.address, ...(one.name ? { hint: one.name } : {}) }))}
              onChoose={([one]) => one && setMailbox(one)}
            >
              <Icon name="mail" size="s" />
              <span className="clip">{mailbox}</span>
              <Icon name="down" size="s" />
            </Picker>
          )}
        </div>
        {mailboxes.length > 0 && (
          <Checkbox
            checked={mailIt}
            checkmarkIconProps={fluentIcon('check')}
            label={say('new.mailIt', { mailbox: mailbox ?? '' })}
            onChange={(_, on) => setWantsMail(!!on)}
          />
        )}
        <div className="row dialogfoot">
          <Button submit look="primary" disabled={busy}>
            {say(busy ? 'new.making' : mailIt ? 'new.makeAndMail' : 'new.make')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

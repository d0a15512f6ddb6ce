import * as React from 'react';
import { TICKET_STATUSES, type Message, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Banner } from '../../ui/controls/Banner';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { Picker } from '../../ui/controls/Picker';
import { Tabs } from '../../ui/controls/Tabs';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime, fileSize } from '../../ui/words/times';
import { answerTicket, takeBack, type PickedFile } from '../../app/desk/answer';
import { useDesk } from '../desk/DeskContext';
import { cleanDraft } from '../ticket/cleanMail';
import { Editor, type EditorHandle } from './Editor';
import { takeFiles } from './files';
import { textOfHtml } from './htmlText';
import { ResponsePicker } from './lazyCanned';
import { unfilledTokens } from './unfilled';
import { useDraft } from './useDraft';

export type Opened = { kind: 'Reply' | 'Note'; at: number; html?: string };
export type ComposerProps = { ticket: Ticket; opened: Opened | null; compact: boolean; onOpen(kind: 'Reply' | 'Note'): void; onClose(): void; onSent(status: TicketStatus | null): void };

const AFTER_REPLY: TicketStatus = 'Pending';

/** Reply or private note. Says before sending which status follows; a sent reply can be taken back for ten seconds, its text comes back here. */
export function Composer({ ticket, opened, compact, onOpen, onClose, onSent }: ComposerProps) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const { draft, savedAt, change, clear } = useDraft(ticket.key);
  const [files, setFiles] = React.useState<readonly PickedFile[]>([]);
  const [status, setStatus] = React.useState<TicketStatus | null>(null);
  const [busy, setBusy] = React.useState(false);
  const [problem, setProblem] = React.useState<string | null>(null);
  const [canned, setCanned] = React.useState(false);
  const editor = React.useRef<EditorHandle>(null);
  const picker = React.useRef<HTMLInputElement>(null);
  const note = draft.kind === 'Note';
  const next = status ?? (ticket.status === 'Solved' || ticket.status === 'Closed' ? ticket.status : AFTER_REPLY);
  const who = ticket.requester.name || ticket.requester.address;
  const isOpen = opened !== null;

  React.useEffect(() => {
    if (!opened) return;
    change({ kind: opened.kind, ...(opened.html === undefined ? {} : { html: opened.html }) });
    editor.current?.focus();
  }, [opened, change]);

  const addFiles = async (list: readonly File[]): Promise<void> => {
    const taken = await takeFiles(list, files);
    setFiles((old) => [...old, ...taken.files]);
    setProblem(taken.refused.length ? taken.refused.map((one) => say(`files.${one.reason}`, { name: one.name })).join(' ') : null);
  };

  const undoSend = async (message: Message, html: string, sentFiles: readonly PickedFile[], before: Ticket): Promise<void> => {
    const answer = await takeBack(desk, conversations, message);
    if (answer === 'late') {
      desk.tell(say('undo.late'), true);
      return;
    }
    const shown = desk.store.get().tickets.get(ticket.id);
    if (shown) {
      const { status: was, lastMessageAt, lastMessageFrom, preview, firstRespondedAt, solvedAt, closedAt } = before;
      void desk.write([{ ticket: shown, patch: { status: was, lastMessageAt, lastMessageFrom, preview, firstRespondedAt, solvedAt, closedAt } }]);
    }
    change({ kind: 'Reply', html });
    setFiles(sentFiles);
    onOpen('Reply');
  };

  const send = async (): Promise<void> => {
    const html = cleanDraft(draft.html);
    const holder = document.implementation.createHTMLDocument('').body;
    holder.innerHTML = html;
    const text = textOfHtml(holder);
    if (busy) return;
    const unfilled = unfilledTokens(draft.html);
    if (unfilled.length) {
      setProblem(say('composer.unfilled', { tokens: unfilled.join(', ') }));
      editor.current?.focus();
      return;
    }
    if (!text && !files.length) {
      setProblem(say('composer.empty'));
      editor.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    const before = desk.store.get().tickets.get(ticket.id) ?? ticket;
    const sent = await answerTicket(desk, conversations, before, { kind: draft.kind, html, text, files, status: note ? null : next }, draft.key);
    setBusy(false);
    if (sent.outcome === 'failed') {
      setProblem(say('composer.failed', { reason: say(`fault.${sent.fault.code}`, { detail: sent.fault.message }) }));
      return;
    }
    if (sent.outcome === 'filesRefused') {
      setProblem(say('composer.filesFailed', { names: sent.missing.join(', ') }));
      return;
    }
    clear();
    setFiles([]);
    if (note) desk.tell(say('note.added'));
    else desk.offerUndo(say('undo.sent', { number: String(ticket.id), status: say(`status.${next}`) }), () => undoSend(sent.message, html, files, before));
    setStatus(null);
    onSent(note ? null : next);
  };

  if (!isOpen) {
    return (
      <div className="composer boxed quick" data-zone="composer">
        <button type="button" className="grow clip sub quickreply" data-stop onClick={() => onOpen('Reply')}>{draft.html ? say('composer.goOn') : say('composer.quick', { name: who })}</button>
        <kbd>R</kbd><button type="button" className="sub sm" onClick={() => onOpen('Note')}>{say('composer.note')}</button><kbd>N</kbd>
      </div>
    );
  }
  return (
    <section className={note ? 'composer boxed on cnote' : 'composer boxed on'} aria-label={say(note ? 'composer.nameNote' : 'composer.nameReply', { name: who })} data-zone="composer">
      <div className="ctop">
        <Tabs name={say('composer.kind')} chosen={draft.kind} onChoose={(kind) => { change({ kind }); editor.current?.focus(); }} tabs={[{ key: 'Reply', word: say('composer.reply') }, { key: 'Note', word: say('composer.privateNote'), icon: 'lock' }]} />
        <span className="sub sm grow clip hide-phone endtext">{note ? say('composer.onlyAgents') : <>{say('composer.to')} <b className="b" dir="auto">{who}</b>{ticket.cc.length > 0 && `, ${say('composer.cc', { names: ticket.cc.join(', ') })}`}</>}</span>
        <IconButton icon="x" label={say('composer.close')} shortcut="Esc" small onClick={onClose} />
      </div>
      {problem && <Banner look="bad" icon="alert" title={problem} />}
      {canned && (
        <PartBoundary>
          <React.Suspense fallback={<div className="prog" role="progressbar" aria-label={say('composer.canned')}><i /></div>}>
            <ResponsePicker ticket={ticket} onInsert={(html) => { setCanned(false); setProblem(null); editor.current?.insert(html); }} onClose={(slash) => { setCanned(false); editor.current?.insert(slash ? '/' : ''); }} />
          </React.Suspense>
        </PartBoundary>
      )}
      <Editor ref={editor} html={draft.html} label={say(note ? 'composer.nameNote' : 'composer.nameReply', { name: who })} hint={say(note ? 'composer.hintNote' : 'composer.hintReply')} onHtml={(html) => change({ html })} onSend={() => void send()} onEscape={onClose} onFiles={(list) => void addFiles(list)} onSlash={() => setCanned(true)}>
        <IconButton icon="bolt" label={say('composer.canned')} shortcut="/" lit={canned} aria-pressed={canned} onClick={() => setCanned(!canned)} />
        <IconButton icon="clip" label={say('composer.attach')} onClick={() => picker.current?.click()} />
        <input ref={picker} type="file" multiple hidden aria-label={say('composer.attach')} onChange={(event) => { const list = Array.from(event.target.files ?? []); event.target.value = ''; void addFiles(list); }} />
        <span className="sub sm clip hide-narrow saved">{savedAt ? say('composer.saved', { time: clockTime(savedAt, locale) }) : ''}</span>
        <span className="end" />
        {!compact && <span className="sub sm hide-narrow nowrap"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span>}
        <span className="split">
          <Button look="primary" disabled={busy} aria-keyshortcuts="Control+Enter" onClick={() => void send()}>{busy ? say('composer.sending') : note ? say('composer.addNote') : say('composer.send', { status: say(`status.${next}`) })}</Button>
          {!note && (
            <Picker label={say('composer.statusAfter')} className="btn primary" options={TICKET_STATUSES.filter((one) => one !== 'New').map((one) => ({ value: one, label: say('composer.send', { status: say(`status.${one}`) }), mark: <StatusMark status={one} bare /> }))}
              chosen={[next]} name={say('composer.statusAfter')} onChoose={([one]) => one && setStatus(one)}><Icon name="down" /></Picker>
          )}
        </span>
      </Editor>
      {files.length > 0 && (
        <ul className="picked" aria-label={say('composer.files')}>
          {files.map((file, index) => (
            <li key={`${file.name}-${index}`} className="att"><span className="ic"><Icon name="file" /></span><span className="col"><b className="b clip">{file.name}</b><span className="sub">{fileSize(file.bytes.length, locale)}</span></span>
              <IconButton icon="x" small label={say('composer.removeFile', { name: file.name })} onClick={() => setFiles((old) => old.filter((_, at) => at !== index))} /></li>
          ))}
        </ul>
      )}
    </section>
  );
}

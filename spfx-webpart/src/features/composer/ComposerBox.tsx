import * as React from 'react';
import './composer.global.scss';
import { MAX_CC, type TicketStatus } from '@listdesk/shared/tickets';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Banner } from '../../ui/controls/Banner';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { Tabs } from '../../ui/controls/Tabs';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime } from '../../ui/words/times';
import { useStore } from '../../app/store/store';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { ColleagueDraft } from './ColleagueDraft';
import type { ComposerProps, Opened } from './Composer';
import { editableHtml, outgoing } from './draftHtml';
import { Editor, type EditorHandle } from './Editor';
import { FileRow } from './FileRow';
import { takeFiles } from './files';
import { forwardable, ForwardParts } from './ForwardParts';
import { ArticlePicker, ResponsePicker } from './lazyCanned';
import { People } from './People';
import { MeanwhileLine, useMeanwhile } from './MeanwhileLine';
import { LaterPicker, PickMoment, StatusAfter, useMoment } from './SendMenus';
import { unfilledTokens } from './unfilled';
import { draftName, useDraft, type KeptDraft } from './useDraft';
import { useDraftFiles } from './useDraftFiles';
import { useSending } from './useSending';

const AFTER_REPLY: TicketStatus = 'Pending';
const HINTS = { Reply: 'composer.hintReply', Note: 'composer.hintNote', Forward: 'composer.hintForward' } as const;
const hasText = (value: unknown): value is KeptDraft => typeof (value as KeptDraft | null)?.html === 'string';

/** Reply, private note or a message handed on. Says before sending which status follows and when it leaves; can be taken back for ten seconds. */
export function ComposerBox({ ticket, opened, compact, onOpen, onClose, onSent }: ComposerProps & { opened: Opened }) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const editor = React.useRef<EditorHandle>(null);
  const picker = React.useRef<HTMLInputElement>(null);
  const html = React.useCallback(() => editor.current?.html() ?? '', []);
  const draft = useDraft(ticket.key, html);
  const { head } = draft;
  const kept = useDraftFiles(ticket.key);
  const messages = useStore(conversations.store, (all) => all.get(ticket.key)?.messages ?? null) ?? [];
  const [status, setStatus] = React.useState<TicketStatus | null>(null);
  const [sendAt, setSendAt] = React.useState<number | null>(null);
  const [problem, setProblem] = React.useState<string | null>(null);
  const [panel, setPanel] = React.useState<'canned' | 'articles' | 'moment' | null>(null);
  const [copy, setCopy] = React.useState(false);
  const [reading, setReading] = React.useState<{ done: number; total: number } | null>(null);
  const [statusAt, setStatusAt] = React.useState(0);
  const moment = useMoment();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const colleagues = React.useMemo(() => agents.filter(({ id, name: each }) => id !== me?.id && each !== ''), [agents, me]);
  const { sending, send: leave, putBack } = useSending(ticket, () => onOpen(head.kind));
  const news = useMeanwhile(messages, head.key, head.at);
  const wait = React.useRef<HTMLDivElement>(null);
  const { kind } = head;
  const note = kind === 'Note';
  const next = status ?? (ticket.status === 'Solved' || ticket.status === 'Closed' ? ticket.status : AFTER_REPLY);
  const who = ticket.requester.name || ticket.requester.address;
  const name = say(note ? 'composer.nameNote' : kind === 'Forward' ? 'composer.nameForward' : 'composer.nameReply', { name: who });
  const cc = head.cc.length || copy ? head.cc : ticket.cc.map((address) => ({ name: '', address }));

  const setKind = (one: Opened['kind']): void => {
    draft.change({ kind: one });
    editor.current?.focus();
  };
  React.useEffect(() => {
    if (opened.html !== undefined) editor.current?.reset(editableHtml(opened.html));
    if (opened.files) kept.set(opened.files);
    draft.change({ kind: opened.kind, ...(opened.to ? { to: [...opened.to] } : {}), ...(opened.forwarded ? { forwarded: opened.forwarded } : {}) });
    editor.current?.focus();
    if (opened.insert !== undefined) editor.current?.insert(opened.insert);
    // Once for each time somebody asks for the composer.
  }, [opened]);
  const newest = forwardable(messages)[0]?.key ?? null;
  React.useEffect(() => {
    // Held fast once known: the conversation may arrive after the click, and what arrives later is never handed on instead.
    if (kind === 'Forward' && !head.forwarded && newest) draft.change({ forwarded: newest });
  }, [kind, head.forwarded, newest]);

  const addFiles = async (list: readonly File[], inText: boolean): Promise<void> => {
    setReading({ done: 0, total: list.length });
    const taken = await takeFiles(list, kept.files, {
      pictureId: inText ? () => `${desk.port.newKey()}@listdesk` : null,
      onProgress: (done, total) => setReading({ done, total }),
    });
    setReading(null);
    kept.set([...kept.files, ...taken.files]);
    for (const { contentId, name: file } of taken.files) {
      if (!contentId) continue;
      const picture = document.createElement('img');
      picture.dataset.cid = contentId;
      picture.alt = file;
      editor.current?.insert(picture.outerHTML);
    }
    setProblem(taken.refused.length ? taken.refused.map((one) => say(`files.${one.reason}`, { name: one.name })).join(' ') : null);
  };
  const refuse = (sentence: string): void => {
    setProblem(sentence);
    editor.current?.focus();
  };
  /** Nothing stays, but for the ten seconds of the undo. */
  const discard = (): void => {
    const unsent = { html: html(), head, files: kept.files };
    editor.current?.reset('');
    draft.clear();
    kept.set([]);
    onClose();
    desk.offerUndo(say('composer.discarded'), () => putBack(unsent));
  };
  const send = async (looked = false): Promise<void> => {
    if (sending || reading) return;
    // A colleague answered first: one look, with the focus where the answer to it is.
    if (kind === 'Reply' && !looked && news.some((one) => one.kind === 'Reply')) return wait.current?.querySelector('button')?.focus();
    const written = html();
    const parts = outgoing(written, new Set(kept.files.flatMap(({ contentId }) => (contentId ? [contentId] : []))));
    const unfilled = unfilledTokens(written);
    const files = kept.files.filter(({ contentId }) => contentId === null || parts.used.has(contentId));
    if (unfilled.length) return refuse(say('composer.unfilled', { tokens: unfilled.join(', ') }));
    if (kind === 'Forward' && !head.to.length) return refuse(say('forward.nobody'));
    if (!parts.text && !files.length && !(kind === 'Forward' && head.forwarded)) return refuse(say('composer.empty'));
    setProblem(null);
    const later = note ? null : sendAt !== null && sendAt > desk.port.now() ? sendAt : null;
    const told = (after: TicketStatus | null): string => {
      if (kind === 'Forward') return say('undo.forwarded', { names: head.to.map((one) => one.name || one.address).join(', ') });
      return later === null
        ? say('undo.sent', { number: String(ticket.id), status: say(`status.${after ?? next}`) })
        : say('undo.scheduled', { number: String(ticket.id), when: moment(later) });
    };
    const wrong = await leave(
      {
        kind,
        html: parts.html,
        text: parts.text,
        files,
        status: kind === 'Reply' ? next : null,
        to: head.to,
        cc: kind === 'Reply' ? cc.slice(0, MAX_CC) : head.cc,
        sendAt: later,
        forwarded: kind === 'Forward' && head.forwarded ? { messageKey: head.forwarded, without: head.without } : null,
      },
      { html: written, head: { ...head, cc: kind === 'Reply' ? cc : head.cc }, files },
      told,
    );
    if (wrong !== null) return setProblem(wrong);
    editor.current?.reset('');
    draft.clear();
    kept.set([]);
    setStatus(null);
    setSendAt(null);
    onSent(kind === 'Reply' ? next : null);
    return undefined;
  };
  const inserted = (text: string): void => {
    setPanel(null);
    setProblem(null);
    editor.current?.insert(text);
  };
  const took = (): void => {
    const mine = desk.port.keep.read(draftName(ticket.key), hasText);
    if (mine) editor.current?.reset(mine.html);
    draft.touch();
    editor.current?.focus();
  };
  const removeFile = (index: number): void => kept.set(kept.files.filter((_, at) => at !== index));
  const button = note
    ? say('composer.addNote')
    : sendAt !== null
      ? say('composer.plan', { when: moment(sendAt) })
      : kind === 'Forward'
        ? say('composer.forward')
        : say('composer.send', { status: say(`status.${next}`) });
  const inPanel = (part: React.ReactNode): JSX.Element => (
    <PartBoundary>
      <React.Suspense
        fallback={
          <div className="prog" role="progressbar" aria-label={say('composer.loading')}>
            <i />
          </div>
        }
      >
        {part}
      </React.Suspense>
    </PartBoundary>
  );
  return (
    <>
      <ColleagueDraft ticket={ticket} onTake={took} />
      <section className={note || kind === 'Forward' ? 'composer boxed on cnote' : 'composer boxed on'} aria-label={name} data-zone="composer">
        <div className="ctop">
          <Tabs
            name={say('composer.kinds')}
            chosen={kind}
            onChoose={setKind}
            tabs={[
              { key: 'Reply', word: say('composer.reply') },
              { key: 'Note', word: say('composer.privateNote'), icon: 'lock' },
              { key: 'Forward', word: say('composer.forward') },
            ]}
          />
          <span className="sub sm grow clip hide-phone endtext">
            {note
              ? say('composer.onlyAgents')
              : kind === 'Reply' &&
                !copy && (
                  <>
                    {say('composer.to')}{' '}
                    <b className="b" dir="auto">
                      {who}
                    </b>
                    {cc.length > 0 && `, ${say('composer.cc', { names: cc.map((one) => one.name || one.address).join(', ') })}`}
                  </>
                )}
          </span>
          {kind === 'Reply' && !copy && (
            <Button
              small
              look="ghost"
              onClick={() => {
                setCopy(true);
                draft.change({ cc });
              }}
            >
              {say('composer.editCc')}
            </Button>
          )}
          <IconButton icon="x" label={say('composer.close')} shortcut="Esc" small onClick={onClose} />
        </div>
        {kind === 'Forward' && (
          <div className="crow">
            <span className="sub sm">{say('composer.to')}</span>
            <People label={say('forward.to')} people={head.to} disabled={sending !== null} onChange={(to) => draft.change({ to })} />
          </div>
        )}
        {(kind === 'Reply' ? copy : kind === 'Forward') && (
          <div className="crow">
            <span className="sub sm">{say('composer.ccLabel')}</span>
            <People label={say('composer.ccLabel')} people={head.cc} disabled={sending !== null} onChange={(people) => draft.change({ cc: people })} />
          </div>
        )}
        {kind === 'Forward' && <ForwardParts draft={draft} messages={messages} disabled={sending !== null} />}
        {kind === 'Reply' && (
          <div ref={wait}>
            <MeanwhileLine news={news} onSend={() => void send(true)} onKeep={onClose} onDiscard={discard} />
          </div>
        )}
        {problem && <Banner look="bad" icon="alert" title={problem} />}
        {panel === 'canned' &&
          inPanel(
            <ResponsePicker
              ticket={ticket}
              onInsert={inserted}
              onClose={(slash) => {
                setPanel(null);
                editor.current?.insert(slash ? '/' : '');
              }}
            />,
          )}
        {panel === 'articles' &&
          inPanel(
            <ArticlePicker
              ticket={ticket}
              internal={note}
              onInsert={inserted}
              onClose={() => {
                setPanel(null);
                editor.current?.focus();
              }}
            />,
          )}
        {panel === 'moment' && (
          <PickMoment
            onChoose={(at) => {
              setSendAt(at);
              setPanel(null);
              editor.current?.focus();
            }}
            onClose={() => setPanel(null)}
          />
        )}
        <Editor
          ref={editor}
          html={draft.html}
          label={name}
          hint={say(HINTS[kind])}
          pictures={kept.pictures}
          onInput={draft.touch}
          onSend={(choose) => {
            if (choose && kind === 'Reply') setStatusAt((old) => old + 1);
            else void send();
          }}
          onEscape={onClose}
          onFiles={(list, inText) => void addFiles(list, inText)}
          onSlash={() => setPanel('canned')}
          mentionable={note ? colleagues : null}
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
          <span className="sub sm clip hide-narrow saved" role="status">
            {reading
              ? say('composer.reading', { done: reading.done, total: reading.total })
              : sending && sending.files
                ? say('composer.storing', { done: sending.stored, total: sending.files })
                : draft.savedAt
                  ? say(draft.sharing === 'failed' ? 'composer.savedHere' : 'composer.saved', { time: clockTime(draft.savedAt, locale) })
                  : ''}
          </span>
          {draft.savedAt !== null && <IconButton icon="trash" label={say('composer.discard')} onClick={discard} />}
          <span className="end" />
          {!compact && (
            <span className="sub sm hide-narrow nowrap">
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </span>
          )}
          {!note && sendAt !== null && (
            <button type="button" className="chip on" onClick={() => setSendAt(null)} aria-label={say('composer.noPlan')}>
              <Icon name="clock" size="s" />
              <span className="hide-phone">{moment(sendAt)}</span>
              <Icon name="x" size="s" />
            </button>
          )}
          {!note && sendAt === null && <LaterPicker disabled={sending !== null} onChoose={setSendAt} onPick={() => setPanel('moment')} />}
          <span className="split">
            <Button look="primary" disabled={sending !== null} aria-keyshortcuts="Control+Enter" onClick={() => void send()}>
              {sending ? say('composer.sending') : button}
            </Button>
            {kind === 'Reply' && <StatusAfter next={next} openAt={statusAt} disabled={sending !== null} onChoose={setStatus} />}
          </span>
        </Editor>
        <FileRow files={kept.files} disabled={sending !== null} onRemove={removeFile} />
      </section>
    </>
  );
}

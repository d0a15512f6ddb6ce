import * as React from 'react';
import './composer.global.scss';
import { Banner } from '../../ui/controls/Banner';
import { IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { AddresseeRows } from './AddresseeRows';
import { ColleagueDraft } from './ColleagueDraft';
import type { ComposerBoxProps, Opened } from './Composer';
import { ComposerTop } from './ComposerTop';
import { Editor } from './Editor';
import { besideOf, FileRow } from './FileRow';
import { ForwardParts } from './ForwardParts';
import { InsertButtons } from './InsertButtons';
import { MeanwhileLine } from './MeanwhileLine';
import { SavedLine } from './SavedLine';
import { SendButtons } from './SendButtons';
import { PickMoment } from './SendMenus';
import { TextPanel, type TextSource } from './TextPanel';
import { useAddFiles, type Reading } from './useAddFiles';
import { useColleagues } from './useColleagues';
import { useCopies } from './useCopies';
import { useLeaving } from './useLeaving';
import { useWriting } from './useWriting';

const HINTS = { Reply: 'composer.hintReply', Note: 'composer.hintNote', Forward: 'composer.hintForward' } as const;
const NAMES = { Reply: 'composer.nameReply', Note: 'composer.nameNote', Forward: 'composer.nameForward' } as const;

/** Reply, private note or a message handed on. Says before sending which status follows and when it leaves; can be taken back for ten seconds. */
export function ComposerBox({ ticket, opened, compact, place, onOpen, onClose, onSent }: ComposerBoxProps) {
  const { say } = useWords();
  const [problem, setProblem] = React.useState<string | null>(null);
  const [panel, setPanel] = React.useState<TextSource | 'moment' | null>(null);
  const [reading, setReading] = React.useState<Reading | null>(null);
  const [statusAt, setStatusAt] = React.useState(0);
  const colleagues = useColleagues();
  const writing = useWriting(ticket, opened);
  const { editor, draft, kept, messages, news } = writing;
  const { cc, editing: editingCc, edit: editCc } = useCopies(ticket, draft);
  const leaving = useLeaving({ ticket, writing, cc, reading: reading !== null, onProblem: setProblem, opened, place, onOpen, onClose, onSent });
  const files = useAddFiles({ kept, editor, onReading: setReading, onRefused: setProblem });
  const { kind } = draft.head;
  const busy = leaving.sending !== null;
  const who = ticket.requester.name || ticket.requester.address;
  const name = say(NAMES[kind], { name: who });

  const setKind = (one: Opened['kind']): void => {
    draft.change({ kind: one });
    editor.current?.focus();
  };
  const plan = (at: number | null): void => {
    leaving.setSendAt(at);
    setPanel(null);
    editor.current?.focus();
  };
  const closePanel = (inserted: boolean): void => {
    setPanel(null);
    if (inserted) setProblem(null);
  };
  const sendOrChoose = (choose: boolean): void => {
    if (choose && kind === 'Reply') setStatusAt((old) => old + 1);
    else void leaving.send();
  };
  return (
    <>
      <ColleagueDraft ticket={ticket} onTake={writing.takeOver} />
      <section className={kind === 'Reply' ? 'composer boxed on' : 'composer boxed on cnote'} aria-label={name} data-zone="composer">
        <ComposerTop kind={kind} who={who} cc={cc} editingCc={editingCc} onKind={setKind} onEditCc={editCc} onClose={onClose} />
        <AddresseeRows draft={draft} editingCc={editingCc} disabled={busy} />
        {kind === 'Forward' && <ForwardParts draft={draft} messages={messages} disabled={busy} />}
        {kind === 'Reply' && (
          <div ref={leaving.wait}>
            <MeanwhileLine news={news} onSend={() => void leaving.send(true)} onKeep={onClose} onDiscard={leaving.discard} />
          </div>
        )}
        {problem && <Banner look="bad" icon="alert" title={problem} />}
        {!busy && (panel === 'canned' || panel === 'articles') && (
          <TextPanel source={panel} ticket={ticket} internal={kind === 'Note'} editor={editor} held={kept.files} onClose={closePanel} onFiles={files.put} />
        )}
        {panel === 'moment' && <PickMoment onChoose={plan} onClose={() => setPanel(null)} />}
        <Editor
          ref={editor}
          html={draft.html}
          label={name}
          hint={say(HINTS[kind])}
          pictures={kept.pictures}
          busy={busy}
          onInput={draft.touch}
          onSend={sendOrChoose}
          onEscape={onClose}
          onFiles={(list, inText) => void files.add(list, inText)}
          onSlash={() => setPanel('canned')}
          mentionable={kind === 'Note' ? colleagues : null}
        >
          <InsertButtons open={panel} disabled={busy} onOpen={setPanel} onFiles={(list) => void files.add(list, false)} />
          <SavedLine reading={reading} sending={leaving.sending} savedAt={draft.savedAt} sharing={draft.sharing} />
          {draft.savedAt !== null && <IconButton icon="trash" label={say('composer.discard')} disabled={busy} onClick={leaving.discard} />}
          <span className="end" />
          {!compact && (
            <span className="sub sm hide-narrow nowrap">
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </span>
          )}
          <SendButtons
            kind={kind}
            next={leaving.next}
            sendAt={leaving.sendAt}
            sending={busy}
            statusAt={statusAt}
            onSend={() => void leaving.send()}
            onStatus={leaving.setStatus}
            onPlan={plan}
            onPickMoment={() => setPanel('moment')}
          />
        </Editor>
        <FileRow files={besideOf(kept.files)} disabled={busy} onRemove={(index) => kept.set(kept.files.filter((_, at) => at !== index))} />
      </section>
    </>
  );
}

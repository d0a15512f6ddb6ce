import * as React from 'react';
import type { Contact, Ticket } from '@listdesk/shared/tickets';
import { IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { Editor } from '../composer/Editor';
import { besideOf, FileRow } from '../composer/FileRow';
import { InsertButtons } from '../composer/InsertButtons';
import { SavedLine } from '../composer/SavedLine';
import { TextPanel, type TextSource } from '../composer/TextPanel';
import { FieldProblem, RequiredMark } from './FieldParts';
import type { Making } from './useMaking';

const TEXT_ID = 'ld-new-text';
/** For texts that are filled in while there is no ticket yet. */
const notYet = (requester: Contact | null, subject: string): Ticket =>
  ({ id: 0, key: '', subject, requester: requester ?? { name: '', address: '' }, language: null }) as Ticket;

export type TicketTextProps = {
  making: Making;
  /** The text to begin with. */
  html: string;
  requester: Contact | null;
  subject: string;
  /** Why there must be a text. */
  problem: string | undefined;
  onClose(): void;
};

/** What the ticket is about, with ready texts and files. */
export function TicketText({ making, html, requester, subject, problem, onClose }: TicketTextProps) {
  const { say } = useWords();
  const { editor, kept, files, make, busy, savedAt, touch, discard } = making;
  const [panel, setPanel] = React.useState<TextSource | null>(null);
  const ticket = React.useMemo(() => notYet(requester, subject), [requester, subject]);
  return (
    <div>
      <span className="lbl" id={TEXT_ID}>
        {say('new.text')} <RequiredMark />
      </span>
      <div className={problem ? 'composer boxed newtext wrong' : 'composer boxed newtext'}>
        {panel && !busy && (
          <TextPanel source={panel} ticket={ticket} internal={false} editor={editor} held={kept.files} onClose={() => setPanel(null)} onFiles={files.put} />
        )}
        <Editor
          ref={editor}
          html={html}
          label={say('new.text')}
          hint=""
          pictures={kept.pictures}
          busy={busy}
          onInput={touch}
          onSend={() => void make()}
          onEscape={onClose}
          onFiles={(list, inText) => void files.add(list, inText)}
          onSlash={() => setPanel('canned')}
        >
          <InsertButtons open={panel} disabled={busy} onOpen={setPanel} onFiles={(list) => void files.add(list, false)} />
          <SavedLine reading={null} sending={null} savedAt={savedAt} sharing="failed" />
          {savedAt !== null && <IconButton icon="trash" label={say('composer.discard')} disabled={busy} onClick={discard} />}
        </Editor>
        <FileRow files={besideOf(kept.files)} disabled={busy} onRemove={(index) => kept.set(kept.files.filter((_, at) => at !== index))} />
      </div>
      {problem && <FieldProblem>{problem}</FieldProblem>}
    </div>
  );
}

import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { useWords } from '../../ui/words/WordsContext';
import type { EditorHandle } from './Editor';
import { ArticlePicker, ResponsePicker } from './lazyCanned';

/** Where a ready text comes from. */
export type TextSource = 'canned' | 'articles';
export type TextPanelProps = {
  source: TextSource;
  ticket: Ticket;
  /** For a private note, where what is for agents alone may stand. */
  internal: boolean;
  editor: React.RefObject<EditorHandle>;
  /** The files that go along with the text. */
  held: readonly DraftFile[];
  onClose(inserted: boolean): void;
  /** Files that come with what was put in, and the names of those that could not be read. */
  onFiles(files: readonly DraftFile[], unread: readonly string[]): void;
};

/** Canned responses or articles above a text; what is chosen is put where the caret stood, and whoever leaves goes on writing. */
export function TextPanel({ source, ticket, internal, editor, held, onClose, onFiles }: TextPanelProps) {
  const { say } = useWords();
  const inserted = (text: string, files: readonly DraftFile[] = [], unread: readonly string[] = []): void => {
    onClose(true);
    if (files.length || unread.length) onFiles(files, unread);
    editor.current?.insert(text);
  };
  const left = (slash: boolean): void => {
    onClose(false);
    editor.current?.insert(slash ? '/' : '');
  };
  const closed = (): void => {
    onClose(false);
    editor.current?.focus();
  };
  const loading = (
    <div className="prog" role="progressbar" aria-label={say('composer.loading')}>
      <i />
    </div>
  );
  return (
    // What one of them has filtered, or could not load, says nothing of the other.
    <PartBoundary key={source}>
      <React.Suspense fallback={loading}>
        {source === 'canned' ? (
          <ResponsePicker ticket={ticket} begun={() => ({ html: editor.current?.html() ?? '', files: held })} onInsert={inserted} onClose={left} />
        ) : (
          <ArticlePicker ticket={ticket} internal={internal} onInsert={inserted} onClose={closed} />
        )}
      </React.Suspense>
    </PartBoundary>
  );
}

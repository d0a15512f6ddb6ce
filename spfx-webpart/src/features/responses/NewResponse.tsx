import * as React from 'react';
import '../deskTexts/deskTexts.global.scss';
import type { CannedResponseText } from '@listdesk/shared/sharepoint';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { Dialog } from '../../ui/controls/Dialog';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { ResponseForm } from './ResponseForm';
import { freshResponse } from './editing';
import { saveResponse } from './saveResponse';

/** Under this name lie its files until it is saved or closed. */
const SLOT = 'response-from-text';

export type NewResponseProps = {
  /** The text to begin with, and its files. */
  begun: { html: string; files: readonly DraftFile[] };
  language: string | null;
  categories: readonly string[];
  onSaved(saved: Pick<CannedResponseText, 'name'>): void;
  onClose(): void;
};

/** A response made where one writes, from what stands there. The text itself stays as it is. */
export function NewResponse({ begun, language, categories, onSaved, onClose }: NewResponseProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { lists, newKey, unsent } = desk.port;
  const me = useDeskState((state) => state.me);
  const [editing, setEditing] = React.useState(() => freshResponse(newKey(), { html: begun.html, language }));
  React.useEffect(
    () => () =>
      void unsent?.()
        .then((kept) => kept.files.write(SLOT, []))
        .catch(() => undefined),
    [unsent],
  );
  return (
    <Dialog title={say('responses.newTitle')} onClose={onClose} wide>
      <div className="respdialog">
        <ResponseForm
          key={editing.key}
          editing={editing}
          begun={begun.files}
          slot={SLOT}
          categories={categories}
          onTyped={() => undefined}
          onAsNew={(typed) => setEditing(freshResponse(newKey(), typed.editing.text))}
          onClose={onClose}
          onSave={async (typed, over) => {
            const answer = await saveResponse(lists, me?.id ?? 0, typed.editing, typed.added, over);
            if (answer.outcome === 'saved') {
              desk.tell(say('responses.saved', { name: typed.editing.text.name.trim() }));
              onSaved(typed.editing.text);
            }
            return answer;
          }}
        />
      </div>
    </Dialog>
  );
}

import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { People } from './People';
import type { DraftState } from './useDraft';

/** Rows of addresses: a message handed on has whom it goes to; one in copy a reply has when the agent asks for it. */
export function AddresseeRows({ draft, editingCc, disabled }: { draft: DraftState; editingCc: boolean; disabled: boolean }) {
  const { say } = useWords();
  const { kind, to, cc, replyCc = [] } = draft.head;
  const reply = kind === 'Reply';
  return (
    <>
      {kind === 'Forward' && (
        <div className="crow">
          <span className="sub sm">{say('composer.to')}</span>
          <People label={say('forward.to')} people={to} disabled={disabled} onChange={(people) => draft.change({ to: people })} />
        </div>
      )}
      {(reply ? editingCc : kind === 'Forward') && (
        <div className="crow">
          <span className="sub sm">{say('composer.ccLabel')}</span>
          <People
            label={say('composer.ccLabel')}
            people={reply ? replyCc : cc}
            disabled={disabled}
            onChange={(people) => draft.change(reply ? { replyCc: people } : { cc: people })}
          />
        </div>
      )}
    </>
  );
}

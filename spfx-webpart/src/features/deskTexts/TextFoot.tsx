import * as React from 'react';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';

export type TextFootProps = {
  busy: boolean;
  /** Whose words say it. */
  of: 'responses' | 'articles';
  onClose(): void;
};

/** The foot of a form of a text the desk keeps. */
export function TextFoot({ busy, of, onClose }: TextFootProps) {
  const { say } = useWords();
  return (
    <div className="row setfoot">
      <Button submit look="primary" disabled={busy}>
        {say(`${of}.${busy ? 'saving' : 'save'}`)}
      </Button>
      <Button look="ghost" disabled={busy} onClick={onClose}>
        {say('close')}
      </Button>
    </div>
  );
}

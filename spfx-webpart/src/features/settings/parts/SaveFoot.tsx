import * as React from 'react';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';

/** The foot of a form: save and discard, and whether something waits. */
export function SaveFoot({ saving, dirty, onDiscard }: { saving: boolean; dirty: boolean; onDiscard(): void }) {
  const { say } = useWords();
  return (
    <div className="row setfoot">
      <Button submit look="primary" disabled={saving || !dirty}>
        {say(saving ? 'settings.saving' : 'settings.save')}
      </Button>
      <Button look="ghost" disabled={saving || !dirty} onClick={onDiscard}>
        {say('settings.discard')}
      </Button>
      <span className="sub sm" role="status">
        {dirty ? say('settings.unsaved') : ''}
      </span>
    </div>
  );
}

import * as React from 'react';
import { EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';

/** A portal whose properties name no desk: the page's editor gets the button, readers are told who can. */
export function NotConnected({ editing, onOpenProperties }: { editing: boolean; onOpenProperties: () => void }) {
  const { say } = useWords();
  return (
    <div className="ld page">
      <EmptyState icon="cog" title={say('portal.notSet.title')} text={say(editing ? 'portal.notSet.edit' : 'portal.notSet.read')}>
        {editing && (
          <Button look="primary" onClick={onOpenProperties}>
            {say('portal.notSet.button')}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}

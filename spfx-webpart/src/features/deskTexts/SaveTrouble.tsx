import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';

export type Trouble = 'stale' | 'gone' | ListsFaultLike;

export type SaveTroubleProps = {
  trouble: Trouble | null;
  /** Whose words say it. */
  of: 'responses' | 'articles';
  onMine(): void;
  /** Absent where nobody else can have saved. */
  onTheirs?(): void;
  onAsNew(): void;
};

/** Why a text is not saved, that it is still here, and the ways on: mine, theirs, or a new one. */
export function SaveTrouble({ trouble, of, onMine, onTheirs, onAsNew }: SaveTroubleProps) {
  const { say } = useWords();
  if (trouble === null) return null;
  if (typeof trouble === 'object')
    return <Banner look="bad" icon="alert" title={say(`${of}.notSaved`)} text={say(`fault.${trouble.code}`, { detail: trouble.message })} />;
  return (
    <Banner look="warn" icon="alert" title={say(`${of}.${trouble}`)} text={say(`${of}.${trouble}Text`)}>
      {trouble === 'stale' ? (
        <>
          <Button small onClick={onMine}>
            {say(`${of}.saveMine`)}
          </Button>
          {onTheirs && (
            <Button small onClick={onTheirs}>
              {say(`${of}.takeTheirs`)}
            </Button>
          )}
        </>
      ) : (
        <Button small onClick={onAsNew}>
          {say(`${of}.asNew`)}
        </Button>
      )}
    </Banner>
  );
}

import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { Banner } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';

export type SaveState = { stale: boolean; kept: boolean; fault: ListsFaultLike | null; saved: boolean; dirty: boolean };
export type SaveBarsProps = { state: SaveState; mayChange: boolean; onSave(over: boolean): void; onDiscard(): void; savedText?: React.ReactNode };

/** What became of a save, and the way on: one line at a time, the worst first. */
export function SaveBars({ state, mayChange, onSave, onDiscard, savedText }: SaveBarsProps) {
  const { say } = useWords();
  const { stale, kept, fault, saved, dirty } = state;
  if (!mayChange) return null;
  if (fault)
    return (
      <Banner
        look="bad"
        icon="alert"
        title={say('settings.notSaved')}
        text={`${say(`fault.${fault.code}`, { detail: fault.message })} ${say('settings.typedKept')}`}
      >
        <Button small onClick={() => onSave(false)}>
          {say('tryNow')}
        </Button>
      </Banner>
    );
  if (stale)
    return (
      <Banner look="warn" icon="alert" title={say('settings.stale')} text={say('settings.staleText')}>
        <Button small onClick={() => onSave(true)}>
          {say('settings.saveMine')}
        </Button>
        <Button small onClick={onDiscard}>
          {say('settings.takeTheirs')}
        </Button>
      </Banner>
    );
  if (kept && dirty) return <Banner look="info" icon="history" title={say('settings.kept')} text={say('settings.keptText')} />;
  return saved ? <>{savedText ?? <Banner look="ok" icon="check" title={say('settings.saved')} />}</> : null;
}

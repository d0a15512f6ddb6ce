import * as React from 'react';
import { QuietPart } from '../../ui/controls/Boundary';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from './DeskContext';

/** A dialog whose part loads when it is asked for. One that does not come is closed again, and says why. */
export function LateDialog({ onClose, children }: { onClose(): void; children: React.ReactNode }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const failed = (): void => {
    onClose();
    desk.tell(say('part.failedText'), true);
  };
  return (
    <QuietPart onFailed={failed}>
      <React.Suspense fallback={null}>{children}</React.Suspense>
    </QuietPart>
  );
}

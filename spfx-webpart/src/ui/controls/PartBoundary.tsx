import * as React from 'react';
import { useWords } from '../words/WordsContext';
import { Boundary } from './Boundary';
import { EmptyState } from './EmptyState';
import { Button } from './Button';

/** A part that could not be loaded or drawn takes nothing else with it, and can be asked for again. */
export function PartBoundary({ children }: { children: React.ReactNode }) {
  const { say } = useWords();
  return (
    <Boundary
      renderFailed={(retry) => (
        <section className="pane" role="alert">
          <EmptyState icon="alert" title={say('part.failed')} text={say('part.failedText')}>
            <Button look="primary" onClick={retry}>
              {say('tryNow')}
            </Button>
          </EmptyState>
        </section>
      )}
    >
      {children}
    </Boundary>
  );
}

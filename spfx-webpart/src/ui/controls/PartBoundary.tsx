import * as React from 'react';
import { useWords } from '../words/WordsContext';
import { EmptyState } from './EmptyState';
import { Button } from './Button';

type Props = { children: React.ReactNode };

class Boundary extends React.Component<Props & { renderFailed(retry: () => void): React.ReactNode }, { failed: boolean }> {
  public state = { failed: false };
  public static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  public render(): React.ReactNode {
    const { children, renderFailed } = this.props;
    return this.state.failed ? renderFailed(() => this.setState({ failed: false })) : children;
  }
}

/** A part that could not be loaded or drawn takes nothing else with it, and can be asked for again. */
export function PartBoundary({ children }: Props) {
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

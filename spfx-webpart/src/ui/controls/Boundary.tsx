import * as React from 'react';

type Props = { children: React.ReactNode; renderFailed(retry: () => void): React.ReactNode };

/** What fails below is shown by `renderFailed` in its place, and takes nothing else with it. */
export class Boundary extends React.Component<Props, { failed: boolean }> {
  public state = { failed: false };
  public static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  public render(): React.ReactNode {
    const { children, renderFailed } = this.props;
    return this.state.failed ? renderFailed(() => this.setState({ failed: false })) : children;
  }
}

/** Nothing in the place of what failed; it is tried again when the network is back. `onFailed` may say so. */
export function QuietPart({ children, onFailed }: { children: React.ReactNode; onFailed?(): void }) {
  return <Boundary renderFailed={(retry) => <Missing onBack={retry} onFailed={onFailed} />}>{children}</Boundary>;
}

function Missing({ onBack, onFailed }: { onBack(): void; onFailed: (() => void) | undefined }) {
  React.useEffect(() => {
    onFailed?.();
    window.addEventListener('online', onBack);
    return () => window.removeEventListener('online', onBack);
  }, []);
  return null;
}

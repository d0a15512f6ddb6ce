import * as React from 'react';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { useSetupPorts } from '../SetupContext';

const SAY_FOR_MS = 3000;

/** Lines to run elsewhere, with one button that copies them all. */
export function Command({ lines, label }: { lines: readonly string[]; label: string }) {
  const { say } = useWords();
  const { ports } = useSetupPorts();
  const [copied, setCopied] = React.useState<boolean | null>(null);
  React.useEffect(() => {
    if (copied === null) return undefined;
    const timer = setTimeout(() => setCopied(null), SAY_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await ports.copy(lines.join('\r\n')));
  return (
    <div className="cmd">
      <code dir="ltr" tabIndex={0} role="region" aria-label={label}>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </code>
      <Button small icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
        {say(copied === null ? 'setup.copy' : copied ? 'setup.copied' : 'setup.notCopied')}
      </Button>
      <span className="sr" role="status">
        {copied === null ? '' : say(copied ? 'setup.copied' : 'setup.notCopied')}
      </span>
    </div>
  );
}

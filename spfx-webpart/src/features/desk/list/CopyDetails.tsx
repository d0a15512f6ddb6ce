import * as React from 'react';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';

/** What support asks for, into the clipboard; where the browser forbids it, as in some frames of Teams, it stands there chosen, to be copied by hand. */
export function CopyDetails({ details }: { details: string }) {
  const { say } = useWords();
  const [copied, setCopied] = React.useState<boolean | null>(null);
  const box = React.useRef<HTMLInputElement>(null);
  React.useEffect(() => box.current?.focus(), [copied]);
  const copy = (): void => {
    setCopied(null);
    import(/* webpackChunkName: 'copy-text' */ '../../../app/save/copyText').then(({ copyText }) => copyText(details)).then(setCopied, () => setCopied(false));
  };
  return (
    <>
      <Button look="ghost" onClick={copy}>
        {say('copyDetails')}
      </Button>
      <span role="status" className="sub sm">
        {copied === null ? '' : say(copied ? 'copied' : 'copyByHand')}
      </span>
      {copied === false && (
        <input
          ref={box}
          className="fieldinput"
          dir="ltr"
          readOnly
          value={details}
          aria-label={say('copyDetails')}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}

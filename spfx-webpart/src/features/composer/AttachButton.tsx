import * as React from 'react';
import { IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';

/** Files from this device, through the browser's own box. */
export function AttachButton({ disabled, onFiles }: { disabled?: boolean; onFiles(files: readonly File[]): void }) {
  const { say } = useWords();
  const picker = React.useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon="clip" label={say('composer.attach')} disabled={disabled} onClick={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={say('composer.attach')}
        onChange={(event) => {
          const list = Array.from(event.target.files ?? []);
          event.target.value = '';
          onFiles(list);
        }}
      />
    </>
  );
}

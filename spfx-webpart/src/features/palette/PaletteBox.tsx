import * as React from 'react';
import { Icon } from '../../ui/icons/Icon';
import { IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { LIST_ID, rowId } from './PaletteRows';

export type PaletteBoxProps = {
  input: React.RefObject<HTMLInputElement>;
  text: string;
  /** The tickets or the step that the entries are for; empty: the whole desk. */
  context: string;
  count: number;
  current: number;
  onText(text: string): void;
  onDrop(): void;
  onClose(): void;
};

/** Where one types, and what it is about. */
export function PaletteBox({ input, text, context, count, current, onText, onDrop, onClose }: PaletteBoxProps) {
  const { say } = useWords();
  return (
    <div className="pin">
      <Icon name="search" size="l" />
      <input
        ref={input}
        className="grow"
        role="combobox"
        aria-label={say('palette.box')}
        aria-controls={LIST_ID}
        aria-expanded={count > 0}
        aria-autocomplete="list"
        aria-activedescendant={count ? rowId(current) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={say('palette.hint')}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      {context && (
        <button type="button" className="chip on" tabIndex={-1} aria-label={`${context}, ${say('palette.drop')}`} onClick={onDrop}>
          <Icon name="list" size="s" />
          {context}
          <Icon name="x" size="s" />
        </button>
      )}
      <IconButton icon="x" className="only-phone" label={say('close')} onClick={onClose} />
    </div>
  );
}

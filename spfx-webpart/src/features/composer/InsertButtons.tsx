import * as React from 'react';
import { IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { AttachButton } from './AttachButton';
import type { TextSource } from './TextPanel';

export type InsertButtonsProps = {
  /** The panel that stands open; a second click closes it. */
  open: string | null;
  disabled?: boolean;
  onOpen(source: TextSource | null): void;
  onFiles(files: readonly File[]): void;
};

/** What can be put into a text: canned responses, articles, files. */
export function InsertButtons({ open, disabled, onOpen, onFiles }: InsertButtonsProps) {
  const { say } = useWords();
  const toggle = (source: TextSource): void => onOpen(open === source ? null : source);
  return (
    <>
      <IconButton
        icon="bolt"
        label={say('composer.canned')}
        shortcut="/"
        disabled={disabled}
        lit={open === 'canned'}
        aria-pressed={open === 'canned'}
        onClick={() => toggle('canned')}
      />
      <IconButton
        icon="book"
        label={say('composer.article')}
        disabled={disabled}
        lit={open === 'articles'}
        aria-pressed={open === 'articles'}
        onClick={() => toggle('articles')}
      />
      <AttachButton disabled={disabled} onFiles={onFiles} />
    </>
  );
}

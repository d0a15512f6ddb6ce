import * as React from 'react';
import './ticketTools.global.scss';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';

/** In the place of the composer: why there is none. */
export function ReaderLine() {
  const { say } = useWords();
  return (
    <p className="readerline sub sm" data-zone="composer">
      <Icon name="eye" size="s" />
      <span>{say('reader.line')}</span>
    </p>
  );
}

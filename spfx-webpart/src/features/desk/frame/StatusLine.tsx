import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import type { Notice, Undo } from '../../../app/desk/state';

/** Undo on the left, keys on the right. On a phone only the undo shows. */
export function StatusLine({
  undo,
  notice,
  now,
  hints,
  onUndo,
  onDismiss,
}: {
  undo: Undo | null;
  notice: Notice | null;
  now: number;
  hints: boolean;
  onUndo(): void;
  onDismiss(): void;
}) {
  const { say } = useWords();
  const seconds = undo ? Math.max(0, Math.ceil((undo.until - now) / 1000)) : 0;
  return (
    <div className={undo || notice ? 'statusbar busy' : 'statusbar'} data-zone="status">
      {notice && (
        <span className={notice.bad ? 'undo bad' : 'undo'}>
          <Icon name={notice.bad ? 'alert' : 'check'} size="s" />
          <span className="clip">{notice.text}</span>
          <button type="button" onClick={onDismiss}>
            {say('close')}
          </button>
        </span>
      )}
      {!notice && undo && (
        <span className="undo">
          <span className="ok">
            <Icon name="check" size="s" />
          </span>
          <span className="clip">{undo.text}</span>
          <span className="num sub" aria-hidden="true">
            {seconds} s
          </span>
          <button type="button" aria-keyshortcuts="Z" onClick={onUndo}>
            {say('undo')} <kbd className="hide-phone">Z</kbd>
          </button>
        </span>
      )}
      <span className="end" />
      {hints && (
        <span className="hide-narrow">
          <kbd>J</kbd> <kbd>K</kbd> {say('hint.move')}
        </span>
      )}
      {hints && (
        <span className="hide-narrow changes">
          <kbd>X</kbd> {say('hint.select')}
        </span>
      )}
      {hints && (
        <span className="hide-narrow">
          <kbd>?</kbd> {say('hint.keys')}
        </span>
      )}
    </div>
  );
}

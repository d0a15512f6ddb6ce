import * as React from 'react';
import './textPicker.global.scss';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';

/** More are found by typing. */
export const MOST_SHOWN = 50;

/** `mark`: a word that sets it apart from the others. */
export type PickableText = { id: number; title: string; category: string | null; language: string | null; mark?: string | null };

export type TextPickerProps = {
  name: string;
  /** What the box to search in is called. */
  find: string;
  /** Beside the box. */
  hint?: React.ReactNode;
  text: string;
  shown: readonly PickableText[];
  /** Place of the one that is shown whole. */
  active: number;
  /** Why there is nothing to choose. */
  nothing: string;
  /** Nothing could be read, and nothing is known from before. */
  fault: ListsFaultLike | null;
  /** The one that is active, as it will stand in the text. */
  preview: React.ReactNode;
  foot: React.ReactNode;
  onText(text: string): void;
  onActive(index: number): void;
  onInsert(): void;
  onRetry(): void;
  onClose(): void;
  /** Keys beyond arrows, Enter and Escape. True when it was one. */
  onKey?(key: string): boolean;
};

/** Texts to put into what is being written: the list left, the active one right. The focus stays in the box. */
export function TextPicker(props: TextPickerProps) {
  const { name, find, hint, text, shown, active, nothing, fault, preview, foot, onText, onActive, onInsert, onRetry, onClose, onKey } = props;
  const { say } = useWords();
  const id = React.useRef(`ld-texts-${Math.random().toString(36).slice(2, 8)}`).current;
  const one = shown[active];
  const keys = (event: React.KeyboardEvent): void => {
    const moves: Record<string, number> = { ArrowDown: Math.max(0, Math.min(shown.length - 1, active + 1)), ArrowUp: Math.max(0, active - 1) };
    const to = moves[event.key];
    event.stopPropagation();
    if (to !== undefined) onActive(to);
    else if (event.key === 'Enter') onInsert();
    else if (event.key === 'Escape') onClose();
    else if (!onKey?.(event.key)) return;
    event.preventDefault();
  };
  return (
    <div className="textpicker" role="group" aria-label={name}>
      <div className="pickhead field">
        <Icon name="search" />
        <input
          autoFocus
          className="grow"
          value={text}
          placeholder={find}
          role="combobox"
          aria-label={find}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={one ? `${id}-${one.id}` : undefined}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={keys}
        />
        {hint}
      </div>
      <div className="pickbody">
        <div id={id} role="listbox" aria-label={name} className="picklist">
          {shown.map((each, index) => (
            <div
              key={each.id}
              id={`${id}-${each.id}`}
              role="option"
              aria-selected={each === one}
              className={each === one ? 'opt on' : 'opt'}
              onMouseEnter={() => onActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={onInsert}
              ref={(element) => {
                if (each === one) element?.scrollIntoView?.({ block: 'nearest' });
              }}
            >
              <span className="grow clip">{each.title}</span>
              {each.mark && <span className="tag">{each.mark}</span>}
              {each.category && <span className="tag clip">{each.category}</span>}
              {each.language && <span className="sub sm">{each.language.toUpperCase()}</span>}
            </div>
          ))}
          {!shown.length && (
            <div role="option" aria-selected={false} aria-disabled="true" className="opt sub">
              {nothing}
            </div>
          )}
        </div>
        <div className="pickview" aria-live="polite">
          {fault && (
            <div className="col g8">
              <p>{say(`fault.${fault.code}`, { detail: fault.message })}</p>
              <span>
                <Button small onClick={onRetry}>
                  {say('tryNow')}
                </Button>
              </span>
            </div>
          )}
          {preview}
        </div>
      </div>
      <div className="pickfoot row">{foot}</div>
    </div>
  );
}

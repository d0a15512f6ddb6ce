import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import type { Kind } from '../model/kinds';

export type KindPickerProps = { kinds: readonly Kind[]; chosen: string; disabled: boolean; onChoose: (category: string) => void };

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** What the request is about: a radio group with pictures. One tab stop, arrows move and choose. */
export function KindPicker({ kinds, chosen, disabled, onChoose }: KindPickerProps) {
  const { say } = useWords();
  const group = React.useRef<HTMLDivElement>(null);
  const index = Math.max(
    0,
    kinds.findIndex(({ category }) => category === chosen),
  );

  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || disabled) return;
    event.preventDefault();
    const next = (index + step + kinds.length) % kinds.length;
    onChoose(kinds[next]!.category);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };

  return (
    <div className="cats" role="radiogroup" aria-label={say('portal.kindLabel')} ref={group} onKeyDown={onKeyDown}>
      {kinds.map(({ category, label, icon }, at) => (
        <button
          key={category}
          type="button"
          role="radio"
          aria-checked={category === chosen}
          tabIndex={at === index ? 0 : -1}
          disabled={disabled}
          className={category === chosen ? 'cat on' : 'cat'}
          onClick={() => onChoose(category)}
        >
          <Icon name={icon} size="l" />
          <span>{'key' in label ? say(label.key) : label.text}</span>
        </button>
      ))}
    </div>
  );
}

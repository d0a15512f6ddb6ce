import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { isShown, SHOWN_PARTS, type ShownPart as Part } from '../ticket/shownPart';

const WORDS: Record<Part, string> = { all: 'shown.all', mail: 'shown.mail', notes: 'shown.notes' };

/** Chooses what of a conversation is shown. With one kind alone there is nothing to choose, and only the number stands there. */
export function ShownPart({ messages, part, onPart }: { messages: readonly Message[]; part: Part; onPart(part: Part): void }) {
  const { say } = useWords();
  const counted = SHOWN_PARTS.map((one) => ({ one, count: messages.filter((message) => isShown(message, one)).length }));
  const all = say('messages', { count: messages.length });
  if (!counted.every(({ count }) => count > 0)) return <span className="hide-phone">{all}</span>;
  const options = counted.map(({ one, count }) => ({ value: one, label: say(WORDS[one]), hint: say('number', { count }) }));
  const written = part === 'all' ? all : say(WORDS[part]);
  return (
    <Picker
      label={say('shown.name')}
      name={`${say('shown.name')}: ${written}`}
      className="linkish row g4"
      options={options}
      chosen={[part]}
      onChoose={([one]) => onPart(one ?? 'all')}
    >
      {written}
      <Icon name="down" size="s" />
    </Picker>
  );
}

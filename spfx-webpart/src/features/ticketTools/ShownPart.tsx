import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { isShown, SHOWN_PARTS, type ShownPart as Part } from '../ticket/shownPart';

const WORDS: Record<Part, string> = { all: 'shown.all', mail: 'shown.mail', notes: 'shown.notes' };

export type ShownPartProps = { messages: readonly Message[]; part: Part; newestFirst: boolean; onPart(part: Part): void; onOrder(): void };

/** Chooses what of a conversation is shown and which end comes first. Of one message there is nothing to choose, and only the number stands there. */
export function ShownPart({ messages, part, newestFirst, onPart, onOrder }: ShownPartProps) {
  const { say } = useWords();
  const counted = SHOWN_PARTS.map((one) => ({ one, count: messages.filter((message) => isShown(message, one)).length }));
  const all = say('messages', { count: messages.length });
  if (messages.length < 2) return <span className="hide-phone">{all}</span>;
  const parts = counted.every(({ count }) => count > 0) ? counted : [];
  const order: Option<Part | 'order'> = {
    value: 'order',
    label: say(newestFirst ? 'shown.oldestFirst' : 'shown.newestFirst'),
    mark: <Icon name="sort" size="s" />,
  };
  const options = [...parts.map(({ one, count }): Option<Part | 'order'> => ({ value: one, label: say(WORDS[one]), hint: say('number', { count }) })), order];
  const written = part === 'all' ? all : say(WORDS[part]);
  return (
    <Picker<Part | 'order'>
      label={say('shown.name')}
      name={`${say('shown.name')}: ${written}`}
      className="linkish row g4"
      options={options}
      chosen={[part]}
      onChoose={([one]) => (one === 'order' ? onOrder() : onPart(one ?? 'all'))}
    >
      {written}
      <Icon name="down" size="s" />
    </Picker>
  );
}

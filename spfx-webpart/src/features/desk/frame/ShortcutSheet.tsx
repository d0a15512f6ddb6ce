import * as React from 'react';
import { Toggle } from '@fluentui/react/lib/Toggle';
import { SidePanel } from '../../../ui/controls/SidePanel';
import { useWords } from '../../../ui/words/WordsContext';
import { useMayWork } from '../useMayWork';

const KEYS: readonly (readonly [string, readonly string[]])[] = [
  ['keys.move', ['J', 'K']],
  ['keys.open', ['Enter']],
  ['keys.back', ['Esc']],
  ['keys.select', ['X']],
  ['keys.selectTo', ['Shift X']],
  ['keys.reply', ['R']],
  ['keys.note', ['N']],
  ['keys.send', ['Ctrl Enter']],
  ['keys.mine', ['I']],
  ['keys.assign', ['A']],
  ['keys.status', ['S']],
  ['keys.solve', ['E']],
  ['keys.snooze', ['H']],
  ['keys.oldest', ['O']],
  ['keys.undo', ['Z']],
  ['keys.pane', ['P']],
  ['keys.new', ['C']],
  ['keys.search', ['/']],
  ['keys.palette', ['Ctrl K']],
  ['keys.messages', ['[', ']']],
  ['keys.quote', ['Q']],
  ['keys.properties', ['.']],
  ['keys.goMine', ['G', 'M']],
  ['keys.goUnassigned', ['G', 'U']],
  ['keys.goOpen', ['G', 'O']],
  ['keys.goSnoozed', ['G', 'H']],
  ['keys.goSolved', ['G', 'S']],
  ['keys.subject', ['F2']],
  ['keys.zones', ['F6']],
];

/** What a person who only reads cannot do; `useDeskKeys` gives them none of it. */
const CHANGING = new Set(
  ['select', 'selectTo', 'reply', 'note', 'send', 'mine', 'assign', 'status', 'solve', 'snooze', 'oldest', 'undo', 'new', 'subject'].map(
    (key) => `keys.${key}`,
  ),
);

/** All keys that act for this person, and the switch for those that act without Ctrl; it stays while one tries them. */
export function ShortcutSheet({ single, onSingle, onClose }: { single: boolean; onSingle(on: boolean): void; onClose(): void }) {
  const { say } = useWords();
  const mayWork = useMayWork();
  const keys = mayWork ? KEYS : KEYS.filter(([word]) => !CHANGING.has(word));
  return (
    <SidePanel title={say('keys.title')} closeLabel={say('close')} onClose={onClose}>
      <dl className="keylist">
        {keys.map(([word, keys]) => (
          <React.Fragment key={word}>
            <dt>{say(word)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </React.Fragment>
        ))}
      </dl>
      <Toggle className="sheetfoot" label={say('keys.single')} inlineLabel checked={single} onChange={(_, on) => onSingle(!!on)} />
    </SidePanel>
  );
}

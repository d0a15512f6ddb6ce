import * as React from 'react';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { useWords } from '../../ui/words/WordsContext';

const KEYS: readonly (readonly [string, readonly string[]])[] = [
  ['keys.move', ['J', 'K']], ['keys.open', ['Enter']], ['keys.back', ['Esc']], ['keys.select', ['X']], ['keys.selectTo', ['Shift X']], ['keys.reply', ['R']], ['keys.note', ['N']], ['keys.send', ['Ctrl Enter']],
  ['keys.mine', ['I']], ['keys.assign', ['A']], ['keys.status', ['S']], ['keys.solve', ['E']], ['keys.oldest', ['O']], ['keys.undo', ['Z']], ['keys.pane', ['P']], ['keys.new', ['C']], ['keys.search', ['/']], ['keys.palette', ['Ctrl K']],
  ['keys.messages', ['[', ']']], ['keys.quote', ['Q']], ['keys.properties', ['.']],
  ['keys.goMine', ['G', 'M']], ['keys.goUnassigned', ['G', 'U']], ['keys.goOpen', ['G', 'O']], ['keys.goSolved', ['G', 'S']], ['keys.subject', ['F2']], ['keys.zones', ['F6']],
];

/** All keys, and the switch for those that act without Ctrl. */
export function ShortcutSheet({ within, single, onSingle, onClose }: { within: HTMLElement | null; single: boolean; onSingle(on: boolean): void; onClose(): void }) {
  const { say } = useWords();
  return (
    <Dialog title={say('keys.title')} within={within} onClose={onClose}>
      <dl className="keylist">
        {KEYS.map(([word, keys]) => <React.Fragment key={word}><dt>{say(word)}</dt><dd>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd></React.Fragment>)}
      </dl>
      <label className="row"><input type="checkbox" checked={single} onChange={(event) => onSingle(event.target.checked)} /><span>{say('keys.single')}</span></label>
      <div className="row dialogfoot"><Button onClick={onClose}>{say('close')}</Button></div>
    </Dialog>
  );
}

import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { DUE_GROUPS, type Group } from '../../../app/desk/groups';

/** The head of a group of rows, which opens and closes it. */
export const GroupRow = React.memo(function GroupRow({ group, top, onToggle }: { group: Group; top: number; onToggle(key: string): void }) {
  const { say } = useWords();
  const { key, name, count, closed } = group;
  const kind = key.slice(0, key.indexOf(' '));
  const label =
    kind === 'due' && (DUE_GROUPS as readonly string[]).includes(name)
      ? say(`group.${name}`)
      : kind === 'status' || kind === 'priority'
        ? say(`${kind}.${name}`)
        : name || say('group.empty');
  return (
    <div
      role="row"
      aria-expanded={!closed}
      className={name === 'late' && kind === 'due' ? 'grp late' : 'grp'}
      style={{ position: 'absolute', insetInline: 0, top }}
    >
      <span role="gridcell" className="row">
        <button type="button" aria-expanded={!closed} onClick={() => onToggle(key)}>
          <Icon name={closed ? 'right' : 'down'} size="s" />
          <span className="clip" dir="auto">
            {label}
          </span>
        </button>
        <span className="cnt">{count}</span>
      </span>
    </div>
  );
});

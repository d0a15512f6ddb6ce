import * as React from 'react';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { COLUMNS, GROUPS, isOwn, MAX_OWN_COLUMNS, type ColumnName, type GroupName } from '../../app/desk/state';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { useOwnColumns } from './ownColumns';

/** Groups, columns, and the board of the same tickets. */
export function ViewTools() {
  const { say } = useWords();
  const { desk } = useDesk();
  const sort = useDeskState((state) => state.sort);
  const group = useDeskState((state) => state.group);
  const shown = useDeskState((state) => state.columns);
  const [wanted, setWanted] = React.useState(false);
  const own = useOwnColumns(wanted || [...shown, group, sort].some((name) => isOwn(name)));
  const titles = useDeskState((state) => state.ownTitles);
  const fieldName = (name: GroupName | ColumnName): string => (isOwn(name) ? (titles[name.slice(4)] ?? '') : say(`field.${name}`));
  const ownOptions = own.map(({ name, title }) => ({ value: `own:${name}` as ColumnName, label: title, hint: say('filter.own') }));
  return (
    <>
      <span className="row" onFocus={() => setWanted(true)} onPointerEnter={() => setWanted(true)}>
        <Picker
          label={say('viewTools.group')}
          className="btn ghost sm"
          options={[
            { value: '', label: say('viewTools.noGroup') },
            ...GROUPS.map((name) => ({ value: name as string, label: say(`field.${name}`) })),
            ...ownOptions,
          ]}
          chosen={[group ?? '']}
          onChoose={([one]) => desk.setShape({ group: (one || null) as GroupName | null })}
        >
          <Icon name="grid" />
          <span className="hide-narrow">{group ? say('viewTools.groupedBy', { field: fieldName(group) }) : say('viewTools.group')}</span>
        </Picker>
        <Picker
          many
          label={say('viewTools.columns')}
          className="btn ghost sm icon"
          options={[...COLUMNS.map((name) => ({ value: name as ColumnName, label: say(`field.${name}`) })), ...ownOptions]}
          chosen={shown}
          onChoose={(columns) =>
            desk.setShape({ columns: [...COLUMNS.filter((name) => columns.includes(name)), ...columns.filter(isOwn).slice(0, MAX_OWN_COLUMNS)] })
          }
        >
          <Icon name="cols" />
        </Picker>
      </span>
      <IconButton
        icon="board"
        small
        label={say('tool.board')}
        onClick={() => {
          window.location.hash = 'tool=board';
        }}
      />
    </>
  );
}

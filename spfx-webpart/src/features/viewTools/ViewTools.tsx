import * as React from 'react';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { lazyPart } from '../../ui/words/lazyWithWords';
import { useWords } from '../../ui/words/WordsContext';
import { isFiltered } from '../../app/desk/views';
import { COLUMNS, GROUPS, isOwn, MAX_OWN_COLUMNS, type ColumnName, type GroupName, type NamedView, type ViewName, type ViewShape } from '../../app/desk/state';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { LateDialog } from '../desk/LateDialog';
import { useMayWork } from '../desk/useMayWork';
import { useOwnColumns } from './ownColumns';

const ViewDialog = lazyPart(() => import(/* webpackChunkName: 'view-dialog' */ './ViewDialog').then((part) => part.ViewDialog), 'told');

export type ViewToolsProps = { named: NamedView | null; onView(view: ViewName): void; onSaved(key: string): void };

const same = (a: ViewShape, b: ViewShape): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Groups, columns, and keeping what one made of the list under a name. */
export function ViewTools({ named, onView, onSaved }: ViewToolsProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const shape: ViewShape = {
    base: useDeskState((state) => state.view),
    filters: useDeskState((state) => state.filters),
    sort: useDeskState((state) => state.sort),
    reverse: useDeskState((state) => state.reverse),
    group: useDeskState((state) => state.group),
    columns: [...useDeskState((state) => state.columns)],
  };
  const me = useDeskState((state) => state.me);
  const [wanted, setWanted] = React.useState(false);
  const own = useOwnColumns(wanted || [...shape.columns, shape.group, shape.sort].some((name) => isOwn(name)));
  const titles = useDeskState((state) => state.ownTitles);
  const fieldName = (name: GroupName | ColumnName): string => (isOwn(name) ? (titles[name.slice(4)] ?? '') : say(`field.${name}`));
  const ownOptions = own.map(({ name, title }) => ({ value: `own:${name}` as ColumnName, label: title, hint: say('filter.own') }));
  const [dialog, setDialog] = React.useState<'new' | 'edit' | null>(null);
  const [saving, setSaving] = React.useState(false);
  const mayWork = useMayWork();
  const changed = named
    ? !same(shape, named.shape)
    : isFiltered(shape.filters) || shape.sort !== 'updated' || shape.reverse || shape.group !== null || shape.columns.length > 0;
  const mayChange =
    named !== null && me !== null && (named.ownerId === me.id || me.isSiteAdmin || me.roles.some((role) => role === 'Admin' || role === 'Supervisor'));
  const save = async (): Promise<void> => {
    if (!named) return;
    setSaving(true);
    try {
      const outcome = await (await desk.saved()).change(named, { shape });
      desk.tell(
        say(outcome === 'saved' ? 'viewTools.saved' : outcome === 'gone' ? 'viewTools.gone' : 'viewTools.stale', { name: named.name }),
        outcome !== 'saved',
      );
      await desk.countAgain();
    } catch {
      desk.tell(say('viewTools.notSaved'), true);
    } finally {
      setSaving(false);
    }
  };
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
          chosen={[shape.group ?? '']}
          onChoose={([one]) => desk.setShape({ group: (one || null) as GroupName | null })}
        >
          <Icon name="grid" />
          <span className="hide-narrow">{shape.group ? say('viewTools.groupedBy', { field: fieldName(shape.group) }) : say('viewTools.group')}</span>
        </Picker>
        <Picker
          many
          label={say('viewTools.columns')}
          className="btn ghost sm icon"
          options={[...COLUMNS.map((name) => ({ value: name as ColumnName, label: say(`field.${name}`) })), ...ownOptions]}
          chosen={shape.columns}
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
      {named && mayChange && changed && (
        <Button look="ghost" small disabled={saving} onClick={() => void save()}>
          {say('viewTools.save')}
        </Button>
      )}
      {changed && mayWork && (
        <Button look="ghost" small icon="star" onClick={() => setDialog('new')}>
          {say('viewTools.saveAs')}
        </Button>
      )}
      {named && mayChange && <IconButton icon="pen" small label={say('viewTools.edit', { name: named.name })} onClick={() => setDialog('edit')} />}
      {dialog && (
        <LateDialog onClose={() => setDialog(null)}>
          <ViewDialog
            view={dialog === 'edit' ? named : null}
            shape={shape}
            onClose={() => setDialog(null)}
            onOpen={onSaved}
            onLeave={() => onView(shape.base)}
          />
        </LateDialog>
      )}
    </>
  );
}

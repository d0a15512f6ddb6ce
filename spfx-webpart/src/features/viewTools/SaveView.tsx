import * as React from 'react';
import { Button, IconButton } from '../../ui/controls/Button';
import { lazyPart } from '../../ui/words/lazyWithWords';
import { useWords } from '../../ui/words/WordsContext';
import { faultOf } from '../../app/desk/fault';
import { isFiltered } from '../../app/desk/views';
import type { ViewShape } from '../../app/desk/state';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { LateDialog } from '../desk/LateDialog';
import { useMayWork } from '../desk/useMayWork';

const ViewDialog = lazyPart(() => import(/* webpackChunkName: 'view-dialog' */ './ViewDialog').then((part) => part.ViewDialog), 'told');

const same = (a: ViewShape, b: ViewShape): boolean => JSON.stringify(a) === JSON.stringify(b);
/** The desk follows its address. */
const go = (view: string): void => window.location.replace(`#view=${view}`);

/** Keeps what one made of the list under a name; renames, shares and deletes the saved view that is open. */
export function SaveView() {
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
  const named = useDeskState((state) => state.saved?.find(({ key }) => key === state.viewKey) ?? null);
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
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say('viewTools.notSaved', { name: named.name, reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
    } finally {
      setSaving(false);
    }
  };
  const offers = (changed && (mayWork || named !== null)) || mayChange;
  if (!offers && !dialog) return null;
  return (
    <span className="row saveview">
      {named && mayChange && changed && (
        <Button look="ghost" small disabled={saving} onClick={() => void save()}>
          {say('viewTools.save')}
        </Button>
      )}
      {named && changed && (
        <Button look="ghost" small disabled={saving} onClick={() => desk.openSaved(named.key)}>
          {say('viewTools.discard')}
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
          <ViewDialog view={dialog === 'edit' ? named : null} shape={shape} onClose={() => setDialog(null)} onOpen={go} onLeave={() => go(shape.base)} />
        </LateDialog>
      )}
    </span>
  );
}

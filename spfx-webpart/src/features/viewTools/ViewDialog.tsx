import * as React from 'react';
import { Checkbox } from '@fluentui/react/lib/Checkbox';
import { TextField } from '@fluentui/react/lib/TextField';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { useWords } from '../../ui/words/WordsContext';
import { faultOf } from '../../app/desk/fault';
import { MAX_VIEW_NAME_CHARS } from '../../app/desk/savedViews';
import type { NamedView, ViewShape } from '../../app/desk/state';
import { useDesk, useDeskState } from '../desk/DeskContext';

export type ViewDialogProps = { /** Null: a new one. */ view: NamedView | null; shape: ViewShape; onClose(): void; onOpen(key: string): void; onLeave(): void };

/** Name a view, share it, order it, delete it. */
export function ViewDialog({ view, shape, onClose, onOpen, onLeave }: ViewDialogProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const all = useDeskState((state) => state.saved) ?? [];
  const [name, setName] = React.useState(view?.name ?? '');
  const [shared, setShared] = React.useState(view?.shared ?? false);
  const [problem, setProblem] = React.useState('');
  const [failed, setFailed] = React.useState('');
  const [fresh] = React.useState(desk.port.newKey);
  const [busy, setBusy] = React.useState(false);
  const at = view ? all.findIndex((one) => one.key === view.key) : -1;
  const own = view === null || view.ownerId === me?.id;

  /** One thing at a time; what failed says why and leaves the dialog as it is. */
  const act = async (kept: 'viewTools.notSaved' | 'viewTools.notDeleted', work: () => Promise<boolean>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    setFailed('');
    try {
      if (await work()) onClose();
      else setBusy(false);
      await desk.countAgain();
    } catch (error) {
      const fault = faultOf(error);
      setFailed(say(kept, { name: view?.name ?? name, reason: say(`fault.${fault.code}`, { detail: fault.message }) }));
      setBusy(false);
    }
  };
  const save = (): Promise<void> =>
    act('viewTools.notSaved', async () => {
      if (!name.trim()) {
        setProblem(say('viewTools.needsName'));
        return false;
      }
      const views = await desk.saved();
      if (!view) {
        await views.add(fresh, name, shared, shape);
        onOpen(fresh);
        return true;
      }
      const outcome = await views.change(view, { name, shared });
      if (outcome !== 'saved') setFailed(say(outcome === 'gone' ? 'viewTools.gone' : 'viewTools.stale', { name: view.name }));
      return outcome === 'saved';
    });
  const remove = (): Promise<void> =>
    act('viewTools.notDeleted', async () => {
      if (!view) return false;
      const back = await (await desk.saved()).remove(view);
      desk.showPlain(shape.base);
      onLeave();
      desk.offerUndo(say('viewTools.deleted', { name: view.name }), async () => {
        await back();
        await desk.countAgain();
      });
      return true;
    });
  const move = (step: -1 | 1): Promise<void> =>
    act('viewTools.notSaved', async () => {
      if (view) await (await desk.saved()).move(view, step);
      return false;
    });
  return (
    <Dialog title={say(view ? 'viewTools.editTitle' : 'viewTools.saveAs')} onClose={onClose}>
      <form
        className="col g12"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          data-first
          label={say('viewTools.name')}
          dir="auto"
          maxLength={MAX_VIEW_NAME_CHARS}
          value={name}
          errorMessage={problem || undefined}
          onChange={(_, value = '') => setName(value)}
        />
        {failed && <Banner look="bad" icon="alert" card title={failed} />}
        <Checkbox label={say('viewTools.share')} checked={shared} onChange={(_, on) => setShared(!!on)} />
        {view && own && (
          <div className="row">
            <Button small icon="up" disabled={busy || at <= 0} onClick={() => void move(-1)}>
              {say('viewTools.up')}
            </Button>
            <Button small icon="down" disabled={busy || at < 0 || at >= all.length - 1} onClick={() => void move(1)}>
              {say('viewTools.down')}
            </Button>
          </div>
        )}
        <div className="row dialogfoot">
          {view && (
            <Button look="danger" icon="trash" disabled={busy} onClick={() => void remove()}>
              {say('viewTools.delete')}
            </Button>
          )}
          <span className="end" />
          <Button submit look="primary" disabled={busy}>
            {say('viewTools.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { moveZone, useShortcuts, type Shortcuts } from '../../ui/keyboard/useShortcuts';
import { useWords } from '../../ui/words/WordsContext';
import type { ViewName } from '../../app/desk/state';
import { useDesk } from './DeskContext';
import { soon } from './lazyParts';

export type DeskKeyActions = {
  /** Whoever only reads changes nothing by key. */
  mayWork: boolean;
  /** The ticket the keys act on: the open one, or the current row. */
  target: Ticket | null;
  pageOpen: boolean;
  selected: ReadonlySet<number>;
  move(step: 1 | -1): void;
  toEnd(end: 'first' | 'last'): void;
  openPage(id: number): void;
  back(): void;
  select(id: number, range: boolean): void;
  selectAll(): void;
  answer(kind: 'Reply' | 'Note'): void;
  pick(field: 'assign' | 'status'): void;
  view(view: ViewName): void;
  togglePane(): void;
  search(): void;
  palette(): void;
  snooze(): void;
  keys(): void;
  create(): void;
  takeOldest(): void;
};

/** One table of keys for list and ticket. Actions on several tickets act on the selection when there is one. */
export function useDeskKeys(root: React.RefObject<HTMLElement>, single: boolean, actions: DeskKeyActions): void {
  const { say } = useWords();
  const { desk } = useDesk();
  const { target, pageOpen, selected } = actions;
  const ids = !pageOpen && selected.size ? Array.from(selected) : target ? [target.id] : [];
  const told = (key: string, values: Record<string, string>): string =>
    ids.length === 1
      ? say(`undo.one${key}`, { number: String(ids[0]), ...values })
      : say(`undo.${key.charAt(0).toLowerCase()}${key.slice(1)}`, { count: ids.length, ...values });

  const reading = (act: (part: Awaited<ReturnType<typeof soon>>) => void): void => void soon().then(act, () => undefined);
  const changing: Shortcuts = {
    i: () => {
      const me = desk.store.get().me;
      if (me && ids.length) void desk.change(ids, { assigneeId: me.id }, told('Assigned', { name: me.name }));
    },
    e: () => {
      if (ids.length) void desk.change(ids, { status: 'Solved' }, told('Status', { status: say('status.Solved') }));
    },
    a: () => ids.length && actions.pick('assign'),
    s: () => ids.length && actions.pick('status'),
    r: () => target && actions.answer('Reply'),
    n: () => target && actions.answer('Note'),
    h: () => ids.length && actions.snooze(),
    o: () => actions.takeOldest(),
    c: () => actions.create(),
    z: () => void desk.undo(),
    ...(pageOpen
      ? {}
      : {
          x: () => target && actions.select(target.id, false),
          'Shift+x': () => target && actions.select(target.id, true),
          'Ctrl+a': () => actions.selectAll(),
        }),
  };
  const shortcuts: Shortcuts = {
    ...(actions.mayWork ? changing : {}),
    j: () => actions.move(1),
    k: () => actions.move(-1),
    ...(pageOpen
      ? {}
      : { ArrowDown: () => actions.move(1), ArrowUp: () => actions.move(-1), Home: () => actions.toEnd('first'), End: () => actions.toEnd('last') }),
    Enter: (event) => {
      const on = event.target as HTMLElement;
      if (on.closest('button, a, [role="checkbox"]')) on.click();
      else if (target && !pageOpen) actions.openPage(target.id);
    },
    Escape: () => actions.back(),
    p: () => actions.togglePane(),
    '/': () => actions.search(),
    '?': () => actions.keys(),
    'Ctrl+k': () => actions.palette(),
    '[': () => reading((part) => part.moveMessage(root.current, -1)),
    ']': () => reading((part) => part.moveMessage(root.current, 1)),
    q: () => reading((part) => part.toggleQuote(root.current)),
    '.': () => reading((part) => part.focusProperties(root.current)),
    'g m': () => actions.view('mine'),
    'g u': () => actions.view('unassigned'),
    'g o': () => actions.view('allOpen'),
    'g h': () => actions.view('snoozed'),
    'g s': () => actions.view('solved'),
    F6: () => moveZone(root.current, 1),
    'Shift+F6': () => moveZone(root.current, -1),
  };
  useShortcuts(root, shortcuts, single);
}

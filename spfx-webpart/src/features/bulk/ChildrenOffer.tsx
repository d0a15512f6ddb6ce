import * as React from 'react';
import { closingRule, type TicketStatus } from '@listdesk/shared/tickets';
import type { Ended } from '../../app/desk/state';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { useChildren } from './useChildren';

/**
 * Tickets were brought to `status` from a list or the board: whether their open children shall follow. Goes when the parents or no children are open,
 * and is back when an undo opens a child again.
 */
export function ChildrenOffer({ ended, status }: { ended: readonly Ended[]; status: TicketStatus }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const held = useDeskState((state) => state.tickets);
  const parents = React.useMemo(() => ended.filter((one) => one.status === status), [ended, status]);
  const children = useChildren(parents);
  /** Those whose children shall stay open. Ended once more, a parent is another entry and asks again. */
  const [left, setLeft] = React.useState<ReadonlySet<Ended>>(new Set());
  const open = new Set<number>();
  for (const parent of parents) {
    const above = held.get(parent.id);
    const below = (children.get(parent) ?? []).flatMap((id) => held.get(id) ?? []);
    if (above && !left.has(parent)) closingRule(above, below, null).openChildren.forEach((id) => open.add(id));
  }
  if (!open.size) return null;
  const count = open.size;
  return (
    <Banner look="warn" icon="tree" title={say('bulk.children', { count })} text={say('bulk.childrenText')}>
      <Button small onClick={() => void desk.change(Array.from(open), { status }, say('undo.status', { count, status: say(`status.${status}`) }))}>
        {say('bulk.childrenToo', { count, status: say(`status.${status}`) })}
      </Button>
      <Button small look="ghost" onClick={() => setLeft(new Set(parents))}>
        {say('bulk.leaveOpen')}
      </Button>
    </Banner>
  );
}

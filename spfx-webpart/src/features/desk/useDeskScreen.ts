import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { roleOf } from '../../app/desk/may';
import { useWidth } from '../../ui/theme/RootFrame';
import { useNow } from '../../ui/words/useNow';
import { useDesk, useDeskState } from './DeskContext';
import type { Dialog } from './DeskDialogs';
import { useBeingSeen } from './presence/usePresent';
import { useAddressedTicket, useAddressedView } from './address/useAddressed';
import { useAsked } from './useAsked';
import { useCurrentRow } from './list/useCurrentRow';
import { useDeskKeys } from './useDeskKeys';
import { useHeading } from './list/useHeading';
import { usePanePlace, useSingleKeys } from './useKeptChoices';
import { useNavigation } from './address/useNavigation';
import { useRoute } from './address/useRoute';
import { useTakeOldest } from './useTakeOldest';
import { useTicketList } from './list/useTicketList';
import { useLaterParts, useViewLoad } from './list/useViewLoad';

/** The tickets that something is done with: those chosen where the list is seen, else the one shown. */
const actedOn = (selected: ReadonlySet<number> | null, target: Ticket | null): readonly number[] =>
  selected?.size ? Array.from(selected) : target ? [target.id] : [];

/** What the desk shows and how it moves: the address, the list, the ticket that keys act on, and what stands over all of it. */
export function useDeskScreen(root: React.RefObject<HTMLElement>) {
  const { desk } = useDesk();
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const now = useNow(desk.port.now, 30_000);
  const role = useDeskState((one) => roleOf(one.me));
  const mayWork = role !== 'reader';
  const list = useTicketList(now);
  const [route, go] = useRoute();
  const load = useViewLoad();
  const rest = useLaterParts(load, list.rows.length > 0);
  const address = useAddressedTicket(route.ticketId, go);
  useAddressedView(route);
  const view = useDeskState((one) => one.viewKey ?? one.view);
  const current = useCurrentRow(root, list.rows, small, view);
  const heading = useHeading(list, load, now, rest);
  const ways = useNavigation({ route, go, address, list, current, small });
  const takeOldest = useTakeOldest(ways.openPage);
  const [pane, togglePane] = usePanePlace();
  const [single, setSingle] = useSingleKeys();
  const [dialog, setDialog] = React.useState<Dialog>(null);
  const search = React.useRef<HTMLInputElement>(null);

  const { tool } = route;
  const { open } = address;
  const paneShown = !small && pane !== 'off';
  const answered = useDeskState((one) => (current.held && current.currentId !== null ? one.tickets.get(current.currentId) : undefined));
  // In the place of the list stands a tool or an archived ticket: no key acts on rows that nobody sees.
  const elsewhere = tool !== null || address.archived !== null;
  const target = elsewhere ? null : (open ?? list.rows[current.index] ?? answered ?? null);
  const asked = useAsked(target, list.selected.size > 0 && !open && !elsewhere, (id) => {
    if (!open && !paneShown) ways.openPage(id);
  });
  useDeskKeys(root, single, {
    ...ways,
    ...asked,
    mayWork,
    target,
    pageOpen: open !== null || elsewhere,
    selected: list.selected,
    select: list.toggle,
    selectAll: list.all,
    view: ways.showView,
    togglePane,
    search: () => search.current?.focus(),
    palette: () => setDialog('palette'),
    snooze: () => setDialog('snooze'),
    keys: () => setDialog('keys'),
    create: () => setDialog('new'),
    takeOldest,
  });
  useBeingSeen(root, open?.id ?? (paneShown ? (target?.id ?? null) : null));

  return {
    role,
    mayWork,
    small,
    now,
    rest,
    tool,
    list,
    load,
    more: desk.loadMore,
    heading,
    current,
    ways,
    takeOldest,
    open,
    archived: address.archived,
    target,
    ids: actedOn(open || elsewhere ? null : list.selected, target),
    asked,
    pane,
    paneShown,
    togglePane,
    single,
    setSingle,
    dialog,
    setDialog,
    search,
  };
}

import * as React from 'react';
import type { Desk } from '../../app/desk/desk';
import type { Conversations } from '../../app/desk/conversations';
import type { DeskState } from '../../app/desk/state';
import { useStore } from '../../app/store/store';

export type DeskKit = { desk: Desk; conversations: Conversations };
const Context = React.createContext<DeskKit | null>(null);

export const DeskProvider = Context.Provider;

export function useDesk(): DeskKit {
  const kit = React.useContext(Context);
  if (!kit) throw new Error('useDesk needs a DeskProvider above it');
  return kit;
}

/** The desk where there is one: the portal shows messages without. */
export const useDeskIfAny = (): DeskKit | null => React.useContext(Context);

export const useDeskState = <T,>(select: (state: DeskState) => T) => useStore(useDesk().desk.store, select);

import * as React from 'react';
import type { Agent } from '@listdesk/shared/tickets';
import { useDeskState } from '../desk/DeskContext';

/** The other agents who have a name: whom a private note can mention. */
export function useColleagues(): readonly Agent[] {
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  return React.useMemo(() => agents.filter(({ id, name }) => id !== me?.id && name !== ''), [agents, me]);
}

import * as React from 'react';
import type { CustomColumn } from '@listdesk/shared/sharepoint';
import { useDesk } from '../desk/DeskContext';

/** The customer's own columns with choices; read when somebody first looks for them, 1 request. */
export function useCustomChoices(wanted: boolean): readonly CustomColumn[] {
  const { lists } = useDesk().desk.port;
  const [columns, setColumns] = React.useState<readonly CustomColumn[]>([]);
  React.useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    // Without them the other filters serve all the same.
    lists.customColumns().then((found) => { if (!left) setColumns(found.filter(({ type, choices }) => type === 'choice' && choices.length > 0)); }, () => undefined);
    return () => { left = true; };
  }, [lists, wanted]);
  return columns;
}

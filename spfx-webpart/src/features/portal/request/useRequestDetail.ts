import * as React from 'react';
import type { PortalRequestDetail } from '@listdesk/shared/portal';
import type { ServiceFailure } from '../../../app/serviceClient';
import { usePortal } from '../PortalContext';

export type Detail = { detail: PortalRequestDetail | null; failure: ServiceFailure | null; loading: boolean; reload: () => Promise<void> };

/** One request with its conversation; asked again when the page is looked at again. */
export function useRequestDetail(key: string): Detail {
  const { client, whenDue } = usePortal();
  const [state, setState] = React.useState<Omit<Detail, 'reload'>>({ detail: null, failure: null, loading: true });
  const turn = React.useRef(0);

  const reload = React.useCallback(async () => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, loading: true }));
    const answer = await client.request(key);
    if (mine !== turn.current) return;
    setState((before) => (answer.ok ? { detail: answer.value, failure: null, loading: false } : { ...before, failure: answer.failure, loading: false }));
  }, [client, key]);

  React.useEffect(() => {
    void reload();
    const stop = whenDue(() => void reload());
    return () => {
      turn.current = -1;
      stop();
    };
  }, [reload, whenDue]);
  return { ...state, reload };
}

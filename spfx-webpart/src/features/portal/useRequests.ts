import * as React from 'react';
import type { PortalNoticeNews, PortalRequest } from '@listdesk/shared/portal';
import type { ServiceFailure } from '../../app/serviceClient';
import { withRequest } from './model/order';
import { usePortal } from './PortalContext';

export type Requests = {
  /** Null until the first answer. */
  requests: PortalRequest[] | null;
  /** Set while the newest question failed; earlier requests stay. */
  failure: ServiceFailure | null;
  loading: boolean;
  /** A privacy notice to be noted. */
  notice: PortalNoticeNews | null;
  hasMore: boolean;
  reload(): void;
  loadMore(): void;
  /** Takes what a write answered, without asking again. */
  put(request: PortalRequest): void;
};

type State = { requests: PortalRequest[] | null; cursor: string | null; failure: ServiceFailure | null; loading: boolean; notice: PortalNoticeNews | null };

/** The user's requests. Asked when the page opens and when it is looked at again; a later answer never overtakes an earlier question. */
export function useRequests(): Requests {
  const { client, whenDue } = usePortal();
  const [state, setState] = React.useState<State>({ requests: null, cursor: null, failure: null, loading: true, notice: null });
  const turn = React.useRef(0);

  const ask = React.useCallback(
    async (cursor?: string) => {
      const mine = ++turn.current;
      setState((before) => ({ ...before, loading: true }));
      const answer = await client.requests(cursor);
      if (mine !== turn.current) return;
      setState((before) => {
        if (!answer.ok) return { ...before, failure: answer.failure, loading: false };
        // Looking again reads the first page only: older pages stay, and so does their cursor.
        const looksAgain = cursor === undefined && before.requests !== null;
        const fresh = new Set(answer.value.requests.map(({ key }) => key));
        const requests = [...(before.requests ?? []).filter(({ key }) => !fresh.has(key)), ...answer.value.requests];
        return {
          requests,
          cursor: looksAgain ? before.cursor : answer.value.cursor,
          failure: null,
          loading: false,
          notice: cursor === undefined ? (answer.value.notice ?? null) : before.notice,
        };
      });
    },
    [client],
  );

  React.useEffect(() => {
    void ask();
    const stop = whenDue(() => void ask());
    return () => {
      turn.current = -1;
      stop();
    };
  }, [ask, whenDue]);

  return {
    requests: state.requests,
    failure: state.failure,
    loading: state.loading,
    notice: state.notice,
    hasMore: state.cursor !== null,
    reload: () => void ask(),
    loadMore: () => {
      if (state.cursor !== null && !state.loading) void ask(state.cursor);
    },
    put: (request) => setState((before) => ({ ...before, requests: withRequest(before.requests ?? [], request) })),
  };
}

import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../desk/desk';
import { faultOf } from '../desk/fault';
import { isRecord } from '../keep/keep';

/** One value of the settings in a form. `stored` is what was read, `draft` what is typed. */
export type SettingValue<T> = {
  phase: 'ready';
  stored: T;
  etag: string | null;
  draft: T;
  saving: boolean;
  stale: boolean;
  kept: boolean;
  saved: boolean;
  fault: ListsFaultLike | null;
};
export type SettingValueState<T> = { phase: 'loading' } | { phase: 'failed'; fault: ListsFaultLike } | SettingValue<T>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
type Kept = { draft: unknown; etag: string | null };
const isKept = (value: unknown): value is Kept => isRecord(value) && 'draft' in value;

/**
 * Reads, keeps and saves one value of the settings list. `parse` makes sense of whatever is stored or kept; keep the same function
 * between renders. What is typed stays on this device until it is saved or discarded; what somebody else wrote meanwhile is never covered.
 */
export function useSettingValue<T>(desk: Desk, key: string, parse: (value: unknown) => T) {
  const { lists, keep } = desk.port;
  const keepName = `setting:${key}`;
  const [state, setState] = React.useState<SettingValueState<T>>({ phase: 'loading' });
  const dirty = state.phase === 'ready' && !same(state.draft, state.stored);
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const load = React.useCallback(
    async (withKept: boolean): Promise<void> => {
      setState({ phase: 'loading' });
      try {
        const found = await lists.storedSettingValue(key);
        if (!alive.current) return;
        const stored = parse(found.value);
        const kept = withKept ? keep.read(keepName, isKept) : null;
        const draft = kept ? parse(kept.draft) : stored;
        const useful = kept !== null && !same(draft, stored);
        setState({
          phase: 'ready',
          stored,
          etag: found.etag,
          draft: useful ? draft : stored,
          saving: false,
          stale: useful && kept.etag !== found.etag,
          kept: useful,
          saved: false,
          fault: null,
        });
      } catch (error) {
        if (alive.current) setState({ phase: 'failed', fault: faultOf(error) });
      }
    },
    [lists, keep, key, keepName, parse],
  );
  React.useEffect(() => void load(true), [load]);

  const change = (draft: T): void =>
    setState((old) => {
      if (old.phase !== 'ready') return old;
      if (same(draft, old.stored)) keep.drop(keepName);
      else keep.write(keepName, { draft, etag: old.etag });
      return { ...old, draft, saved: false, fault: null };
    });
  const discard = (): void => {
    keep.drop(keepName);
    void load(false);
  };
  /** With `over`, on top of what somebody else saved. */
  const save = async (over: boolean): Promise<void> => {
    if (state.phase !== 'ready' || state.saving) return;
    setState({ ...state, saving: true, fault: null });
    try {
      const etag = over ? (await lists.storedSettingValue(key)).etag : state.etag;
      const answer = await lists.replaceSettingValue(key, etag, state.draft);
      if (answer.outcome !== 'updated') {
        if (alive.current) setState({ ...state, saving: false, stale: true });
        return;
      }
      keep.drop(keepName);
      if (alive.current) setState({ ...state, stored: state.draft, etag: answer.etag, saving: false, stale: false, kept: false, saved: true, fault: null });
    } catch (error) {
      if (alive.current) setState({ ...state, saving: false, fault: faultOf(error) });
    }
  };
  return { state, dirty, change, discard, save, reload: () => void load(true) };
}

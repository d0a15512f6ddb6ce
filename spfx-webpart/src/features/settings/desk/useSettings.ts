import * as React from 'react';
import type { ListsFaultLike, StoredSettings } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../../app/desk/desk';
import { faultOf } from '../../../app/desk/fault';
import { checkSettings, formOf, isKeptForm, sameForm, settingsOf, type Problems, type SettingsForm } from './form';

const KEEP_NAME = 'settingsForm';

export type SettingsState =
  | { phase: 'loading' }
  | { phase: 'failed'; fault: ListsFaultLike }
  | {
      phase: 'ready';
      stored: StoredSettings;
      form: SettingsForm;
      saving: boolean;
      problems: Problems;
      fault: ListsFaultLike | null;
      stale: boolean;
      kept: boolean;
      saved: 'no' | 'yes' | 'mailboxes';
    };

/** Reads, keeps and saves the settings. What is typed is kept on this device until it is saved or discarded; nothing written by somebody else meanwhile is covered. */
export function useSettings(desk: Desk) {
  const { lists, keep } = desk.port;
  const [state, setState] = React.useState<SettingsState>({ phase: 'loading' });
  const dirty = state.phase === 'ready' && !sameForm(state.form, formOf(state.stored.settings));
  const alive = React.useRef(true);
  React.useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );

  const load = React.useCallback(
    async (withKept: boolean): Promise<void> => {
      setState({ phase: 'loading' });
      try {
        const stored = await lists.storedSettings();
        if (!alive.current) return;
        const kept = withKept ? keep.read(KEEP_NAME, isKeptForm) : null;
        const useful = kept && !sameForm(kept.form, formOf(stored.settings)) ? kept : null;
        setState({
          phase: 'ready',
          stored,
          form: useful?.form ?? formOf(stored.settings),
          saving: false,
          problems: {},
          fault: null,
          stale: useful !== null && useful.etag !== stored.etag,
          kept: useful !== null,
          saved: 'no',
        });
      } catch (error) {
        if (alive.current) setState({ phase: 'failed', fault: faultOf(error) });
      }
    },
    [lists, keep],
  );
  React.useEffect(() => void load(true), [load]);

  const change = (part: Partial<SettingsForm>): void =>
    setState((old) => {
      if (old.phase !== 'ready') return old;
      const form = { ...old.form, ...part };
      if (sameForm(form, formOf(old.stored.settings))) keep.drop(KEEP_NAME);
      else keep.write(KEEP_NAME, { form, etag: old.stored.etag });
      // A field that was wrong is judged again as it is typed; others wait for the next save.
      const problems = Object.keys(old.problems).length ? checkSettings(form) : old.problems;
      return { ...old, form, problems, saved: 'no', fault: null };
    });

  const discard = (): void => {
    keep.drop(KEEP_NAME);
    void load(false);
  };

  /** Answers the first field that is wrong. With `over`, on top of what somebody else saved. */
  const save = async (over = false): Promise<string | null> => {
    if (state.phase !== 'ready' || state.saving) return null;
    const problems = checkSettings(state.form);
    const first = Object.keys(problems)[0];
    setState({ ...state, problems, saving: !first, fault: null });
    if (first) return first;
    try {
      const base = over ? await lists.storedSettings() : state.stored;
      const settings = settingsOf(state.form, base.settings);
      const answer = await lists.replaceSettings(base.etag, settings);
      if (answer.outcome !== 'updated') {
        if (alive.current) setState({ ...state, problems, saving: false, stale: true });
        return null;
      }
      keep.drop(KEEP_NAME);
      desk.store.set((old) => ({ ...old, settings }));
      const before = base.settings.mailboxes.map(({ address }) => address);
      const added = settings.mailboxes.some(({ address }) => !before.includes(address));
      if (alive.current)
        setState({
          ...state,
          stored: { settings, etag: answer.etag },
          form: formOf(settings),
          problems: {},
          saving: false,
          fault: null,
          stale: false,
          kept: false,
          saved: added ? 'mailboxes' : 'yes',
        });
    } catch (error) {
      if (alive.current) setState({ ...state, problems, saving: false, fault: faultOf(error) });
    }
    return null;
  };

  return { state, dirty, change, save, discard, reload: () => void load(true), theirs: discard };
}

import * as React from 'react';
import { parseRules, RULES_KEY, type Rule } from '@listdesk/shared/rules';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';
import { changeValue } from '../../app/settingValue/changeValue';
import { storedRules, type StoredRules } from './ruleForm';

export type RulesState =
  { phase: 'loading' } | { phase: 'failed'; fault: ListsFaultLike } | { phase: 'ready'; rules: Rule[]; stored: StoredRules; busy: boolean };

/** The rules of the desk. Every change is made on what is stored by then, so that two people who change different rules never disturb each other. */
export function useRules(desk: Desk) {
  const { lists } = desk.port;
  const [state, setState] = React.useState<RulesState>({ phase: 'loading' });
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const show = (stored: StoredRules): void => {
    if (alive.current) setState({ phase: 'ready', rules: parseRules(stored), stored, busy: false });
  };

  const load = React.useCallback(async (): Promise<void> => {
    setState({ phase: 'loading' });
    try {
      show(storedRules((await lists.storedSettingValue(RULES_KEY)).value));
    } catch (error) {
      if (alive.current) setState({ phase: 'failed', fault: faultOf(error) });
    }
  }, [lists]);
  React.useEffect(() => void load(), [load]);

  /** Answers what stood there before, null when `make` refused, or why it was not saved. */
  const change = async (make: (stored: StoredRules) => StoredRules | null): Promise<{ before: StoredRules } | { fault: ListsFaultLike } | null> => {
    setState((old) => (old.phase === 'ready' ? { ...old, busy: true } : old));
    try {
      const done = await changeValue<StoredRules>(lists, RULES_KEY, storedRules, make);
      if (done) show(done.after);
      else if (alive.current) setState((old) => (old.phase === 'ready' ? { ...old, busy: false } : old));
      return done && { before: done.before };
    } catch (error) {
      if (alive.current) setState((old) => (old.phase === 'ready' ? { ...old, busy: false } : old));
      return { fault: faultOf(error) };
    }
  };
  return { state, change, reload: () => void load() };
}

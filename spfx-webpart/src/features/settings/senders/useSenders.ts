import * as React from 'react';
import { parseSenderRules, SENDER_RULES_KEY, type SenderRule } from '@listdesk/shared/intake';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../../app/desk/desk';
import { faultOf } from '../../../app/desk/fault';
import { changeValue } from '../../../app/settingValue/changeValue';

export type SendersState = { phase: 'loading' } | { phase: 'failed'; fault: ListsFaultLike } | { phase: 'ready'; rules: readonly SenderRule[]; busy: boolean };

/** The sender rules; every change is made at once on what is stored by then, whoever else changes them. */
export function useSenders(desk: Desk) {
  const { lists } = desk.port;
  const [state, setState] = React.useState<SendersState>({ phase: 'loading' });
  const alive = React.useRef(true);
  React.useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const load = React.useCallback(async (): Promise<void> => {
    setState({ phase: 'loading' });
    try {
      const rules = parseSenderRules((await lists.storedSettingValue(SENDER_RULES_KEY)).value);
      if (alive.current) setState({ phase: 'ready', rules, busy: false });
    } catch (error) {
      if (alive.current) setState({ phase: 'failed', fault: faultOf(error) });
    }
  }, [lists]);
  React.useEffect(() => void load(), [load]);

  /** Answers the rules before, null when `change` refused, or why it was not saved. */
  const change = async (
    make: (rules: readonly SenderRule[]) => SenderRule[] | null,
  ): Promise<{ before: readonly SenderRule[] } | { fault: ListsFaultLike } | null> => {
    setState((old) => (old.phase === 'ready' ? { ...old, busy: true } : old));
    try {
      const done = await changeValue<SenderRule[]>(lists, SENDER_RULES_KEY, parseSenderRules, make);
      if (alive.current) setState((old) => (done ? { phase: 'ready', rules: done.after, busy: false } : old.phase === 'ready' ? { ...old, busy: false } : old));
      return done && { before: done.before };
    } catch (error) {
      if (alive.current) setState((old) => (old.phase === 'ready' ? { ...old, busy: false } : old));
      return { fault: faultOf(error) };
    }
  };
  return { state, change, reload: () => void load() };
}

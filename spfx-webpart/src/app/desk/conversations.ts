import type { Message, Ticket } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { createStore } from '../store/store';
import { faultOf } from './fault';
import type { Desk } from './desk';

export type Conversation = { messages: Message[] | null; loading: boolean; fault: ListsFaultLike | null; upTo: string };

const NOTHING: Conversation = { messages: null, loading: false, fault: null, upTo: '' };
const MOST_HELD = 50;
const WHILE_SENDING_MS = 4_000;
const LATER_MS = 15_000;
/** A timer holds no more than some weeks. */
const LONGEST_MS = 86_400_000;
const QUICK_CHECKS = 10;
const MOST_SENDING_CHECKS = 45;

/** On its way out; or the entry of a snooze, until the service has said that its time is over. */
const underWay = ({ kind, delivery }: Message) => kind !== 'Mail' && (delivery === 'Queued' || delivery === 'Sending');

/** The conversations of the tickets opened lately. Opening costs one request, opening again none unless something was written since. */
export function createConversations(desk: Desk) {
  const store = createStore<ReadonlyMap<string, Conversation>>(new Map());
  const checks = new Map<string, ReturnType<typeof setTimeout>>();

  const put = (key: string, change: (old: Conversation) => Conversation): void =>
    store.set((all) => {
      const next = new Map(all);
      const old = next.get(key) ?? NOTHING;
      next.delete(key);
      next.set(key, change(old));
      const oldest = next.keys().next();
      if (next.size > MOST_HELD && !oldest.done) next.delete(oldest.value);
      return next;
    });

  async function read(key: string, upTo: string): Promise<void> {
    put(key, (old) => ({ ...old, loading: true, fault: null, upTo }));
    try {
      const messages = await desk.port.lists.conversation(key);
      put(key, () => ({ messages, loading: false, fault: null, upTo }));
    } catch (error) {
      put(key, (old) => ({ ...old, loading: false, fault: faultOf(error) }));
    }
  }

  /** While something is on its way its state is read again, for a bounded time, once more when it is due, and never in a hidden window. */
  function watch(key: string, count = 0): void {
    const waiting = (): Message[] => store.get().get(key)?.messages?.filter(underWay) ?? [];
    const waits = waiting();
    const ahead = Math.min(...waits.map(({ sendAfter }) => Date.parse(sendAfter ?? '') - desk.port.now() || 0), LONGEST_MS);
    const over = count >= MOST_SENDING_CHECKS;
    clearTimeout(checks.get(key));
    if (!waits.length || (over && ahead <= 0)) return;
    const look = count < QUICK_CHECKS ? WHILE_SENDING_MS : LATER_MS;
    checks.set(
      key,
      setTimeout(
        () => {
          if (!waiting().length) return;
          const next = over ? 0 : count + 1;
          if (document.visibilityState === 'hidden') watch(key, next);
          else void read(key, store.get().get(key)?.upTo ?? '').then(() => watch(key, next));
        },
        // Nobody but the clock ends a snooze.
        over || waits.every(({ kind }) => kind === 'System') ? Math.max(ahead, look) : look,
      ),
    );
  }

  /** Its messages are elsewhere now, or gone: it is read anew when it is opened. */
  const forget = (key: string): void =>
    store.set((all) => {
      const next = new Map(all);
      next.delete(key);
      return next;
    });

  const drop = desk.onChanged((ids) => {
    const { tickets } = desk.store.get();
    if (ids.some((id) => !tickets.has(id))) {
      const keys = new Set([...tickets.values()].map(({ key }) => key));
      for (const key of store.get().keys()) if (!keys.has(key)) forget(key);
    }
    for (const id of ids) {
      const ticket = desk.store.get().tickets.get(id);
      const held = ticket && store.get().get(ticket.key);
      if (ticket && held?.messages && !held.loading) put(ticket.key, (old) => ({ ...old, upTo: '' }));
    }
  });

  /** What did not load, because the connection was gone for one, is read again with the desk: the open one at once, others when they are opened. */
  let live = desk.store.get().live.state;
  const unwatch = desk.store.subscribe(() => {
    const before = live;
    live = desk.store.get().live.state;
    if (live !== 'live' || before === 'live') return;
    for (const [key, { fault }] of store.get()) if (fault) put(key, (old) => ({ ...old, fault: null, upTo: '' }));
  });

  return {
    store,
    /** Makes the conversation current. A ticket that changed since is read again while the old text stays. */
    async open(ticket: Ticket): Promise<void> {
      const held = store.get().get(ticket.key);
      if (held && (held.loading || (held.messages !== null && held.upTo !== ''))) return;
      await read(ticket.key, ticket.lastMessageAt);
      watch(ticket.key);
    },
    reload: (ticket: Ticket) => read(ticket.key, ticket.lastMessageAt).then(() => watch(ticket.key)),
    add(key: string, message: Message): void {
      put(key, (old) => ({ ...old, messages: [...(old.messages ?? []).filter((one) => one.key !== message.key), message] }));
      watch(key);
    },
    remove: (key: string, messageKey: string): void =>
      put(key, (old) => ({ ...old, messages: old.messages && old.messages.filter((one) => one.key !== messageKey) })),
    forget,
    stop(): void {
      drop();
      unwatch();
      checks.forEach((timer) => clearTimeout(timer));
    },
  };
}
export type Conversations = ReturnType<typeof createConversations>;

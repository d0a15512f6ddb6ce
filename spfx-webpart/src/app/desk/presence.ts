import type { Beat, Presence, Round } from '@listdesk/shared/sharepoint';
import type { Store } from '../store/store';
import type { DeskPort } from './port';
import type { DeskState } from './state';

/** What did not change is said again so seldom; who said nothing for longer is gone. */
export const BEAT_EVERY_MS = 30_000;
export const GONE_AFTER_MS = 75_000;
/** Somebody whose fingers rest this long no longer writes. */
export const TYPING_FOR_MS = 20_000;

const same = (a: readonly Presence[], b: readonly Presence[]): boolean =>
  a.length === b.length && a.every((one, index) => one.agentId === b[index]?.agentId && one.ticketId === b[index]?.ticketId && one.typing === b[index]?.typing);

/**
 * Which ticket each agent looks at, and who writes an answer. Goes along with the rounds that follow changes: it costs no request of its own,
 * and nobody is told anything while the page is hidden.
 */
export function deskPresence(port: DeskPort, store: Store<DeskState>) {
  let ticketId = 0;
  let typedAt = -Infinity;
  let told = '';
  let toldAt = -Infinity;
  let ownId: number | null = null;
  /** How far SharePoint's clock is ahead of this device's. */
  let skew = 0;

  const typing = (): boolean => port.now() - typedAt < TYPING_FOR_MS;

  return {
    /** The ticket that is open or shown beside the list; null for none. */
    look(id: number | null): void {
      if (ticketId !== (id ?? 0)) typedAt = -Infinity;
      ticketId = id ?? 0;
    },
    typed: (): void => void (typedAt = port.now()),
    /** What is to be said in the next round; null when nothing is. */
    beat(): Beat | null {
      const { me } = store.get();
      const now = port.now();
      const what = `${ticketId} ${typing()}`;
      if (!me || !me.roles.some((role) => role !== 'ReadOnly') || (what === told && now - toldAt < BEAT_EVERY_MS)) return null;
      return { id: ownId, agentId: me.id, name: me.name, ticketId, typing: typing() };
    },
    heard({ present, said }: Round, beat: Beat | null): void {
      const now = port.now();
      if (beat) {
        // A refused word is tried again with the next beat, not with every round.
        toldAt = now;
        if (said) told = `${beat.ticketId} ${beat.typing}`;
      }
      if (!present) return;
      const me = store.get().me;
      const own = present.find((one) => one.agentId === me?.id);
      if (own) {
        ownId = own.id;
        if (beat && said) skew = Date.parse(own.at) - now;
      } else if (ownId !== null && beat) {
        ownId = null;
        told = '';
      }
      const others = present.filter((one) => one.agentId !== me?.id && now + skew - Date.parse(one.at) < GONE_AFTER_MS);
      store.set((state) => (same(state.present, others) ? state : { ...state, present: others }));
    },
  };
}

import { normalizeMessageId } from '@listdesk/shared/mail';
import type { HashPurpose } from '../security/keyedHash.ts';
import type { Ledger, LedgerTicket, Progress } from '../intake/ports.ts';
import type { StorageClients } from './clients.ts';
import { rowStore } from './rows.ts';

const DAY_MS = 86_400_000;
/** A thread that rests longer than this costs one indexed query when it wakes up. */
export const MESSAGE_LIFE_DAYS = 400;
export const TICKET_LIFE_DAYS = 400;
export const PROGRESS_LIFE_DAYS = 60;
const NONCE_LIFE_DAYS = 1;
/** Ids of one mail that are looked up; In-Reply-To and the newest References come first. */
export const MAX_LOOKUPS = 12;
export const MAX_SWEPT_ROWS = 5000;
const MAX_COUNTER_TRIES = 5;

type Known = { ticketKey: string; sent: boolean; internal?: boolean };
type Counter = { windows: Record<string, { start: number; count: number }> };
type Hash = (purpose: HashPurpose, ...parts: string[]) => string;

/** The ledger of one tenant, in a table partition of its own. Keys and addresses are keyed hashes; every row expires. */
export function tableLedger(clients: StorageClients, tenant: string, hash: Hash, now: () => number): Ledger {
  const table = clients.table('ledger');
  const messages = rowStore<Known>(table);
  const tickets = rowStore<LedgerTicket>(table);
  const works = rowStore<Progress>(table);
  const counters = rowStore<Counter>(table);
  const texts = rowStore<string>(table);
  const inDays = (days: number): Date => new Date(now() + days * DAY_MS);
  const messageRow = (mailbox: string, id: string): string => `m.${hash('messageId', tenant, mailbox, normalizeMessageId(id))}`;
  const workRow = (work: string): string => `w.${hash('mailKey', tenant, work)}`;
  return {
    ticketOf: async (mailbox, ids) => {
      const asked = ids.slice(0, MAX_LOOKUPS);
      const rows = await Promise.all(asked.map((id) => messages.get(tenant, messageRow(mailbox, id))));
      const found = asked.flatMap((messageId, index) => (rows[index] ? [{ messageId, ...rows[index].value }] : []));
      const first = found.find((each) => each.sent) ?? found[0];
      return first ? { ...first, internal: first.internal ?? false } : null;
    },
    rememberMessage: (mailbox, id, entry) => messages.put(tenant, messageRow(mailbox, id), entry, inDays(MESSAGE_LIFE_DAYS)),
    ticket: async (key) => (await tickets.get(tenant, `t.${key}`))?.value ?? null,
    rememberTicket: (key, ticket) => tickets.put(tenant, `t.${key}`, ticket, inDays(TICKET_LIFE_DAYS)),
    forgetTicket: (key) => tickets.remove(tenant, `t.${key}`),
    progress: async (work) => (await works.get(tenant, workRow(work)))?.value ?? null,
    begin: async (work) => {
      const at = new Date(now()).toISOString();
      if (await works.insert(tenant, workRow(work), { step: 'begun', at }, inDays(PROGRESS_LIFE_DAYS))) return { fresh: true, at };
      return { fresh: false, progress: (await works.get(tenant, workRow(work)))?.value ?? { step: 'begun', at } };
    },
    record: (work, progress) => works.put(tenant, workRow(work), progress, inDays(PROGRESS_LIFE_DAYS)),
    forgetWork: (work) => works.remove(tenant, workRow(work)),
    recall: async (name) => (await texts.get(tenant, `k.${hash('mailKey', tenant, name)}`))?.value ?? null,
    keep: (name, text, days) => texts.put(tenant, `k.${hash('mailKey', tenant, name)}`, text, inDays(days)),
    claim: async (name, text, days) => {
      const row = `k.${hash('mailKey', tenant, name)}`;
      if (await texts.insert(tenant, row, text, inDays(days))) return text;
      return (await texts.get(tenant, row))?.value ?? text;
    },
    useNonce: (nonce) => rowStore<1>(table).insert(tenant, `n.${hash('nonce', tenant, nonce)}`, 1, inDays(NONCE_LIFE_DAYS)),
    allow: async (counter, windows, crowded = false) => {
      const row = `c.${hash('address', tenant, counter)}`;
      for (let attempt = 0; attempt < MAX_COUNTER_TRIES; attempt += 1) {
        const current = await counters.get(tenant, row);
        const next = counted(current?.value ?? { windows: {} }, windows, now());
        if (!next) return false;
        const longest = new Date(now() + Math.max(...windows.map((window) => window.minutes)) * 60_000);
        if (current ? await counters.replace(tenant, row, next, longest, current.version) : await counters.insert(tenant, row, next, longest)) return true;
      }
      return crowded;
    },
  };
}

/** The counter with one more, or null when a window is full. */
function counted(counter: Counter, windows: readonly { minutes: number; max: number }[], now: number): Counter | null {
  const next: Counter = { windows: {} };
  for (const { minutes, max } of windows) {
    const known = counter.windows[minutes];
    const current = known && now - known.start < minutes * 60_000 ? known : { start: now, count: 0 };
    if (current.count >= max) return null;
    next.windows[minutes] = { start: current.start, count: current.count + 1 };
  }
  return next;
}

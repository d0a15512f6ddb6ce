import type { ChainedEntry, Deeds } from '../../audit/index.ts';
import type { Access } from '../access.ts';
import { currentUser } from '../people.ts';
import { auditLog } from './auditLog.ts';

/** An app has no address: it is the service. */
export const SERVICE_ACTOR = 'ListDesk service';

export type Audit = (deed: Deeds, options?: { once?: boolean; actor?: string }) => Promise<ChainedEntry>;

/** Appends in the name of whoever the lists are opened as; asked for once. 2 requests an entry, 1 more for the first. */
export function auditFor(access: Access): Audit {
  const log = auditLog(access);
  let me: Promise<string> | null = null;
  const actor = (): Promise<string> => {
    me ??= currentUser(access).then(({ address }) => address || SERVICE_ACTOR);
    me.catch(() => {
      me = null;
    });
    return me;
  };
  return async ({ action, subject = '', details = {} }, options = {}) =>
    log.append(
      { at: new Date(access.now()).toISOString(), actor: options.actor ?? (await actor()), action, subject, details },
      { once: options.once === true },
    );
}

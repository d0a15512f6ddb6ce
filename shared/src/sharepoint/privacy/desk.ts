import type { SPFI } from '@pnp/sp';
import { personOf, type Documents, type Person } from '../../privacy/index.ts';
import type { PrivacyKind } from '../../schema/index.ts';
import { accessTo, type Access } from '../access.ts';
import { auditLog, type AuditLog } from '../audit/auditLog.ts';
import { binsOf, type Bins } from './bins.ts';
import { privacyLog, type PrivacyLog, type PrivacyRequest, type Receipt } from './privacyLog.ts';
import { sha256 } from './sha256.ts';

/** What every privacy action at a desk works with. `actor` is written into both logs. */
export type Desk = {
  access: Access;
  documents: Documents | null;
  bins: Bins;
  audit: AuditLog;
  log: PrivacyLog;
  /** Both logs know of it before anything else happens; an unfinished request of the same kind and person is gone on with. */
  begin(kind: PrivacyKind, person: Person): Promise<PrivacyRequest>;
  finish(request: PrivacyRequest, kind: PrivacyKind, state: 'Done' | 'Refused', receipt: Receipt): Promise<void>;
  isHeld(person: Person): Promise<boolean>;
};

/** `documents`: who reads PDF and Office files; without, they are named as not read. */
export type DeskOptions = { actor: string; now: () => number; newKey: () => string; documents?: Documents };

export function openDesk(sp: SPFI, siteUrl: string, { actor, now, newKey, documents }: DeskOptions): Desk {
  const access = accessTo(sp, siteUrl, now);
  const audit = auditLog(access);
  const log = privacyLog(access);
  const at = (): string => new Date(now()).toISOString();
  return {
    access,
    documents: documents ?? null,
    audit,
    log,
    bins: binsOf(sp, siteUrl, access),
    async begin(kind, person) {
      const request = await log.begin({ key: newKey(), kind, personHash: await personHash(siteUrl, person.addresses[0] ?? ''), actor, at: at() });
      await audit.append({ at: at(), actor, action: `privacy.${kind}.begun`, subject: request.key, details: {} }, { once: true });
      return request;
    },
    async finish(request, kind, state, receipt) {
      // A reason is somebody's words: it stays in the privacy log.
      const counts = Object.fromEntries(
        Object.entries(receipt).filter(
          (entry): entry is [string, string | number | boolean] => entry[0] !== 'reason' && ['string', 'number', 'boolean'].includes(typeof entry[1]),
        ),
      );
      await audit.append(
        {
          at: at(),
          actor,
          action: `privacy.${kind}.${state === 'Done' ? 'done' : 'refused'}`,
          subject: request.key,
          details: { ...counts, receipt: await sha256(JSON.stringify(receipt)) },
        },
        { once: true },
      );
      await log.finish(request, state, receipt, at());
    },
    isHeld: async (person) => log.isHeld(await Promise.all(person.addresses.map((address) => personHash(siteUrl, address)))),
  };
}

/**
 * How the logs name a person. Whoever has the address can see that a line is about it, which is what a receipt is for; nobody reads an
 * address out of it but by trying addresses, so it counts as personal data.
 */
export const personHash = (siteUrl: string, address: string): Promise<string> =>
  sha256(`listdesk person\n${siteUrl.toLowerCase()}\n${personOf([address]).addresses[0] ?? ''}`);

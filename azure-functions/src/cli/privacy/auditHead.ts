import { headMaterial, verifyChain, type ChainHead, type ChainVerdict } from '@listdesk/shared/audit';
import { sha256 } from '@listdesk/shared/sharepoint/privacy';
import { keyedHash, sameText } from '../../security/keyedHash.ts';
import { rowStore } from '../../storage/rows.ts';
import type { PrivacyDesk } from './openPrivacy.ts';

type SignedHead = ChainHead & { signature: string };
/** `unsigned`: no head was kept yet, so a cut at the end before now cannot be seen. `forged`: the kept head is not ours. */
export type AuditReport = ChainVerdict & { head: 'signed' | 'unsigned' | 'forged'; headSequence: number | null; headAt: string | null };

/**
 * Checks the desk's audit log against the head we signed the last time. The head lies in the service's storage, out of reach of whoever can
 * change the list. A clean log moves the head on; a faulty one leaves it where it was.
 */
export async function verifyAudit({ desk, service, tenant, id }: PrivacyDesk, now: () => number): Promise<AuditReport> {
  const rows = rowStore<SignedHead>(service.storage.table('positions'));
  const key = `audit.${id}`;
  const sign = (head: ChainHead): string => keyedHash(service.settings.secret, 'auditHead', tenant, id, headMaterial(head));
  const kept = (await rows.get(tenant, key))?.value ?? null;
  const genuine = kept !== null && sameText(kept.signature, sign(kept));
  const verdict = await verifyChain(await desk.audit.entries(), genuine ? kept : null, sha256);
  const clean = verdict.faults.length === 0 && (kept === null || genuine);
  if (clean && verdict.last) {
    const head = { ...verdict.last, at: new Date(now()).toISOString() };
    await rows.put(tenant, key, { ...head, signature: sign(head) }, null);
  }
  return { ...verdict, head: kept === null ? 'unsigned' : genuine ? 'signed' : 'forged', headSequence: kept?.sequence ?? null, headAt: kept?.at ?? null };
}

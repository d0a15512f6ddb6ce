import type { IntakePointer, Mailbox } from './ports.ts';

/** `scannedAt`: when the mailbox was last looked through (ISO 8601); absent in rows of older versions. */
export type Position = { link: string | null; since: string; scannedAt?: string };
export interface Positions {
  get(tenant: string, desk: string, mailbox: string): Promise<Position | null>;
  put(tenant: string, desk: string, mailbox: string, position: Position): Promise<void>;
}

export type ScanWork = { tenant: string; desk: string; hash: string; mailbox: Mailbox; installedAt: string };
export type ScanPorts = { positions: Positions; enqueue: (pointer: IntakePointer) => Promise<void>; now: () => number };

/** Bounds one run; the next goes on where this one stopped. */
export const MAX_SCAN_PAGES = 40;
/** After Graph forgot our position we look back further than any gap a notification could leave. Seen mail is known by its key. */
const RESYNC_LOOKBACK_MS = 3 * 86_400_000;

/**
 * The truth about what came in: notifications may be lost, this may not. The position is written after the pointers of its page are
 * in the queue, so that a crash between the two enqueues again and loses nothing. Mail that arrived before the desk was installed is left alone.
 */
export async function scanMailbox(work: ScanWork, ports: ScanPorts): Promise<{ found: number; resynced: boolean }> {
  const { tenant, desk, hash, mailbox } = work;
  let position: Position = (await ports.positions.get(tenant, desk, hash)) ?? { link: null, since: work.installedAt };
  let found = 0;
  let resynced = false;
  for (let page = 0; page < MAX_SCAN_PAGES; page += 1) {
    const scanned = await mailbox.scan(position.link, position.since);
    if (scanned.outcome === 'resync') {
      if (resynced) throw new Error('scan position refused twice');
      resynced = true;
      const back = new Date(Math.max(Date.parse(work.installedAt), ports.now() - RESYNC_LOOKBACK_MS)).toISOString();
      position = { link: null, since: back };
      continue;
    }
    const fresh = scanned.mails.filter((mail) => !mail.handled);
    for (const mail of fresh) await ports.enqueue({ kind: 'mailbox', tenant, desk, mailbox: hash, id: mail.id });
    found += fresh.length;
    if (scanned.position !== position.link) {
      position = { link: scanned.position, since: position.since };
      await ports.positions.put(tenant, desk, hash, position);
    }
    if (!scanned.more) break;
  }
  await ports.positions.put(tenant, desk, hash, { ...position, scannedAt: new Date(ports.now()).toISOString() });
  return { found, resynced };
}

import type { Access } from '../../access.ts';
import { MAX_NOTE_CHARS } from '../../fieldWriter.ts';
import { isObject } from '../../jsonShapes.ts';
import { readPage, type Row } from '../../rows.ts';
import type { RetentionEnd } from '../../../privacy/index.ts';
import type { GoingContact } from './contacts.ts';

export type RetentionTotals = {
  deleted: number;
  anonymised: number;
  messages: number;
  contacts: number;
  mailLog: number;
  auditLog: number;
  privacyLog: number;
  held: number;
};
export const NOTHING: RetentionTotals = { deleted: 0, anonymised: 0, messages: 0, contacts: 0, mailLog: 0, auditLog: 0, privacyLog: 0, held: 0 };
export const PHASES = ['tickets', 'archive', 'mailLog', 'privacyLog', 'auditLog'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * Tickets that go next, with what goes with them: written down before it goes, so that whoever goes on counts the same. `contacts`: those of the
 * people who asked, which go when no other ticket is left; absent in runs of older versions.
 */
export type Chunk = { tickets: { id: number; key: string; then: RetentionEnd }[]; messages: number; held: number; contacts?: GoingContact[] };
export type Lines = { list: 'MailLog' | 'PrivacyLog'; ids: number[] };
/** `at` is the moment the run counts from, whenever it is gone on with. `after`: item id up to which a list is done. */
export type RetentionWork = { at: string; phase: Phase; after: number; totals: RetentionTotals; chunk: Chunk | null; lines: Lines | null };
export type RetentionRequest = { id: number; key: string; work: RetentionWork };

/** The run that was not finished, else a new one. */
export async function beginRun(access: Access, given: { key: string; actor: string; at: string }): Promise<RetentionRequest> {
  const items = () => access.list('PrivacyLog').items;
  const { rows } = await access.guarded(() =>
    readPage(items().select('Id', 'RequestKey', 'Work').filter("RequestState eq 'Running' and PrivacyKind eq 'retention'").orderBy('Id', true).top(1)),
  );
  const fresh: RetentionWork = { at: given.at, phase: 'tickets', after: 0, totals: NOTHING, chunk: null, lines: null };
  if (rows[0]) return { id: Number(rows[0]['Id']), key: String(rows[0]['RequestKey']), work: workIn(rows[0]['Work']) ?? fresh };
  const added = (await access.guarded(() =>
    items().add({
      Title: 'retention',
      RequestKey: given.key,
      PrivacyKind: 'retention',
      RequestState: 'Running',
      Actor: given.actor,
      StartedAt: given.at,
      Work: JSON.stringify(fresh),
    }),
  )) as Row;
  return { id: Number(added['Id']), key: given.key, work: fresh };
}

export async function keepRun(access: Access, { id, work }: RetentionRequest): Promise<void> {
  const text = JSON.stringify(work);
  if (text.length > MAX_NOTE_CHARS) throw new RangeError('A chunk of the retention is too large to be written down.');
  await access.guarded(() => access.list('PrivacyLog').items.getById(id).update({ Work: text }));
}

export async function endRun(access: Access, { id }: RetentionRequest, receipt: object, at: string): Promise<void> {
  await access.guarded(() =>
    access
      .list('PrivacyLog')
      .items.getById(id)
      .update({ Work: null, RequestState: 'Done', FinishedAt: at, Receipt: JSON.stringify(receipt) }),
  );
}

function workIn(value: unknown): RetentionWork | null {
  try {
    const work: unknown = JSON.parse(String(value));
    return isObject(work) && typeof work['at'] === 'string' && (PHASES as readonly unknown[]).includes(work['phase']) && isObject(work['totals'])
      ? { ...(work as unknown as RetentionWork), totals: { ...NOTHING, ...work['totals'] } }
      : null;
  } catch {
    return null;
  }
}

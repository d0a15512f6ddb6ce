import {
  correctedFields,
  finderOf,
  summaryOf,
  type Correction,
  type Finder,
  type Found,
  type FindSummary,
  type Person,
  type UnreadFile,
} from '../../privacy/index.ts';
import type { ListName } from '../../schema/index.ts';
import { ListsFault } from '../fault.ts';
import { anyOf } from '../odata.ts';
import { readPage, type Row } from '../rows.ts';
import { updateItem } from '../writes.ts';
import { deleteRecord } from './deleting.ts';
import type { Desk } from './desk.ts';
import { learnSubject, type Suggestion } from './learnSubject.ts';
import { closeBins, openBins } from './openBins.ts';
import { recordOf } from './readRecords.ts';
import { search } from './search.ts';

export type FindResult = {
  request: string | null;
  finder: Finder;
  found: Found[];
  summary: FindSummary;
  suggestions: Suggestion[];
  likelyNames: readonly string[];
  read: number;
  bins: 'opened' | 'closed' | 'denied';
  inBins: number;
  unread: readonly UnreadFile[];
};

/** Everything of one person. `openBins` also reads what lies in the recycle bins, which takes it out for the time of reading. */
export async function findPerson(
  desk: Desk,
  person: Person,
  options: { openBins?: boolean; kind?: 'find' | 'export'; dryRun?: boolean } = {},
): Promise<FindResult> {
  const kind = options.kind ?? 'find';
  const request = options.dryRun ? null : await desk.begin(kind, person);
  const entries = await desk.bins.entries();
  const work = request?.work ?? { person, likelyNames: [], tickets: [], knownTickets: [], opened: [], mode: kind };
  const wanted = options.openBins === true || work.opened.length > 0;
  const opened =
    wanted && request
      ? await openBins(desk.bins, work.opened, async (list) => desk.log.keepWork(request, Object.assign(work, { opened: [...list] })))
      : { reached: false, opened: [], refused: 0 };
  const { subject, suggestions } = await learnSubject(desk.access, person);
  const { finder, found, read, unread } = await search(desk, subject, { opened: opened.opened, except: request && { list: 'PrivacyLog', id: request.id } });
  await closeBins(desk.bins, opened.opened);
  const summary = summaryOf(found, unread);
  const bins = entries === null ? 'denied' : opened.reached ? 'opened' : 'closed';
  const result: FindResult = {
    request: request?.key ?? null,
    finder,
    found,
    summary,
    suggestions,
    likelyNames: subject.likelyNames,
    read,
    bins,
    inBins: entries?.length ?? 0,
    unread: unread.named,
  };
  if (request)
    await desk.finish(request, kind, 'Done', {
      records: summary.records,
      traces: summary.traces,
      possible: summary.possible,
      read,
      bins,
      filesNotRead: unread.near + unread.elsewhere,
    });
  return result;
}

export type CorrectReceipt = { request: string | null; records: number; columns: number; merged: number; stale: number; byList: Record<string, number> };
const MAX_TRIES = 6;

/** Writes name and address into every copy beside the old ones. Earlier versions keep what was true then. */
export async function correctPerson(desk: Desk, person: Person, correction: Correction, dryRun = false): Promise<CorrectReceipt> {
  const request = dryRun ? null : await desk.begin('correct', person);
  const { subject } = await learnSubject(desk.access, person);
  const all = { ...subject, person: { ...person, addresses: [...person.addresses, ...(correction.address ? [correction.address] : [])] } };
  const finder = finderOf(subject);
  const receipt: CorrectReceipt = { request: request?.key ?? null, records: 0, columns: 0, merged: 0, stale: 0, byList: {} };
  for (const { record } of (await search(desk, all)).found) {
    let at: typeof record | null = record;
    for (let attempt = 0; at && attempt < MAX_TRIES; attempt += 1) {
      const fields = correctedFields(finder, at, correction);
      const columns = Object.keys(fields).length;
      if (columns === 0) break;
      if (!dryRun) {
        const outcome = await corrected(desk, at.list, at.id, at.etag, fields);
        if (outcome === 'stale') {
          at = await recordOf(desk.access, at.list, at.id, desk);
          continue;
        }
        if (outcome === 'merged') receipt.merged += 1;
      }
      receipt.records += 1;
      receipt.columns += columns;
      receipt.byList[record.list] = (receipt.byList[record.list] ?? 0) + 1;
      break;
    }
  }
  if (request) {
    receipt.stale = (await search(desk, all)).found.filter(({ record }) => Object.keys(correctedFields(finder, record, correction)).length > 0).length;
    await desk.finish(request, 'correct', 'Done', receipt);
  }
  return receipt;
}

/** A contact of the new address that is there already is the one that stays. */
async function corrected(desk: Desk, list: ListName, id: number, etag: string, fields: Record<string, string>): Promise<'updated' | 'stale' | 'merged'> {
  try {
    const { outcome } = await updateItem(desk.access, list, id, etag, fields);
    return outcome === 'stale' ? 'stale' : 'updated';
  } catch (error) {
    if (!(list === 'Contacts' && error instanceof ListsFault && error.code === 'lists.invalid')) throw error;
    await deleteRecord(desk.access, { list, id, files: [] });
    return 'merged';
  }
}

export type Flag = 'restrict' | 'object' | 'hold';
const FLAG_COLUMN = { restrict: 'Restricted', object: 'Objected' } as const;

/** Sets or lifts a flag at every contact of the person, and makes the contact when there is none. A hold stands in the privacy log alone. */
export async function flagPerson(desk: Desk, person: Person, flag: Flag, on: boolean, reason = ''): Promise<{ request: string; contacts: number }> {
  let contacts = 0;
  let last = '';
  for (const address of flag === 'hold' ? person.addresses : person.addresses.slice(0, 1)) {
    const request = await desk.begin(flag, { ...person, addresses: [address] });
    if (flag !== 'hold') contacts = await setFlag(desk, person, FLAG_COLUMN[flag], on);
    await desk.finish(request, flag, 'Done', flag === 'hold' ? { held: on, ...(reason && { reason }) } : { on, contacts });
    last = request.key;
  }
  return { request: last, contacts };
}

async function setFlag({ access }: Desk, person: Person, column: 'Restricted' | 'Objected', on: boolean): Promise<number> {
  const items = access.list('Contacts').items;
  const { rows } = await access.guarded(() =>
    readPage(items.select('Id', 'ContactEmail').filter(anyOf('ContactEmail', person.addresses)).top(person.addresses.length)),
  );
  const known = new Map(rows.map((row: Row) => [String(row['ContactEmail']).toLowerCase(), Number(row['Id'])]));
  for (const address of person.addresses) {
    const id = known.get(address);
    await access.guarded(async () => {
      if (id !== undefined)
        await access
          .list('Contacts')
          .items.getById(id)
          .update({ [column]: on });
      else if (on) await access.list('Contacts').items.add({ Title: person.names[0] ?? address, ContactEmail: address, [column]: on });
    });
  }
  return person.addresses.length;
}

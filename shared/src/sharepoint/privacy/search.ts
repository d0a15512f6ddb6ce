import {
  finderOf,
  findIn,
  textOf,
  unreadFiles,
  type DeskRecord,
  type Documents,
  type Finder,
  type Found,
  type Subject,
  type UnreadFiles,
} from '../../privacy/index.ts';
import { kindOf, LIST_NAMES, type ListName } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import type { Opened } from './bins.ts';
import { recordsOf } from './readRecords.ts';

/** Tickets first: which messages belong to the person follows from them. */
const FIRST: readonly ListName[] = ['Contacts', 'Tickets', 'ArchivedTickets', 'Messages', 'ArchivedMessages'];
const SEARCH_ORDER: readonly ListName[] = [...FIRST, ...LIST_NAMES.filter((name) => !FIRST.includes(name))];

export type Search = { finder: Finder; found: Found[]; read: number; unread: UnreadFiles };
export type SearchOptions = {
  opened?: readonly Opened[];
  /** Item ids of tickets that are known to be theirs, although they may not say so any more. */
  tickets?: readonly number[];
  archivedTickets?: readonly number[];
  /** The request that asks: its own row is no trace. */
  except?: { list: ListName; id: number } | null;
  /** Looked at besides the person, e.g. a passage. */
  also?: (record: DeskRecord) => boolean;
  onProgress?: (list: ListName, read: number) => void;
};

/** Whose lists, and who reads the documents in them; null: nobody, and they are named as not read. */
export type SearchedDesk = { access: Access; documents: Documents | null };

/** Reads every row of every list, earlier versions, text files and documents with it. Only what concerns the person is kept in memory. */
export async function search({ access, documents }: SearchedDesk, subject: Subject, options: SearchOptions = {}): Promise<Search> {
  const own = new Set(subject.ownTickets);
  const known = new Set(subject.knownTickets);
  const finder = finderOf({ ...subject, ownTickets: own, knownTickets: known });
  const found: Found[] = [];
  const unread = unreadFiles();
  let read = 0;
  for (const list of SEARCH_ORDER) {
    for await (const page of recordsOf(access, list, { documents })) {
      for (const each of page) {
        if (options.except?.list === list && options.except.id === each.id) continue;
        const record = { ...each, place: placeOf(options.opened ?? [], each) };
        if ((list === 'Tickets' && options.tickets?.includes(record.id)) || (list === 'ArchivedTickets' && options.archivedTickets?.includes(record.id)))
          own.add(textOf(record.fields, 'TicketKey'));
        const result = findIn(finder, record);
        unread.add(record, result?.relation ?? 'none');
        const ticket = textOf(record.fields, 'TicketKey');
        if (result?.relation === 'own' && kindOf(list) === 'Tickets') own.add(ticket);
        if (ticket !== '' && (result?.relation === 'mentioned' || result?.relation === 'authored')) known.add(ticket);
        if (result) found.push(result);
        else if (options.also?.(record)) found.push({ record, relation: 'possible', traces: [] });
      }
      read += page.length;
      options.onProgress?.(list, read);
    }
  }
  // A ticket's row is read before its messages: only now is it known that the name in its preview is theirs.
  return {
    finder,
    read,
    unread: unread.result(finder.subject),
    found: found.map((each) => (each.relation === 'possible' ? (findIn(finder, each.record) ?? each) : each)),
  };
}

/** A file alone may have come out of the bin; the row it hangs on then lies where it always lay. */
const placeOf = (opened: readonly Opened[], record: DeskRecord): DeskRecord['place'] =>
  opened.find(({ list, id, file }) => list === record.list && id === record.id && file === null)?.place ?? record.place;

import { kindOf, type ListName } from '../schema/index.ts';
import type { UnreadReason } from './fileText.ts';
import { textOf, type DeskRecord, type Relation, type Subject } from './records.ts';

/** A file whose content, or a part of it, nobody looked into, and why. `ticket` is the number of the ticket it hangs on, null when that is gone. */
export type UnreadFile = { list: ListName; id: number; ticket: number | null; name: string; why: UnreadReason };
/**
 * What a search cannot say anything about, counted and named, so that somebody can look: `near` hangs on tickets the person takes part in,
 * `elsewhere` on those of others. Files that come from the person go with their messages and are not among them.
 */
export type UnreadFiles = { near: number; elsewhere: number; reasons: Partial<Record<UnreadReason, number>>; named: UnreadFile[] };

/** So many are named; of the rest the number is told. Those near the person come first. */
export const MAX_NAMED_FILES = 2000;

/** Collects while the lists are read. Which tickets are near is known only at the end. */
export function unreadFiles(): { add(record: DeskRecord, relation: Relation): void; result(subject: Subject): UnreadFiles } {
  const numbers = new Map<string, number>();
  const unread: { key: string; file: Omit<UnreadFile, 'ticket'> }[] = [];
  return {
    add(record, relation) {
      const key = textOf(record.fields, 'TicketKey');
      if (kindOf(record.list) === 'Tickets') numbers.set(key, Number(record.fields['TicketNumber'] ?? record.id));
      if (relation === 'own' || relation === 'authored') return;
      for (const { name, unread: why } of record.files) if (why) unread.push({ key, file: { list: record.list, id: record.id, name, why } });
    },
    result({ ownTickets, knownTickets }) {
      const isNear = ({ key }: { key: string }): boolean => ownTickets.has(key) || knownTickets.has(key);
      const near = unread.filter(isNear);
      const elsewhere = unread.filter((each) => !isNear(each));
      const named = [...near, ...elsewhere].slice(0, MAX_NAMED_FILES).map(({ key, file }) => ({ ...file, ticket: numbers.get(key) ?? null }));
      const reasons: UnreadFiles['reasons'] = {};
      for (const { file } of unread) reasons[file.why] = (reasons[file.why] ?? 0) + 1;
      return { near: near.length, elsewhere: elsewhere.length, reasons, named };
    },
  };
}

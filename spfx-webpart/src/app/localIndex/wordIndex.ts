import type { TicketIndexRow } from '@listdesk/shared/sharepoint';

export const MAX_TERMS = 8;
export const MAX_WORD_CHARS = 40;
/** From so many letters on a term is also found inside words: "export" in "Rechnungsexport". */
const INSIDE_FROM = 3;
const NUMBER_SCORE = 9;
const WHOLE = 3;
const BEGINNING = 2;
const INSIDE = 1;

const WORDS = /[\p{L}\p{N}]+/gu;

/** Lower case without accents, so that "grosse", "Größe" and "GRÖSSE" meet. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ı/g, 'i');

export const wordsOf = (text: string): string[] => (plain(text).match(WORDS) ?? []).map((word) => word.slice(0, MAX_WORD_CHARS));

export type Hit = { row: TicketIndexRow; score: number };

const FIELDS = ['subject', 'status', 'priority', 'assigneeId', 'category', 'tags', 'merged'] as const satisfies readonly (keyof TicketIndexRow)[];
type Unnamed = Exclude<keyof TicketIndexRow, (typeof FIELDS)[number] | keyof Kept | 'requester' | 'lastMessageAt'>;

/** What is kept beside the text of a row. */
type Kept = Pick<TicketIndexRow, 'id' | 'modifiedAt'>;

/** A row as one text: half of what its objects take, for tens of thousands that are seldom looked at. Does not compile while a field of the row is not named above. */
const packed = ({ requester, lastMessageAt, ...row }: TicketIndexRow & Record<Unnamed, never>): string =>
  JSON.stringify([requester.name, requester.address, Date.parse(lastMessageAt), ...FIELDS.map((field) => row[field])]);
function unpacked(text: string, kept: Kept): TicketIndexRow {
  const [name, address, lastMessageAt, ...values] = JSON.parse(text) as [string, string, number, ...unknown[]];
  const row = Object.fromEntries(FIELDS.map((field, at) => [field, values[at]]));
  return { ...kept, requester: { name, address }, lastMessageAt: new Date(lastMessageAt).toISOString(), ...row } as TicketIndexRow;
}

/**
 * Words to the tickets they stand in. 100,000 tickets know some ten thousand words, so a term looks through the words and not
 * through the tickets; what is kept of a ticket is one small number a word. A changed ticket gets a new place, its old one is dead.
 */
export function createWordIndex(nameOf: (userId: number) => string) {
  /** Most words stand in one ticket only: those need no list. */
  const places = new Map<string, number | number[]>();
  const rows: (string | null)[] = [];
  /** Id of the ticket at each place, and when it was changed. */
  const ids: number[] = [];
  const changed: number[] = [];
  const placeOfId = new Map<number, number>();

  function textOf(row: TicketIndexRow): string {
    return [
      row.subject,
      row.requester.name,
      row.requester.address,
      row.assigneeId === null ? '' : nameOf(row.assigneeId),
      row.category ?? '',
      row.tags.join(' '),
    ].join(' ');
  }

  function remove(id: number): void {
    const place = placeOfId.get(id);
    if (place === undefined) return;
    rows[place] = null;
    placeOfId.delete(id);
  }

  /** The highest numbers among many, without sorting all of them. */
  function newest(found: readonly number[], limit: number): number[] {
    const best: number[] = [];
    for (const place of found) {
      const id = ids[place] ?? 0;
      if (best.length === limit && id < (best[limit - 1] ?? 0)) continue;
      let at = best.length;
      while (at > 0 && (best[at - 1] ?? 0) < id) at -= 1;
      best.splice(at, 0, id);
      if (best.length > limit) best.pop();
    }
    return best;
  }

  function rowOf(id: number): TicketIndexRow | null {
    const place = placeOfId.get(id) ?? -1;
    const text = rows[place];
    return text ? unpacked(text, { id, modifiedAt: new Date(changed[place] ?? 0).toISOString() }) : null;
  }

  return {
    get size(): number {
      return placeOfId.size;
    },
    row: rowOf,
    remove,
    /** An older form of a ticket never replaces a newer one. */
    put(row: TicketIndexRow): boolean {
      const at = Date.parse(row.modifiedAt);
      if ((changed[placeOfId.get(row.id) ?? -1] ?? 0) > at) return false;
      remove(row.id);
      const place = rows.push(packed(row)) - 1;
      ids.push(row.id);
      changed.push(at);
      placeOfId.set(row.id, place);
      for (const word of new Set(wordsOf(textOf(row)))) {
        const list = places.get(word);
        if (typeof list === 'object') list.push(place);
        else places.set(word, list === undefined ? place : [list, place]);
      }
      return true;
    },
    /** All terms must occur. Best first, among equals the newest number; at most `limit`. */
    search(text: string, limit: number): Hit[] {
      const terms = wordsOf(text).slice(0, MAX_TERMS);
      if (!terms.length) return [];
      const reached = new Uint8Array(rows.length);
      const scores = new Uint8Array(rows.length);
      terms.forEach((term, step) => {
        const best = new Uint8Array(rows.length);
        places.forEach((list, word) => {
          const at = word.length < term.length ? -1 : word === term ? 0 : term.length >= INSIDE_FROM ? word.indexOf(term) : word.startsWith(term) ? 0 : -1;
          if (at < 0) return;
          const score = word === term ? WHOLE : at === 0 ? BEGINNING : INSIDE;
          if (typeof list === 'number') best[list] = Math.max(best[list] ?? 0, score);
          else for (const place of list) if ((best[place] ?? 0) < score) best[place] = score;
        });
        const byNumber = /^\d+$/.test(term) ? placeOfId.get(Number(term)) : undefined;
        if (byNumber !== undefined) best[byNumber] = NUMBER_SCORE;
        for (let place = 0; place < best.length; place += 1) {
          const score = best[place] ?? 0;
          if (score === 0 || reached[place] !== step) continue;
          reached[place] = step + 1;
          scores[place] = (scores[place] ?? 0) + score;
        }
      });
      const ranks: number[][] = [];
      for (let place = rows.length - 1; place >= 0; place -= 1) {
        if (reached[place] !== terms.length || !rows[place]) continue;
        (ranks[scores[place] ?? 0] ??= []).push(place);
      }
      const hits: Hit[] = [];
      for (let score = ranks.length - 1; score > 0 && hits.length < limit; score -= 1) {
        for (const id of newest(ranks[score] ?? [], limit - hits.length)) {
          const row = rowOf(id);
          if (row) hits.push({ row, score });
        }
      }
      return hits;
    },
  };
}
export type WordIndex = ReturnType<typeof createWordIndex>;

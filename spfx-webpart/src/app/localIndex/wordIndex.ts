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
export const plain = (text: string): string => text.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/ı/g, 'i');

export const wordsOf = (text: string): string[] => (plain(text).match(WORDS) ?? []).map((word) => word.slice(0, MAX_WORD_CHARS));

export type Hit = { row: TicketIndexRow; score: number };

/**
 * Words to the tickets they stand in. 100,000 tickets know some ten thousand words, so a term looks through the words and not
 * through the tickets; what is kept of a ticket is one small number a word. A changed ticket gets a new place, its old one is dead.
 */
export function createWordIndex(nameOf: (userId: number) => string) {
  const places = new Map<string, number[]>();
  const rows: (TicketIndexRow | null)[] = [];
  const placeOfId = new Map<number, number>();

  function textOf(row: TicketIndexRow): string {
    return [row.subject, row.requester.name, row.requester.address, row.assigneeId === null ? '' : nameOf(row.assigneeId), row.category ?? '', row.tags.join(' ')].join(' ');
  }

  function remove(id: number): void {
    const place = placeOfId.get(id);
    if (place === undefined) return;
    rows[place] = null;
    placeOfId.delete(id);
  }

  /** The highest numbers among many, without sorting all of them. */
  function newest(found: readonly number[], limit: number): TicketIndexRow[] {
    const best: TicketIndexRow[] = [];
    for (const place of found) {
      const row = rows[place];
      if (!row || (best.length === limit && row.id < (best[limit - 1]?.id ?? 0))) continue;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.id ?? 0) < row.id) at -= 1;
      best.splice(at, 0, row);
      if (best.length > limit) best.pop();
    }
    return best;
  }

  return {
    get size(): number {
      return placeOfId.size;
    },
    row: (id: number): TicketIndexRow | null => rows[placeOfId.get(id) ?? -1] ?? null,
    remove,
    /** An older form of a ticket never replaces a newer one. */
    put(row: TicketIndexRow): boolean {
      const held = this.row(row.id);
      if (held && held.modifiedAt > row.modifiedAt) return false;
      remove(row.id);
      const place = rows.push(row) - 1;
      placeOfId.set(row.id, place);
      for (const word of new Set(wordsOf(textOf(row)))) {
        const list = places.get(word);
        if (list) list.push(place);
        else places.set(word, [place]);
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
          for (const place of list) if ((best[place] ?? 0) < score) best[place] = score;
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
        for (const row of newest(ranks[score] ?? [], limit - hits.length)) hits.push({ row, score });
      }
      return hits;
    },
  };
}
export type WordIndex = ReturnType<typeof createWordIndex>;

export type IndexKey = string | number;

/** Ids by value, in the order of the values. Values compare as SharePoint's database does: without regard to case. */
export class OrderedIndex {
  #keys: IndexKey[] = [];
  #ids = new Map<IndexKey, number[]>();
  #empty: number[] = [];

  get filled(): number {
    let count = 0;
    for (const ids of this.#ids.values()) count += ids.length;
    return count;
  }

  add(key: IndexKey | null, id: number): void {
    if (key === null) return insertSorted(this.#empty, id);
    const ids = this.#ids.get(key);
    if (ids) return insertSorted(ids, id);
    this.#ids.set(key, [id]);
    insertSorted(this.#keys, key);
  }

  remove(key: IndexKey | null, id: number): void {
    const ids = key === null ? this.#empty : this.#ids.get(key);
    if (!ids) return;
    const at = lowerBound(ids, id);
    if (ids[at] === id) ids.splice(at, 1);
    if (key === null || ids.length) return;
    this.#ids.delete(key);
    this.#keys.splice(lowerBound(this.#keys, key), 1);
  }

  /** Builds from nothing in one go. */
  fill(entries: readonly (readonly [IndexKey | null, number])[]): void {
    this.#ids.clear();
    this.#empty = [];
    for (const [key, id] of entries) {
      if (key === null) this.#empty.push(id);
      else {
        const ids = this.#ids.get(key);
        if (ids) ids.push(id);
        else this.#ids.set(key, [id]);
      }
    }
    for (const ids of this.#ids.values()) ids.sort((a, b) => a - b);
    this.#empty.sort((a, b) => a - b);
    this.#keys = [...this.#ids.keys()].sort(compareKeys);
  }

  equal(key: IndexKey | null): readonly number[] {
    return (key === null ? this.#empty : this.#ids.get(key)) ?? [];
  }

  /** Ids whose values lie between the bounds, in the order of values. Leaves out the empty ones. */
  *range(low: { key: IndexKey; inclusive: boolean } | null, high: { key: IndexKey; inclusive: boolean } | null): Generator<number> {
    let at = low ? lowerBound(this.#keys, low.key) : 0;
    if (low && !low.inclusive && this.#keys[at] === low.key) at += 1;
    for (; at < this.#keys.length; at += 1) {
      const key = this.#keys[at]!;
      if (high && (compareKeys(key, high.key) > 0 || (!high.inclusive && key === high.key))) return;
      yield* this.#ids.get(key)!;
    }
  }

  /**
   * Every id from the value `start` on (undefined: from the first); empty values come first going up and last going down. Equal values stand in the
   * order of ids, or the other way round.
   */
  *inOrder(descending: boolean, idsDescending = false, start?: IndexKey | null): Generator<number> {
    const same = (ids: readonly number[]): readonly number[] => (idsDescending ? [...ids].reverse() : ids);
    const first = start === undefined || start === null ? undefined : lowerBound(this.#keys, start);
    if (!descending) {
      if (first === undefined) yield* same(this.#empty);
      for (let at = first ?? 0; at < this.#keys.length; at += 1) yield* same(this.#ids.get(this.#keys[at]!)!);
      return;
    }
    const last = start === null ? -1 : Math.min(first ?? Infinity, this.#keys.length - 1);
    for (let at = last; at >= 0; at -= 1) yield* same(this.#ids.get(this.#keys[at]!)!);
    yield* same(this.#empty);
  }
}

export function compareKeys(a: IndexKey, b: IndexKey): number {
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === 'number' ? -1 : 1;
}

export function lowerBound<T extends IndexKey>(sorted: readonly T[], wanted: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(sorted[middle]!, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertSorted<T extends IndexKey>(sorted: T[], value: T): void {
  const last = sorted[sorted.length - 1];
  if (last === undefined || compareKeys(last, value) < 0) sorted.push(value);
  else sorted.splice(lowerBound(sorted, value), 0, value);
}

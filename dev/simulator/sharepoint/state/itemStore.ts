import { insertSorted, lowerBound, OrderedIndex, type IndexKey } from './orderedIndex.ts';
import type { Field, Item, ItemValue } from './model.ts';

/** What an index and a comparison see of a value: texts without regard to case, persons and lookups as their id. */
export function keyOf(value: ItemValue | undefined): IndexKey | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.toLowerCase();
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return Array.isArray(value) ? null : value.Url.toLowerCase();
}

/** The rows of one list with their ids in order and an index for each indexed column; stays fast at 100,000 rows. */
export class ItemStore {
  #items = new Map<number, Item>();
  #ids: number[] = [];
  #indexes = new Map<string, OrderedIndex>();
  #byPath = new Map<string, number>();

  get size(): number {
    return this.#ids.length;
  }

  get ids(): readonly number[] {
    return this.#ids;
  }

  get(id: number): Item | undefined {
    return this.#items.get(id);
  }

  at(path: string): Item | undefined {
    const id = this.#byPath.get(path.toLowerCase());
    return id === undefined ? undefined : this.#items.get(id);
  }

  *all(): Generator<Item> {
    for (const id of this.#ids) yield this.#items.get(id)!;
  }

  /** Ids above the given one, in order. */
  after(id: number): readonly number[] {
    return this.#ids.slice(lowerBound(this.#ids, id + 1));
  }

  add(item: Item): void {
    this.#items.set(item.id, item);
    insertSorted(this.#ids, item.id);
    if (item.path !== null) this.#byPath.set(item.path.toLowerCase(), item.id);
    for (const [name, index] of this.#indexes) index.add(keyOf(item.values[name]), item.id);
  }

  /** Many new rows at once; the indexes are built anew. */
  addAll(items: readonly Item[]): void {
    for (const item of items) {
      this.#items.set(item.id, item);
      if (item.path !== null) this.#byPath.set(item.path.toLowerCase(), item.id);
    }
    this.#ids = [...this.#items.keys()].sort((a, b) => a - b);
    for (const name of this.#indexes.keys()) this.index(name);
  }

  remove(id: number): void {
    const item = this.#items.get(id);
    if (!item) return;
    this.#items.delete(id);
    this.#ids.splice(lowerBound(this.#ids, id), 1);
    if (item.path !== null) this.#byPath.delete(item.path.toLowerCase());
    for (const [name, index] of this.#indexes) index.remove(keyOf(item.values[name]), id);
  }

  /** Replaces values and keeps the indexes true. */
  write(item: Item, values: Record<string, ItemValue>): void {
    for (const [name, value] of Object.entries(values)) {
      const index = this.#indexes.get(name);
      index?.remove(keyOf(item.values[name]), item.id);
      item.values[name] = value;
      index?.add(keyOf(value), item.id);
    }
  }

  move(item: Item, path: string): void {
    if (item.path !== null) this.#byPath.delete(item.path.toLowerCase());
    item.path = path;
    this.#byPath.set(path.toLowerCase(), item.id);
  }

  indexOf(name: string): OrderedIndex | undefined {
    return this.#indexes.get(name);
  }

  index(name: string): void {
    const index = new OrderedIndex();
    index.fill(this.#ids.map((id) => [keyOf(this.#items.get(id)!.values[name]), id] as const));
    this.#indexes.set(name, index);
  }

  unindex(name: string): void {
    this.#indexes.delete(name);
  }

  indexAll(fields: readonly Field[]): void {
    this.#indexes.clear();
    for (const field of fields) if (field.indexed) this.index(field.internalName);
  }
}

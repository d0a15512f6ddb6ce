/** The rows on both sides of the current one, by id; null at an end of the list. */
export type Neighbours = { previous: number | null; next: number | null };

export const neighboursAt = (ids: readonly number[], at: number): Neighbours => ({ previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null });

/** Whether a row is no longer where it was chosen: it left, or an answer of one's own moved it to the top. Its neighbours stand side by side then. */
export function hasLeft(ids: readonly number[], at: number, { previous, next }: Neighbours): boolean {
  if (at < 0) return true;
  const before = previous === null ? -1 : ids.indexOf(previous);
  const after = next === null ? ids.length : ids.indexOf(next);
  if ((previous !== null && before < 0) || (next !== null && after < 0) || (previous === null && next === null)) return false;
  return after === before + 1;
}

/** The row that comes next for whoever works down the list, or up: beside the current one, or where it stood. Null where there is none. */
export function stepFrom(ids: readonly number[], at: number, beside: Neighbours, step: 1 | -1): number | null {
  const stood = step > 0 ? (beside.next ?? beside.previous) : (beside.previous ?? beside.next);
  if (hasLeft(ids, at, beside) && stood !== null && ids.includes(stood)) return stood;
  return ids[Math.max(0, Math.min(ids.length - 1, at + step))] ?? null;
}

/** Shapes of JSON read from columns: what is not as expected is null, and the caller names the column. */
export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export function listOf<T>(value: unknown, parse: (value: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const parsed = value.map(parse);
  return parsed.every((each) => each !== null) ? (parsed as T[]) : null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment (ms) as a `datetime-local` field holds it: the reader's clock, without a zone. */
export function fieldValue(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

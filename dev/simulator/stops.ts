type Sent = { method: string; url: string };
export type Stop = { kind: 'dropBefore' | 'dropAfter'; at: number };

/**
 * Where somebody who sends one request after the other can end and leave something new behind: before anything, and after each write. Before
 * a write is what after the one before it was, and a question changes nothing. `requests`: those of the whole way, undisturbed.
 */
export function stopsIn(requests: readonly Sent[]): Stop[] {
  const after = requests.flatMap(({ method }, at): Stop[] => (method === 'GET' ? [] : [{ kind: 'dropAfter', at }]));
  return [{ kind: 'dropBefore', at: 0 }, ...after];
}

/** What a request does, whichever row it does it to. */
const deedOf = ({ method, url }: Sent): string => `${method} ${decodeURIComponent(new URL(url).pathname).replace(/'[^']*'(?=\)\/|\)$)|\(\d+\)/g, '()')}`;

/** Of writes that do the same to many rows only the first or the last; and before anything. */
export function oneOfEach(requests: readonly Sent[], which: 'first' | 'last'): Stop[] {
  const kept = new Map<string, Stop>();
  for (const stop of stopsIn(requests)) {
    const deed = `${stop.kind} ${deedOf(requests[stop.at]!)}`;
    if (which === 'last' || !kept.has(deed)) kept.set(deed, stop);
  }
  return [...kept.values()].sort((a, b) => a.at - b.at);
}

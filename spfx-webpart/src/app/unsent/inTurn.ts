type Locks = { request<T>(name: string, work: () => Promise<T>): Promise<T> };

/** Work of one name happens one at a time: in all windows of this browser where it can tell (Web Locks), else in this one. */
export function inTurn(name: string): <T>(work: () => Promise<T>) => Promise<T> {
  const { locks } = navigator as unknown as { locks?: Locks };
  if (locks) return (work) => locks.request(name, work);
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

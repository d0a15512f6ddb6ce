/** Longest stretch of work between two looks at what the person does; a sixth of a long task, for slow machines. */
export const SLICE_MS = 8;
const LATEST_MS = 2_000;

type Idle = { requestIdleCallback?: (work: () => void, options: { timeout: number }) => number };

/** Resolves when the browser has nothing better to do. */
export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    const { requestIdleCallback } = globalThis as unknown as Idle;
    if (requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
    else setTimeout(resolve, 0);
  });

/** Does `work` for each item in short slices; stops when `wanted` says no more. */
export async function inSlices<T>(items: readonly T[], work: (item: T) => void, wanted: () => boolean): Promise<void> {
  for (let next = 0; next < items.length && wanted();) {
    await idle();
    const until = performance.now() + SLICE_MS;
    while (next < items.length && performance.now() < until) {
      const item = items[next];
      next += 1;
      if (item !== undefined) work(item);
    }
  }
}

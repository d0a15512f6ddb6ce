const CALLS = 400;
const TURNS = 50_000;
/** So much slower than at its best the machine may be while something is measured. */
const CALM = 1.3;
const LOOK_AGAIN_MS = 2_000;
const WAIT_AT_MOST_MS = 8_000;

let best = Infinity;

/** Short and called often, so that it is compiled before it is compared. */
function work(): number {
  let sum = 0;
  for (let turn = 0; turn < TURNS; turn += 1) sum = (sum * 31 + turn) | 0;
  return sum;
}

/** How fast the machine is just now, against the fastest seen in this process: 1 is as fast. */
function slowness(): number {
  const began = performance.now();
  for (let call = 0; call < CALLS; call += 1) work();
  const ms = performance.now() - began;
  best = Math.min(best, ms);
  return ms / best;
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

async function quiet(): Promise<void> {
  for (const until = Date.now() + WAIT_AT_MOST_MS; slowness() > CALM && Date.now() < until;) await pause(LOOK_AGAIN_MS);
}

export type Calm<T> = { results: T[]; /** Runs left out because the machine was slower before or after them. */ disturbed: number };

/**
 * `runs` results of `measure`, each from a time in which the machine was as fast as it can be: a shared machine slows down threefold for
 * seconds at a time, and a limit in milliseconds says nothing then. What was disturbed is measured again, at most `more` times; on a machine
 * that never comes to rest the last results count as they are.
 */
export async function whenCalm<T>(runs: number, more: number, measure: () => Promise<T>): Promise<Calm<T>> {
  const results: T[] = [];
  const left: T[] = [];
  while (results.length < runs && results.length + left.length < runs + more) {
    await quiet();
    const result = await measure();
    if (slowness() <= CALM) results.push(result);
    else left.push(result);
  }
  const missing = runs - results.length;
  return { results: [...results, ...left.slice(left.length - missing)], disturbed: left.length - missing };
}

/** For the row's name: how many runs were left out, when any were. */
export const leftOut = (disturbed: number): string => (disturbed ? `, ${disturbed} disturbed left out` : '');

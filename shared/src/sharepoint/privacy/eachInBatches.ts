import type { Access } from '../access.ts';
import { refusalOf } from '../fault.ts';

/** One `$batch` takes more, but is answered only when all of it is done. */
export const ITEMS_A_BATCH = 20;

/** Asks for something of many rows, or does it to them, so many in a request. Rows that are gone meanwhile have no answer. */
export async function eachInBatches<T>(access: Access, ids: readonly number[], ask: (id: number, web: Access['web']) => Promise<T>): Promise<Map<number, T>> {
  const answers = new Map<number, T>();
  for (let at = 0; at < ids.length; at += ITEMS_A_BATCH)
    await access.guarded(async () => {
      const [batched, execute] = access.web.batched();
      const asked = ids.slice(at, at + ITEMS_A_BATCH).map(async (id) => {
        try {
          answers.set(id, await ask(id, batched));
        } catch (error) {
          // Deleted while we were reading.
          if ((await refusalOf(error, access.now()))?.status !== 404) return error;
        }
        return null;
      });
      await execute();
      const failure = (await Promise.all(asked)).find((each) => each !== null);
      if (failure) throw failure;
    });
  return answers;
}

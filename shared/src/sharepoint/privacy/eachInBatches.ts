import type { Access } from '../access.ts';
import { refusalOf } from '../fault.ts';
import type { Row } from '../rows.ts';

const READS_A_BATCH = 20;

/** Asks for something of many rows, so many in a request. Rows that are gone meanwhile have no answer. */
export async function eachInBatches(
  access: Access,
  ids: readonly number[],
  ask: (id: number, web: Access['web']) => Promise<Row[]>,
): Promise<Map<number, Row[]>> {
  const answers = new Map<number, Row[]>();
  for (let at = 0; at < ids.length; at += READS_A_BATCH)
    await access.guarded(async () => {
      const [batched, execute] = access.web.batched();
      const asked = ids.slice(at, at + READS_A_BATCH).map(async (id) => {
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

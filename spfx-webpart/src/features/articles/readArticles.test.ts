import type { Article, DeskLists } from '@listdesk/shared/sharepoint';
import { knownArticles, readArticlesAnew, readArticlesSeldom } from './readArticles';

/** A knowledge base that counts how often it is read, and a clock. */
function base() {
  const clock = { at: 0 };
  const reads: number[] = [];
  let failing = false;
  const lists = {
    articles: async () => {
      reads.push(clock.at);
      if (failing) throw new Error('no');
      return [{ title: `as of ${clock.at}` } as Article];
    },
  } as unknown as DeskLists;
  return { port: { lists, now: () => clock.at }, clock, reads, fail: (now: boolean) => (failing = now) };
}
const MINUTE = 60_000;

test('beside the tickets of ten minutes the articles are read once', async () => {
  const { port, clock, reads } = base();
  for (clock.at of [0, 4 * MINUTE, 9 * MINUTE, 11 * MINUTE]) await readArticlesSeldom(port);
  expect(reads).toEqual([0, 11 * MINUTE]);
});

test('whoever looks for one reads anew and sees at once what stood beside the ticket; that is as new then', async () => {
  const { port, clock, reads } = base();
  await readArticlesSeldom(port);
  expect(knownArticles.get(port)).toEqual([{ title: 'as of 0' }]);
  clock.at = 5 * MINUTE;
  await readArticlesAnew(port);
  clock.at = 14 * MINUTE;
  expect(await readArticlesSeldom(port)).toEqual([{ title: `as of ${5 * MINUTE}` }]);
  expect(reads).toEqual([0, 5 * MINUTE]);
});

test('what did not come is asked for again', async () => {
  const { port, reads, fail } = base();
  fail(true);
  await expect(readArticlesSeldom(port)).rejects.toThrow('no');
  fail(false);
  await readArticlesSeldom(port);
  expect(reads).toHaveLength(2);
});

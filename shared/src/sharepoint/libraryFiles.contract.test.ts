import { AGENT, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { accessTo } from './access.ts';
import { deskLists, type DeskLists } from './index.ts';
import { deleteFromLibrary, LIBRARY_CHUNK_BYTES } from './libraryFiles.ts';

const NAME = 'library:m1-1.zip';
const SIZE = 2 * LIBRARY_CHUNK_BYTES + 7;
const bytes = Uint8Array.from({ length: SIZE }, (_, at) => (at * 31) % 251);

let desk: SimulatedDesk;
let lists: DeskLists;
beforeEach(async () => {
  desk = await simulatedDesk();
  lists = deskLists(await desk.asApp(), desk.siteUrl);
});

const sent = async <T>(work: () => Promise<T>): Promise<{ value: T; requests: string[] }> => {
  const mark = desk.simulator.log.mark();
  const value = await work();
  return {
    value,
    requests: desk.simulator.log
      .since(mark)
      .map(
        ({ method, url }) =>
          `${method} ${/(AddUsingPath|startUpload|continueUpload|finishUpload|\$value|\$select=Length)/i.exec(decodeURIComponent(url))?.[1] ?? url}`,
      ),
  };
};
const same = (found: Uint8Array): boolean => Buffer.compare(found, bytes) === 0;

it('sends a large file in pieces and reads it back as any other', async () => {
  // Whether there are circles stands in the settings, which whoever writes has read.
  await lists.settings();
  const { value, requests } = await sent(() => lists.addAttachment(7, NAME, new Blob([bytes])));
  expect(value).toBe('added');
  expect(requests).toEqual(['POST AddUsingPath', 'POST startUpload', 'POST continueUpload', 'POST finishUpload']);
  expect(same(await lists.attachment(7, NAME))).toBe(true);
  expect(same(await desk.lists(AGENT).attachment(7, NAME))).toBe(true);
});

it('sends nothing of a file that is there', async () => {
  await lists.addAttachment(7, NAME, bytes);
  const { value, requests } = await sent(() => lists.addAttachment(7, NAME, bytes));
  expect(value).toBe('exists');
  expect(requests).toEqual(['POST AddUsingPath', 'GET $select=Length']);
});

it('stopped before the first piece or after any, a second try leaves the whole file once', async () => {
  for (const [kind, at] of [['dropBefore', 0] as const, ...[0, 1, 2, 3].map((piece) => ['dropAfter', piece] as const)]) {
    const name = `library:stopped-${kind}-${at}.zip`;
    const remove = desk.simulator.faults.add({ url: /ListDeskFiles/, fault: { kind }, skip: at, times: 1 });
    await expect(lists.addAttachment(7, name, bytes)).rejects.toMatchObject({ code: 'lists.offline' });
    remove();
    await lists.addAttachment(7, name, bytes);
    expect({ at, whole: same(await lists.attachment(7, name)) }).toEqual({ at, whole: true });
  }
});

it('says that a file is missing, and deletes for good what is there or not', async () => {
  await expect(lists.attachment(7, NAME)).rejects.toMatchObject({ code: 'lists.missing' });
  await lists.addAttachment(7, NAME, bytes);
  const access = accessTo(desk.as(AGENT), desk.siteUrl, Date.now);
  await deleteFromLibrary(access, 'm1-1.zip');
  await deleteFromLibrary(access, 'm1-1.zip');
  await expect(lists.attachment(7, NAME)).rejects.toMatchObject({ code: 'lists.missing' });
});

import type { DeskLists } from '@listdesk/shared/sharepoint';
import { stopsIn } from '../../../../dev/simulator/stops';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { simulatedDesk } from '../desk/testing/deskInSimulator';
import { editingOf, freshResponse, type Editing } from './editing';
import { saveResponse } from './saveResponse';

let simulator: Simulator;
let lists: DeskLists;
beforeEach(async () => {
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const ME = 1;
const file = (name: string, ...bytes: number[]) => ({ name, contentType: 'text/plain', bytes: new Uint8Array(bytes), contentId: null });
const written = (key: string): Editing => freshResponse(key, { name: 'Form', body: 'See below', html: '<p>See below</p>' });
const stored = async (key: string) => (await lists.cannedResponses(ME)).find((one) => one.key === key)!;
const changed = (editing: Editing, text: Partial<Editing['text']>): Editing => ({ ...editing, text: { ...editing.text, ...text } });

test('stopped before anything or after any write, the second save makes one response with its file once', async () => {
  const mark = simulator.log.mark();
  expect(await saveResponse(lists, ME, written('r'), [file('form.txt', 1, 2)], false)).toMatchObject({ outcome: 'saved' });
  const stops = stopsIn(simulator.log.since(mark));
  expect(stops.length).toBe(4);
  for (const { kind, at } of stops) {
    const key = `r-${kind}-${at}`;
    const mended = simulator.faults.add({ url: /./, fault: { kind }, skip: at, times: 1 });
    expect(await saveResponse(lists, ME, written(key), [file('form.txt', 1, 2)], false)).toMatchObject({ outcome: 'failed' });
    mended();
    // What was typed since the first try is what stays.
    expect(await saveResponse(lists, ME, changed(written(key), { body: 'Typed since' }), [file('form.txt', 1, 2)], false)).toMatchObject({ outcome: 'saved' });
    const one = await stored(key);
    expect({ at, body: one.body, files: one.files.map(({ fileName }) => fileName) }).toEqual({ at, body: 'Typed since', files: ['form.txt'] });
    expect(await lists.responseFile(one.id, one.files[0]!.storedName)).toEqual(new Uint8Array([1, 2]));
  }
});

test('a file added raises the version, and is no change of somebody else', async () => {
  await saveResponse(lists, ME, written('r'), [], false);
  const editing = editingOf(await stored('r'));
  const mended = simulator.faults.add({ url: /CannedResponses.*items\(\d+\)$/, fault: { kind: 'status', status: 500 } });
  expect(await saveResponse(lists, ME, editing, [file('a.txt', 1)], false)).toMatchObject({ outcome: 'failed' });
  mended();
  expect(await saveResponse(lists, ME, changed(editing, { body: 'New' }), [], false)).toMatchObject({ outcome: 'saved' });
  expect((await stored('r')).body).toBe('New');
});

test.each([
  ['without files', []],
  ['with files', [file('a.txt', 1)]],
])('what somebody else saved meanwhile is not written over, unless one says so: %s', async (_, added) => {
  await saveResponse(lists, ME, written('r'), [], false);
  const editing = editingOf(await stored('r'));
  await saveResponse(lists, ME, changed(editing, { body: 'Theirs' }), [], false);
  const mine = changed(editing, { body: 'Mine' });
  expect(await saveResponse(lists, ME, mine, added, false)).toEqual({ outcome: 'stale' });
  expect((await stored('r')).body).toBe('Theirs');
  expect(await saveResponse(lists, ME, mine, added, true)).toMatchObject({ outcome: 'saved' });
  expect(await stored('r')).toMatchObject({ body: 'Mine', files: added.map(({ name }) => ({ fileName: name })) });
});

test('a file taken away is gone from the item too; two of one name are two', async () => {
  await saveResponse(lists, ME, written('r'), [file('a.txt', 1), file('a.txt', 2)], false);
  const before = await stored('r');
  expect(before.files).toHaveLength(2);
  const [first, second] = before.files;
  expect(await saveResponse(lists, ME, changed(editingOf(before), { files: [second!] }), [], false)).toMatchObject({ outcome: 'saved' });
  await expect(lists.responseFile(before.id, first!.storedName)).rejects.toMatchObject({ code: 'lists.missing' });
  expect(await lists.responseFile(before.id, second!.storedName)).toEqual(new Uint8Array([2]));
});

test('one that somebody deleted meanwhile is told', async () => {
  await saveResponse(lists, ME, written('r'), [], false);
  const before = await stored('r');
  await lists.recycleCannedResponse(before.id);
  expect(await saveResponse(lists, ME, editingOf(before), [], false)).toEqual({ outcome: 'gone' });
  expect(await saveResponse(lists, ME, editingOf(before), [file('a.txt', 1)], false)).toEqual({ outcome: 'gone' });
});

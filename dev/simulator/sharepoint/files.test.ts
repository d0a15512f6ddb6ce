import '@pnp/sp/webs/index.js';
import '@pnp/sp/folders/index.js';
import '@pnp/sp/files/index.js';
import type { SPFI } from '@pnp/sp';
import type { Simulator } from '../simulator.ts';
import { pnpClient } from './pnpClient.ts';
import { restAs } from './rest.ts';
import { OWNER, SITE_PATH, SITE_URL, STRANGER, testWorld, VISITOR } from './testWorld.ts';

let simulator: Simulator;
let sp: SPFI;
const DOCUMENTS = `${SITE_PATH}/Shared Documents`;

beforeEach(async () => {
  ({ simulator } = await testWorld());
  sp = pnpClient(simulator, SITE_URL, { user: OWNER });
});

const plain = async (path: string, user: string): Promise<Response> =>
  simulator.fetch(`https://contoso.sharepoint.com${encodeURI(path).replaceAll('#', '%23')}`, { headers: { 'x-simulator-user': user } });

it('keeps a file under the name it was given and serves it at its address to those who may read', async () => {
  await sp.web.folders.addUsingPath('Shared Documents/2026');
  await sp.web.getFolderByServerRelativePath(`${DOCUMENTS}/2026`).files.addUsingPath("it's 100% #1.txt", 'hello', { Overwrite: true });
  expect(await sp.web.getFileByServerRelativePath(`${DOCUMENTS}/2026/it's 100% #1.txt`).getText()).toBe('hello');
  expect((await sp.web.getFolderByServerRelativePath(`${DOCUMENTS}/2026`).files()).map((file) => file.Name)).toEqual(["it's 100% #1.txt"]);
  const address = `${DOCUMENTS}/2026/it's 100% #1.txt`;
  expect(await (await plain(address, VISITOR)).text()).toBe('hello');
  expect((await plain(address, STRANGER)).status).toBe(403);
});

it('takes a large file in chunks, each starting where the answer said', async () => {
  const bytes = Uint8Array.from({ length: 25 }, (_, at) => at);
  await sp.web.getFolderByServerRelativePath(DOCUMENTS).files.addChunked('big.bin', new Blob([bytes]), { chunkSize: 10, Overwrite: true });
  const back = await sp.web.getFileByServerRelativePath(`${DOCUMENTS}/big.bin`).getBuffer();
  expect(new Uint8Array(back)).toEqual(bytes);
});

it('refuses a chunk at the wrong place', async () => {
  await sp.web.getFolderByServerRelativePath(DOCUMENTS).files.addUsingPath('x.bin', 'x');
  const rest = restAs(simulator, { user: OWNER });
  const file = `_api/web/getFileByServerRelativePath(decodedUrl='${encodeURIComponent(`${DOCUMENTS}/x.bin`)}')`;
  expect((await rest('POST', `${file}/startUpload(uploadId=guid'c02869aa-0ef1-4109-98f4-8f47a40363a3')`, 'abc')).json.value).toBe('3');
  expect((await rest('POST', `${file}/finishUpload(uploadId=guid'c02869aa-0ef1-4109-98f4-8f47a40363a3',fileOffset=2)`, 'd')).status).toBe(400);
});

it('does not write over a file unless told to, and forgets a deleted one', async () => {
  const files = sp.web.getFolderByServerRelativePath(DOCUMENTS).files;
  await files.addUsingPath('a.txt', 'one');
  await expect(files.addUsingPath('A.txt', 'two')).rejects.toThrow('-2130575257');
  await files.addUsingPath('a.txt', 'three', { Overwrite: true });
  expect(await sp.web.getFileByServerRelativePath(`${DOCUMENTS}/a.txt`).getText()).toBe('three');
  await sp.web.getFileByServerRelativePath(`${DOCUMENTS}/a.txt`).delete();
  await expect(sp.web.getFileByServerRelativePath(`${DOCUMENTS}/a.txt`)()).rejects.toThrow('The file /sites/helpdesk/Shared Documents/a.txt does not exist.');
});

it.each([['a:b.txt'], ['what?.txt'], [' leading.txt'], ['x'.repeat(400)]])('refuses the name %s', async (name) => {
  await expect(sp.web.getFolderByServerRelativePath(DOCUMENTS).files.addUsingPath(name, 'x')).rejects.toThrow('[400]');
});

it('hands a page somebody uploaded out as a download', async () => {
  await sp.web.getFolderByServerRelativePath(DOCUMENTS).files.addUsingPath('evil.html', '<script>');
  expect((await plain(`${DOCUMENTS}/evil.html`, OWNER)).headers.get('content-disposition')).toMatch(/^attachment/);
});

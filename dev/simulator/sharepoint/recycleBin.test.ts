import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/recycle-bin/index.js';
import '@pnp/sp/sites/index.js';
import '@pnp/sp/webs/index.js';
import '@pnp/sp/attachments/index.js';
import { pnpClient } from './pnpClient.ts';
import { MEMBER, OWNER, SITE_URL, testWorld } from './testWorld.ts';

async function notes() {
  const { simulator } = await testWorld();
  const owner = pnpClient(simulator, SITE_URL, { user: OWNER });
  await owner.web.lists.add('Notes', '', 100, false, { EnableVersioning: true, MajorVersionLimit: 10 });
  return { owner, member: pnpClient(simulator, SITE_URL, { user: MEMBER }), list: owner.web.lists.getByTitle('Notes') };
}

test('a recycled row is named by its id and lies in the folder of its list; a file below Attachments', async () => {
  const { owner, list } = await notes();
  const { Id } = await list.items.add({ Title: 'First' });
  await list.items.getById(Id).attachmentFiles.add('a.txt', 'x');
  await list.items.getById(Id).attachmentFiles.getByName('a.txt').recycle();
  await list.items.getById(Id).recycle();
  expect(await owner.site.recycleBin.select('LeafName', 'DirName', 'ItemType', 'ItemState')()).toMatchObject([
    { LeafName: 'a.txt', DirName: expect.stringMatching(/Lists\/Notes\/Attachments\/1$/), ItemType: 7, ItemState: 1 },
    { LeafName: `${Id}_.000`, DirName: expect.stringMatching(/Lists\/Notes$/), ItemType: 3, ItemState: 1 },
  ]);
});

test('the second stage is seen at the site collection only, by those who manage it, and can be restored from', async () => {
  const { owner, member, list } = await notes();
  const { Id } = await list.items.add({ Title: 'First' });
  const bin = (await list.items.getById(Id).recycle()) as unknown as string;
  await owner.web.recycleBin.getById(bin).moveToSecondStage();
  expect(await owner.web.recycleBin()).toEqual([]);
  expect(await owner.site.recycleBin()).toMatchObject([{ ItemState: 2 }]);
  await expect(member.site.recycleBin()).rejects.toMatchObject({ status: 403 });
  await owner.site.recycleBin.getById(bin).restore();
  expect(await list.items.getById(Id)()).toMatchObject({ Title: 'First' });
  expect(await owner.site.recycleBin()).toEqual([]);
});

test('an earlier version can be deleted, the current one cannot', async () => {
  const { list } = await notes();
  const { Id } = await list.items.add({ Title: 'First' });
  await list.items.getById(Id).update({ Title: 'Second' });
  await list.items.getById(Id).versions.getById(512).delete();
  expect((await list.items.getById(Id).versions()) as unknown[]).toMatchObject([{ VersionId: 1024, Title: 'Second' }]);
  await expect(list.items.getById(Id).versions.getById(1024).delete()).rejects.toMatchObject({ status: 400 });
});

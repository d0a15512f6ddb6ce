import { ADMIN, simulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { docx, runs } from '../../../../dev/privacy/documents.ts';
import { documentsWith } from '../../documents/index.ts';
import type { NewMessage } from '../../intake/index.ts';
import { personOf } from '../../privacy/index.ts';
import { erasePerson, openDesk } from './index.ts';

const WRITER = 'clara@outside.example';
const STORED = 'library:m1-1.zip';
const large = { fileName: 'clara.zip', storedName: STORED, contentType: 'application/zip', size: 3, sha256: '', inline: false, contentId: null };
const message: NewMessage = {
  key: 'm1',
  ticketKey: 't1',
  kind: 'Mail',
  from: { name: 'Clara', address: WRITER },
  to: [],
  cc: [],
  subject: 'Files',
  html: '',
  visibleText: 'Here they are',
  fullText: '',
  sentAt: '2026-11-20T10:00:00.000Z',
  sendAfter: null,
  delivery: 'None',
  deliveryError: null,
  attachments: [large],
  evidence: { rule: 'new' },
  automatic: null,
  verified: true,
  internetMessageId: null,
  mailboxMessageId: null,
};

test.each(['delete', 'anonymise'] as const)('a large file of the person goes out of the library with its message (%s)', async (mode) => {
  const desk = await simulatedDesk();
  const lists = desk.lists(ADMIN);
  await lists.apply([{ write: 'createMessage', message }]);
  await lists.addAttachment(1, STORED, new Uint8Array([1, 2, 3]));
  await lists.addAttachment(1, 'library:m2-1.zip', new Uint8Array([4]));
  const privacy = openDesk(desk.as(ADMIN), desk.siteUrl, { actor: ADMIN, now: () => desk.simulator.world.clock.now(), newKey: () => 'request' });
  expect(await erasePerson(privacy, personOf([WRITER], ['Clara']), { mode })).toMatchObject({ outcome: 'erased', receipt: { remaining: 0 } });
  await expect(lists.attachment(1, STORED)).rejects.toMatchObject({ code: 'lists.missing' });
  expect(await lists.attachment(1, 'library:m2-1.zip')).toEqual(new Uint8Array([4]));
});

test('a large document of somebody else that names the person leaves the library, and its other words hang on the message', async () => {
  const desk = await simulatedDesk();
  const lists = desk.lists(ADMIN);
  const stored = 'library:m1-1.docx';
  const file = { ...large, fileName: 'offer.docx', storedName: stored };
  await lists.apply([{ write: 'createMessage', message: { ...message, from: { name: 'Otto', address: 'otto@outside.example' }, attachments: [file] } }]);
  await lists.addAttachment(1, stored, docx([runs('Otto and '), runs(WRITER)]));
  const options = { actor: ADMIN, now: () => desk.simulator.world.clock.now(), newKey: () => 'request' };
  const privacy = openDesk(desk.as(ADMIN), desk.siteUrl, { ...options, documents: documentsWith(async () => ({ refused: 'notTried' })) });
  expect(await erasePerson(privacy, personOf([WRITER]), { mode: 'delete' })).toMatchObject({ outcome: 'erased', receipt: { remaining: 0, files: 1 } });
  await expect(lists.attachment(1, stored)).rejects.toMatchObject({ code: 'lists.missing' });
  const [left] = (await lists.conversation('t1')).flatMap(({ attachments }) => attachments);
  expect(left).toMatchObject({ fileName: 'offer.docx.txt', storedName: 'm1-1.docx.txt', contentType: 'text/plain' });
  expect(new TextDecoder().decode(await lists.attachment(1, left!.storedName!))).toMatch(/Otto and[^]*erased@erased\.invalid/);
});

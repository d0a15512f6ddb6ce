import { ADMIN, simulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
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

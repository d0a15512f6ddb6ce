import type { SPFI } from '@pnp/sp';
import { pdfReader } from '../../../../azure-functions/src/cli/privacy/pdfReader.ts';
import { ADMIN, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { everything } from '../../../../dev/privacy/leftOf.ts';
import { docx, eml, inBase64, pdf, runs, zipOf } from '../../../../dev/privacy/documents.ts';
import { documentsWith } from '../../documents/index.ts';
import { personOf } from '../../privacy/index.ts';
import { accessTo } from '../access.ts';
import { parseFilesColumn } from '../filesColumn.ts';
import { erasePerson, findPerson, openDesk, type Desk } from './index.ts';

const clara = personOf(['clara@outside.example']);
const documents = documentsWith(pdfReader());
let keys = 0;
const open = (desk: SimulatedDesk, sp: SPFI, reader: typeof documents | undefined = documents): Desk =>
  openDesk(sp, desk.siteUrl, {
    actor: ADMIN,
    now: () => desk.simulator.world.clock.now(),
    newKey: () => `k${(keys += 1)}`,
    ...(reader && { documents: reader }),
  });

const FILES: Readonly<Record<string, Uint8Array>> = {
  'a.pdf': pdf(['Otto and clara@outside.example']),
  'b.docx': docx([runs('Otto and clara@', 'outside.example')]),
  'c.zip': zipOf({ 'c.pdf': pdf(['clara@outside.example']), 'o.txt': 'Otto' }),
  'd.docx': docx([runs('Otto alone')]),
  'e.pdf': pdf([null]),
  'f.png': new Uint8Array([1]),
  'g.eml': eml(
    ['Subject: of =?utf-8?Q?cl=61ra=40outside.example?='],
    ['Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable', '<p>Otto and cl=61ra@out=\r\nside.example</p>'],
    inBase64('Content-Type: message/rfc822', eml([], inBase64('Content-Disposition: attachment; filename=a.pdf', pdf(['clara@outside.example'])))),
  ),
};
const listed = (name: string): object => ({
  fileName: name,
  storedName: name,
  size: 3,
  contentType: 'application/x',
  sha256: 'abc',
  inline: false,
  contentId: null,
});

/** One message of Otto in a ticket of Otto, with files that name Clara; nothing else does. */
async function withDocuments(given: Readonly<Record<string, Uint8Array>> = FILES): Promise<{ desk: SimulatedDesk; sp: SPFI }> {
  const desk = await simulatedDesk();
  const sp = await desk.asApp();
  for (const { siteGrants } of desk.simulator.directory.tenants) for (const grant of siteGrants) grant.role = 'fullcontrol';
  desk.simulator.sharePoint.limits.resourceUnitsPerMinute = Number.MAX_SAFE_INTEGER;
  const messages = accessTo(sp, desk.siteUrl, Date.now).list('Messages');
  await messages.items.add({
    Title: 'Files',
    MessageKey: 'm1',
    TicketKey: 't1',
    MessageKind: 'Mail',
    SentAt: '2026-11-20T08:00:00Z',
    FromEmail: 'otto@elsewhere.example',
    Files: JSON.stringify(Object.keys(given).map(listed)),
  });
  for (const [name, bytes] of Object.entries(given)) await messages.items.getById(1).attachmentFiles.add(name, bytes.slice().buffer as ArrayBuffer);
  return { desk, sp };
}

async function filesOf(desk: SimulatedDesk, sp: SPFI): Promise<{ attached: string[]; column: (string | null)[]; size: number | undefined }> {
  const { access } = open(desk, sp);
  const item = access.list('Messages').items.getById(1);
  const attached = (await item.attachmentFiles()) as unknown as { FileName: string }[];
  const { Files } = (await item.select('Files')()) as { Files: string };
  const listed = parseFilesColumn(Files)!;
  return {
    attached: attached.map(({ FileName }) => FileName).sort(),
    column: listed.map(({ storedName }) => storedName),
    size: listed.find(({ storedName }) => storedName === 'a.pdf.txt')?.size,
  };
}
const AFTER = ['a.pdf.txt', 'b.docx', 'c.zip', 'd.docx', 'e.pdf', 'f.png', 'g.eml'];

test('what documents say is found; without a reader, and where there is none for a kind, files are named with the reason', async () => {
  const { desk, sp } = await withDocuments();
  const { found, unread, summary } = await findPerson(open(desk, sp), clara);
  expect(found.flatMap(({ traces }) => traces.map(({ column }) => column))).toEqual(['file 1', 'file 2', 'file 3', 'file 7']);
  expect({ unread: unread.map(({ name, why }) => [name, why]), reasons: summary.filesNotRead.reasons }).toEqual({
    unread: [
      ['e.pdf', 'pictures'],
      ['f.png', 'kind'],
    ],
    reasons: { pictures: 1, kind: 1 },
  });
  const without = await findPerson(openDesk(sp, desk.siteUrl, { actor: ADMIN, now: () => 0, newKey: () => 'k' }), clara, { dryRun: true });
  expect({ found: without.found.length, reasons: without.summary.filesNotRead.reasons }).toEqual({ found: 0, reasons: { notTried: 6, kind: 1 } });
});

test('stopped at any request that changes the message, the same erasure again leaves Office files, zips and mails without the person, and of a PDF its other words', async () => {
  const { desk, sp } = await withDocuments();
  const start = desk.simulator.snapshot();
  const mark = desk.simulator.log.mark();
  expect(await erasePerson(open(desk, sp), clara, { mode: 'delete' })).toMatchObject({ receipt: { remaining: 0, files: 4 } });
  const stops = desk.simulator.log.since(mark).flatMap(({ method, url }, at) => (method !== 'GET' && url.includes('Messages') ? [at] : []));
  expect(stops.length).toBeGreaterThan(4);
  expect(everything(desk)).toMatch(/Otto and erased@erased\.invalid[^]*Otto alone/);
  const textSize = (await open(desk, sp).access.list('Messages').items.getById(1).attachmentFiles.getByName('a.pdf.txt').getBuffer()).byteLength;
  for (const at of [null, ...stops]) {
    if (at !== null) {
      await desk.simulator.restore(structuredClone(start));
      const remove = desk.simulator.faults.add({ url: /./, fault: { kind: 'dropAfter' }, skip: at, times: 1 });
      await expect(erasePerson(open(desk, sp), clara, { mode: 'delete' })).rejects.toMatchObject({ code: 'lists.offline' });
      remove();
      await erasePerson(open(desk, sp), clara, { mode: 'delete' });
    }
    expect({ at, left: /clara/.test(everything(desk)), files: await filesOf(desk, sp) }).toEqual({
      at,
      left: false,
      files: { attached: AFTER, column: AFTER, size: textSize },
    });
  }
});

test('what was not read to its end is not replaced by what was read of it: it stays, and the receipt says so', async () => {
  const scanned = pdf(['clara@outside.example', null]);
  const { desk, sp } = await withDocuments({
    'a.pdf': scanned,
    'b.zip': zipOf({ 'a.pdf': scanned }),
    'c.zip': zipOf({ 'a.txt': 'clara@outside.example', 'b.png': 'x' }),
  });
  expect(await erasePerson(open(desk, sp), clara, { mode: 'delete' })).toMatchObject({ receipt: { remaining: 2 } });
  expect((await filesOf(desk, sp)).attached).toEqual(['a.pdf', 'b.zip', 'c.zip']);
  const { found } = await findPerson(open(desk, sp), clara);
  expect(found.flatMap(({ traces }) => traces.map(({ column }) => column))).toEqual(['file 1', 'file 2']);
  const passage = { mode: 'redact', passage: 'clara@outside.example' } as const;
  expect(await erasePerson(open(desk, sp), personOf(['nobody@outside.example']), passage)).toMatchObject({ receipt: { remaining: 1 } });
});

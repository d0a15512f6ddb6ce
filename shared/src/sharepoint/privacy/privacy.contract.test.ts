import { ADMIN, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { CANARY, OTHER, PASSAGE, plantCanary, type CanaryDesk, type Planted } from '../../../../dev/privacy/canary.ts';
import { everything, leftOf } from '../../../../dev/privacy/leftOf.ts';
import type { SPFI } from '@pnp/sp';
import { EXPORT_FORMATS, exportOf, parseCorrection, personOf, type Found, type Person } from '../../privacy/index.ts';
import { pdfReader } from '../../../../azure-functions/src/cli/privacy/pdfReader.ts';
import { documentsWith } from '../../documents/index.ts';
import { verifyChain } from '../../audit/index.ts';
import { correctPerson, erasePerson, findPerson, flagPerson, heldTickets, holdTicket, openDesk, previewErase, sha256, type Desk } from './index.ts';

const canary: Person = personOf([CANARY.address, CANARY.alias], [CANARY.name]);
const documents = documentsWith(pdfReader());
let keys = 0;
const open = (desk: SimulatedDesk, sp: SPFI = desk.as(ADMIN)): Desk =>
  openDesk(sp, desk.siteUrl, { actor: ADMIN, now: () => desk.simulator.world.clock.now(), newKey: () => `request-${(keys += 1)}`, documents });

async function planted(): Promise<{ desk: SimulatedDesk; privacy: Desk; canaries: CanaryDesk }> {
  const desk = await simulatedDesk();
  return { desk, privacy: open(desk), canaries: await plantCanary(desk) };
}

const missed = (planted: readonly Planted[], found: readonly Found[]): Planted[] =>
  planted.filter(
    ({ list, id, column, version }) =>
      !found.some(({ traces }) =>
        traces.some((trace) => trace.list === list && trace.id === id && trace.column === column && trace.version === (version ?? null)),
      ),
  );

test('forty planted traces: all are found, in both recycle bins too, nothing is changed by looking, and an export holds nothing of anybody else', async () => {
  const { privacy, canaries } = await planted();
  expect(canaries.planted.length).toBeGreaterThanOrEqual(40);
  const bins = (await privacy.bins.entries())!.map(({ list, item, file, place }) => `${list} ${item} ${file} ${place}`).sort();
  const { finder, found, summary, unread, bins: reached } = await findPerson(privacy, canary, { openBins: true });
  expect(missed(canaries.planted, found)).toEqual([]);
  expect({ reached, places: summary.byPlace }).toMatchObject({
    reached: 'opened',
    places: { firstStage: expect.any(Number), secondStage: expect.any(Number) },
  });
  expect(summary.byPlace.secondStage).toBeGreaterThan(0);
  expect((await privacy.bins.entries())!.map(({ list, item, file, place }) => `${list} ${item} ${file} ${place}`).sort()).toEqual(bins);
  expect(found.filter(({ relation, record }) => relation !== 'possible' && record.fields['ContactEmail'] === OTHER.address)).toEqual([]);
  // What could not be read is named for somebody to open, but for what they sent themselves.
  expect({ unread, count: summary.filesNotRead }).toEqual({
    unread: [expect.objectContaining({ list: 'Messages', ticket: canaries.otherTicket, name: 'clara_canary-cv.pdf', why: 'damaged' })],
    count: { near: 1, elsewhere: 0, reasons: { damaged: 1 } },
  });
  const given = exportOf(finder, found, ['support@nordwind.example'], '2026-11-21T08:00:00Z');
  for (const { file, write } of EXPORT_FORMATS) {
    expect([file, write(given).includes('I agree.')]).toEqual([file, true]);
    expect([file, write(given).match(new RegExp(`${OTHER.secret}|otto|third@|aylin`, 'i'))]).toEqual([file, null]);
  }
});

test.each(['delete', 'anonymise'] as const)('after erasing (%s) nothing is left anywhere: lists, versions, both bins, files', async (mode) => {
  const { desk, privacy } = await planted();
  expect(leftOf(everything(desk)).length).toBeGreaterThan(0);
  const outcome = await erasePerson(privacy, canary, { mode });
  expect(leftOf(everything(desk))).toEqual([]);
  expect(outcome).toMatchObject({ outcome: 'erased', receipt: { remaining: 0, binsReached: true } });
  expect(JSON.stringify(await privacy.log.requests(5))).not.toMatch(/canary/i);
  // What others said is still there, and their deleted message is still in the bin.
  const rest = everything(desk);
  expect(rest.match(new RegExp(OTHER.secret, 'g'))!.length).toBe(7);
  expect((await privacy.bins.entries())!.filter(({ kind }) => kind === 'item').length).toBeGreaterThanOrEqual(2);
  expect(rest).toContain(`${OTHER.name};here`);
});

test('statistics hold when a person is made anonymous, and go when everything is deleted', async () => {
  for (const [mode, kept] of [
    ['anonymise', ['Open', 'Closed']],
    ['delete', []],
  ] as const) {
    const { privacy, canaries } = await planted();
    await erasePerson(privacy, canary, { mode });
    const rows = (await privacy.access.list('Tickets').items.select('Id', 'TicketStatus', 'Category', 'Title').orderBy('Id', true)()) as {
      Id: number;
      TicketStatus: string;
      Category: string;
    }[];
    expect(rows.filter(({ Id }) => canaries.ownTickets.includes(Id)).map(({ TicketStatus }) => TicketStatus)).toEqual(kept);
    expect(rows.find(({ Id }) => Id === canaries.otherTicket)).toMatchObject({ Title: 'Printer', Category: 'Hardware' });
  }
});

test('a passage goes out of every copy, the quoted and wrapped ones too, and the rest stays', async () => {
  const { desk, privacy } = await planted();
  expect(await erasePerson(privacy, canary, { mode: 'redact', passage: PASSAGE })).toMatchObject({ receipt: { remaining: 0 } });
  const rest = everything(desk);
  expect(rest).not.toMatch(/4711/);
  expect(rest).toContain(CANARY.address);
  expect(rest).toContain('Please, [redacted].');
});

test('the preview says what would go and writes nothing', async () => {
  const { desk, privacy } = await planted();
  const before = everything(desk);
  const preview = await previewErase(privacy, canary, { mode: 'delete' });
  expect(everything(desk) === before).toBe(true);
  expect(preview.steps.filter((step) => step.do === 'delete').length).toBeGreaterThan(4);
  expect(JSON.stringify(preview.steps)).not.toMatch(/canary|4711/i);
});

test('what lies in circles is found and erased as everything else', async () => {
  const { desk, privacy, canaries } = await planted();
  const admin = desk.lists(ADMIN);
  const circle = await admin.makeCircle({ key: 'circle-ab12cd34', name: 'HR', people: [ADMIN] });
  for (const id of canaries.ownTickets) await admin.moveTicket((await admin.ticket({ id }))!, circle.key);
  const before = canaries.planted.filter(({ list }) => list !== 'MailLog');
  expect(missed(before, (await findPerson(privacy, canary, { openBins: true })).found)).toEqual([]);
  expect(await erasePerson(privacy, canary, { mode: 'delete' })).toMatchObject({ receipt: { remaining: 0 } });
  expect(leftOf(everything(desk))).toEqual([]);
  expect(await admin.circles()).toMatchObject([{ name: 'HR' }]);
});

test('a legal hold refuses, until it is lifted', async () => {
  const { desk, privacy } = await planted();
  await flagPerson(privacy, canary, 'hold', true);
  expect(await erasePerson(privacy, canary, { mode: 'delete' })).toEqual({ outcome: 'hold' });
  expect(leftOf(everything(desk)).length).toBeGreaterThan(0);
  // Somebody begins to lift it and is stopped: nothing is lifted yet.
  const remove = desk.simulator.faults.add({ url: /ListDeskAuditLog/, fault: { kind: 'dropBefore' } });
  await expect(flagPerson(privacy, canary, 'hold', false)).rejects.toMatchObject({ code: 'lists.offline' });
  remove();
  expect(await erasePerson(privacy, canary, { mode: 'delete' })).toEqual({ outcome: 'hold' });
  await flagPerson(privacy, canary, 'hold', false);
  expect(await erasePerson(privacy, canary, { mode: 'delete' })).toMatchObject({ outcome: 'erased' });
});

test('a held ticket keeps everything, the others go', async () => {
  const { desk, privacy } = await planted();
  const [own] = (await privacy.access.list('Tickets').items.select('Id').filter("TicketKey eq 'own-1'")()) as { Id: number }[];
  const by = { actor: ADMIN, at: '2026-11-21T08:00:00Z' };
  expect(await holdTicket(privacy, own!.Id, ' AZ 12/26 ', by)).toMatchObject({ outcome: 'updated' });
  expect(await heldTickets(privacy.access)).toMatchObject([{ id: own!.Id, key: 'own-1', reason: 'AZ 12/26' }]);
  const outcome = await erasePerson(privacy, canary, { mode: 'delete' });
  expect(outcome).toMatchObject({ outcome: 'erased', receipt: { keptForHold: expect.any(Number), remaining: 0 } });
  expect(everything(desk)).toContain(`Please, ${PASSAGE}.`);
  const rows = (await privacy.access.list('Tickets').items.select('TicketKey')()) as { TicketKey: string }[];
  expect(rows.map(({ TicketKey }) => TicketKey).sort()).toEqual(['other-1', 'own-1']);
  await holdTicket(privacy, own!.Id, null, by);
  expect(await erasePerson(privacy, canary, { mode: 'delete' })).toMatchObject({ receipt: { keptForHold: 0 } });
  expect(everything(desk)).not.toContain(`Please, ${PASSAGE}.`);
});

test('name and address are corrected in every copy; no stale one is left', async () => {
  const { privacy } = await planted();
  const receipt = await correctPerson(privacy, personOf([CANARY.address], [CANARY.name]), parseCorrection('Clara Newname', 'clara.new@outside.example')!);
  expect(receipt).toMatchObject({ stale: 0, byList: { Contacts: 1, Tickets: 2, MailLog: 1 } });
  const [ticket] = (await privacy.access.list('Tickets').items.select('RequesterName', 'RequesterEmail').filter(`TicketKey eq 'own-1'`)()) as object[];
  expect(ticket).toMatchObject({ RequesterName: 'Clara Newname', RequesterEmail: 'clara.new@outside.example' });
});

test.each([
  ['restrict', 'Restricted'],
  ['object', 'Objected'],
] as const)('%s is a flag on every contact, made when there is none, and lifted again', async (flag, column) => {
  const desk = await simulatedDesk();
  const privacy = open(desk);
  const read = async () =>
    ((await privacy.access.list('Contacts').items.select('ContactEmail', column)()) as Record<string, unknown>[]).map((row) => row[column]);
  await flagPerson(privacy, canary, flag, true);
  expect(await read()).toEqual([true, true]);
  await flagPerson(privacy, canary, flag, false);
  expect(await read()).toEqual([false, false]);
});

test('every action is in the audit log, without content, and two writers at once cannot fork it', async () => {
  const { desk, privacy } = await planted();
  await findPerson(privacy, canary);
  await erasePerson(privacy, canary, { mode: 'delete' });
  const other = open(desk, desk.as(ADMIN));
  await Promise.all(
    [privacy, other, privacy, other].map(({ audit }, at) =>
      audit.append({ at: '2026-11-21T08:00:00Z', actor: `writer ${at}`, action: 'test', subject: '', details: { at } }),
    ),
  );
  const entries = await privacy.audit.entries();
  expect((await verifyChain(entries, null, sha256)).faults).toEqual([]);
  expect(entries.map(({ action }) => action)).toEqual([
    'privacy.find.begun',
    'privacy.find.done',
    'privacy.erase.begun',
    'privacy.erase.done',
    'test',
    'test',
    'test',
    'test',
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/canary|cc@private/i);
});

test('a line of the audit log changed or deleted in SharePoint is found', async () => {
  const { privacy } = await planted();
  await findPerson(privacy, canary);
  const before = await privacy.audit.entries();
  const head = { sequence: before.at(-1)!.sequence, hash: before.at(-1)!.hash, at: '' };
  await privacy.access.list('AuditLog').items.getById(1).update({ Actor: 'nobody' });
  expect((await verifyChain(await privacy.audit.entries(), head, sha256)).faults).toEqual([{ sequence: 1, fault: 'changed' }]);
  await privacy.access.list('AuditLog').items.getById(2).delete();
  expect((await verifyChain(await privacy.audit.entries(), head, sha256)).faults).toContainEqual({ sequence: 2, fault: 'truncated' });
});

test('the service, which may only write, says that it cannot see the bins', async () => {
  const { desk } = await planted();
  const privacy = open(desk, await desk.asApp());
  expect(await findPerson(privacy, canary, { openBins: true })).toMatchObject({ bins: 'denied' });
  expect(await erasePerson(privacy, canary, { mode: 'delete' })).toMatchObject({ receipt: { binsReached: false, remaining: 0 } });
});

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { deskInCloud, type DeskInCloud } from '../../../test/deskInCloud.ts';
import { NORDWIND } from '../../../../dev/world.ts';
import { retainAll } from '../../functions/retention.ts';
import { exitCodeOf } from '../command.ts';
import { addPrivacyCommands } from './privacyCommands.ts';
import { privacyDeskOf } from './openPrivacy.ts';

const CLARA = 'clara.canary@outside.example';
const OTTO = 'otto.other@elsewhere.example';
let cloud: DeskInCloud;
let folder: string;
beforeEach(async () => {
  cloud = await deskInCloud();
  folder = mkdtempSync(join(tmpdir(), 'listdesk-privacy-'));
  await cloud.connect();
  const mail = (from: string, name: string, subject: string, text: string[]) =>
    cloud.deliver(
      [
        `From: ${name} <${from}>`,
        `To: ${NORDWIND.support}`,
        `Subject: ${subject}`,
        `Message-ID: <${subject}@x.example>`,
        'Date: Sat, 21 Nov 2026 07:00:00 +0000',
        '',
        ...text,
      ],
      { from },
    );
  await mail(CLARA, 'Clara Canary', 'Contract', ['Where is my contract?', `My friend is Otto Other, ${OTTO}.`]);
  await mail(OTTO, 'Otto Other', 'Printer', ['The purple elephant does not print.', 'Clara Canary told me to write.', `> ${CLARA} wrote: hello`]);
  await cloud.drain();
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cloud.stop();
});

type Ran = { code: number; out: string; err: string; json: <T = Record<string, unknown>>() => T };
async function listdesk(...args: string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const program = new Command('listdesk').exitOverride();
  const world = {
    environment: { AzureWebJobsStorage: 'UseDevelopmentStorage=true' },
    folders: [],
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    now: () => cloud.clock.now(),
    colour: false,
  };
  addPrivacyCommands(program, world, ({ url, actor, token }) => privacyDeskOf(cloud.service, url, actor, token));
  await program.parseAsync(args, { from: 'user' });
  return { code: exitCodeOf(program), out: out.join('\n'), err: err.join('\n'), json: <T>() => JSON.parse(out.join('\n')) as T };
}
const clara = ['--person', CLARA];
/** As an administrator gets it from PnP PowerShell; the app's own grant stays what the set-up gave it. */
async function asAdmin(): Promise<string[]> {
  const file = join(folder, 'token');
  writeFileSync(file, await cloud.simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: `https://${NORDWIND.host}` }));
  return ['--token-file', file];
}
const listsText = (): string => JSON.stringify(cloud.simulator.sharePoint.save());
const ledger = async (): Promise<number> => {
  let rows = 0;
  for await (const row of cloud.service.storage.table('ledger').listEntities()) if (/^[mt]\./.test(String(row.rowKey))) rows += 1;
  return rows;
};

test('find tells where, in lists and in our storage, and shows no content', async () => {
  const ran = await listdesk('privacy', 'find', ...clara, '--json');
  const found = ran.json<{ summary: { records: number; byList: Record<string, unknown> }; service: { messages: number; tickets: number } }>();
  expect(ran.code).toBe(0);
  expect(Object.keys(found.summary.byList).sort()).toEqual(expect.arrayContaining(['Contacts', 'MailLog', 'Messages', 'Tickets']));
  expect(found.service).toMatchObject({ messages: 1, tickets: 1 });
  expect(ran.out).not.toMatch(/contract\?|elephant/i);
  expect((await listdesk('privacy', 'find', ...clara)).out).toContain('Messages');
});

test('export: four formats, the original mail, a manifest that is true, and nobody else', async () => {
  const out = join(folder, 'export');
  const ran = await listdesk('privacy', 'export', ...clara, '--out', out, '--json');
  expect(ran.json()).toMatchObject({ originals: 1, originalsGone: 0 });
  const { files } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { files: { file: string; sha256: string }[] };
  expect(files.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['data.json', 'data.csv', 'data.xml', 'index.html', expect.stringMatching(/^mails\/\d+\.eml$/)]),
  );
  for (const { file, sha256 } of files) {
    expect(
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    ).toBe(sha256);
    expect(statSync(join(out, file)).mode & 0o077).toBe(0);
  }
  for (const file of ['data.json', 'data.csv', 'data.xml', 'index.html']) {
    const text = readFileSync(join(out, file), 'utf8');
    expect(text).toContain('Where is my contract?');
    expect(text).not.toMatch(/otto|elephant/i);
  }
  expect((await listdesk('privacy', 'export', ...clara, '--out', out, '--json')).code).toBe(2);
});

test('erase: a preview first, then nothing is left in lists and ledger, and the other keeps theirs', async () => {
  const before = listsText();
  const dry = await listdesk('privacy', 'erase', ...clara, '--dry-run', '--json');
  expect(dry.json<{ steps: unknown[] }>().steps.length).toBeGreaterThan(3);
  expect(await listdesk('privacy', 'erase', ...clara, '--json')).toMatchObject({ code: 2, err: expect.stringContaining('notConfirmed') });
  expect(listsText() === before).toBe(true);
  const rows = await ledger();
  const receipt = join(folder, 'receipt.json');
  const ran = await listdesk('privacy', 'erase', ...clara, ...(await asAdmin()), '--yes', '--receipt', receipt, '--json');
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.json()).toMatchObject({ remaining: 0, binsReached: true, serviceRows: expect.any(Number) });
  expect(await ledger()).toBeLessThan(rows);
  const lists = listsText();
  expect(lists.match(/.{60}(clara|canary).{20}/gi)).toBeNull();
  expect(lists.includes('purple elephant')).toBe(true);
  expect(readFileSync(receipt, 'utf8')).not.toMatch(/clara|canary|contract/i);
});

test('with what the set-up grants the app, the recycle bins cannot be seen: it says so and wants attention', async () => {
  expect((await listdesk('privacy', 'find', ...clara, '--open-bins', '--json')).json()).toMatchObject({ bins: 'denied' });
  expect(await listdesk('privacy', 'erase', ...clara, '--yes')).toMatchObject({ code: 1, out: expect.stringContaining('--token-file') });
  writeFileSync(join(folder, 'no-token'), 'x y');
  expect(await listdesk('privacy', 'find', ...clara, '--token-file', join(folder, 'no-token'))).toMatchObject({ code: 2 });
});

test('correct, restrict, object and hold change what they say; a hold stops an erasure', async () => {
  expect((await listdesk('privacy', 'correct', ...clara, '--set-name', 'Clara Newname', '--json')).json()).toMatchObject({ stale: 0 });
  expect(listsText().includes('Clara Newname')).toBe(true);
  for (const flag of ['restrict', 'object', 'hold']) expect((await listdesk('privacy', flag, ...clara)).code).toBe(0);
  expect(await cloud.lists.contactByEmail(CLARA)).toMatchObject({ restricted: true });
  expect(await listdesk('privacy', 'erase', ...clara, '--yes', '--json')).toMatchObject({ code: 3, err: expect.stringContaining('legalHold') });
  expect((await listdesk('privacy', 'hold', ...clara, '--lift')).code).toBe(0);
  expect((await listdesk('privacy', 'erase', ...clara, ...(await asAdmin()), '--yes')).code).toBe(0);
});

test('a desk nobody connected is said so', async () => {
  expect(await listdesk('privacy', 'find', ...clara, '--desk', 'https://nordwind.sharepoint.com/sites/other')).toMatchObject({
    code: 3,
    err: expect.stringContaining(NORDWIND.desk),
  });
});

test('audit verify: clean, then each kind of tampering is found against the signed head', async () => {
  await listdesk('privacy', 'find', ...clara);
  expect((await listdesk('audit', 'verify', '--json')).json()).toMatchObject({ faults: [], head: 'unsigned', entries: 3 });
  await listdesk('privacy', 'find', ...clara);
  expect((await listdesk('audit', 'verify', '--json')).json()).toMatchObject({ faults: [], head: 'signed', entries: 5, headSequence: 3 });
  const { desk } = await privacyDeskOf(cloud.service, undefined, 'test');
  await desk.access.list('AuditLog').items.getById(5).delete();
  expect(await listdesk('audit', 'verify', '--json')).toMatchObject({ code: 1, out: expect.stringContaining('truncated') });
  await desk.access.list('AuditLog').items.getById(3).update({ Details: '{}' });
  expect((await listdesk('audit', 'verify')).out).toMatch(/3\s+changed/);
});

test('retention: what would go, then it goes with a proof; rules that cannot be meant so delete nothing', async () => {
  cloud.clock.advance(10 * 86_400_000);
  await cloud.lists.saveSettingValue('retention', { tickets: [{ days: 0, then: 'delete' }] });
  expect(await listdesk('retention', 'run')).toMatchObject({ code: 3 });
  await cloud.lists.saveSettingValue('retention', { tickets: [{ days: 5, then: 'delete' }], mailLogDays: 5 });
  expect((await listdesk('retention', 'run', '--dry-run', '--json')).json()).toMatchObject({ deleted: 0, mailLog: 2 });
  const ticket = (await cloud.lists.ticketPage({ view: 'allOpen' })).tickets[0]!;
  await cloud.lists.updateTicket(ticket.id, ticket.etag, { status: 'Closed', closedAt: new Date(cloud.clock.now() - 6 * 86_400_000).toISOString() });
  expect((await listdesk('retention', 'run', '--dry-run')).out).toContain(String(ticket.id));
  expect((await listdesk('retention', 'run', '--json')).json()).toMatchObject({ outcome: 'done', totals: { deleted: 1, mailLog: 2 } });
  expect(await cloud.lists.ticket({ id: ticket.id })).toBeNull();
  expect(await retainAll(cloud.service)).toBe(1);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { claimsOf, parseClaims, trialTerms } from '@listdesk/shared/licence';
import { NOW, operatorDesk, type OperatorDesk } from '../../test/operatorDesk.ts';
import { licenceSigner } from '../licence/signer.ts';
import type { Change, LicenceLine } from '../operator/licences.ts';
import type { FirstKey, Rotation } from '../operator/keys.ts';
import { NORDWIND, SUEDWIND } from '../../../dev/world.ts';

let desk: OperatorDesk;
let folder: string;
beforeAll(async () => {
  desk = await operatorDesk();
  folder = mkdtempSync(join(tmpdir(), 'listdesk-cli-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.stop();
});
const error = (err: string): { code: string; message: string } => (JSON.parse(err) as { error: { code: string; message: string } }).error;

describe('a licence', () => {
  it('is not issued by a dry run', async () => {
    const before = await desk.everything();
    const { code, json } = await desk.listdesk('licence', 'issue', NORDWIND.id, '--plan', 'team', '--seats', '5', '--months', '12', '--dry-run', '--json');
    expect([code, json<Change>()]).toEqual([
      0,
      { changed: false, before: null, after: expect.objectContaining({ plan: 'Team', seats: 5, validUntil: '2027-11-21T08:00:00.000Z', consented: false }) },
    ]);
    expect(await desk.everything()).toBe(before);
  });

  it('is issued ahead of the first contact, and listed', async () => {
    expect(
      (await desk.listdesk('licence', 'issue', NORDWIND.id, '--plan', 'Team', '--seats', '5', '--until', '2026-12-10', '--host', 'Nordwind.sharepoint.com'))
        .out,
    ).toMatch(/^Done\./);
    expect((await desk.listdesk('licence', 'list', '--json')).json<LicenceLine[]>()).toEqual([
      {
        tenant: NORDWIND.id,
        hosts: [NORDWIND.host],
        plan: 'Team',
        seats: 5,
        validUntil: '2026-12-10T23:59:59.000Z',
        state: 'active',
        daysLeft: 20,
        consented: false,
      },
    ]);
    expect((await desk.listdesk('licence', 'list', '--ends-within', '10', '--json')).json()).toEqual([]);
  });

  it('is renewed from its present end, with more seats, by the name of a host', async () => {
    const { json } = await desk.listdesk('licence', 'renew', NORDWIND.host, '--months', '12', '--plan', 'Business', '--seats', '20', '--json');
    expect(json<Change>()).toMatchObject({
      changed: true,
      before: { plan: 'Team', seats: 5 },
      after: { plan: 'Business', seats: 20, validUntil: '2027-12-10T23:59:59.000Z' },
    });
  });

  it('is suspended and resumed, with its story', async () => {
    expect((await desk.listdesk('licence', 'suspend', NORDWIND.id, '--json')).json<Change>().after.state).toBe('suspended');
    expect((await desk.listdesk('licence', 'list', '--state', 'suspended')).out).toContain(NORDWIND.id);
    const again = await desk.listdesk('licence', 'suspend', NORDWIND.id, '--json');
    expect([again.code, error(again.err).code]).toEqual([3, 'refused']);
    expect((await desk.listdesk('licence', 'resume', NORDWIND.id, '--json')).json<Change>().after.state).toBe('active');
    expect((await desk.listdesk('licence', 'show', NORDWIND.id, '--json')).json<{ history: { event: string }[] }>().history.map((each) => each.event)).toEqual([
      'issued',
      'renewed',
      'suspended',
      'resumed',
    ]);
  });

  it('is shown to people in lines', async () => {
    const { out } = await desk.listdesk('licence', 'show', NORDWIND.id);
    expect(out).toMatch(/Plan +Business\n/);
    expect(out).toMatch(/2026-11-21 08:00Z +renewed +Business +20/);
  });

  it.each([
    [['show', SUEDWIND.id], 3, 'unknownTenant'],
    [['show', 'suedwind.sharepoint.com'], 3, 'unknownTenant'],
    [['renew', NORDWIND.id], 2, 'missing'],
    [['renew', NORDWIND.id, '--months', '1', '--until', '2030-01-01'], 2, 'contradiction'],
    [['renew', NORDWIND.id, '--until', '10.12.2027'], 2, 'badDate'],
    [['renew', NORDWIND.id, '--until', '2028-02-30'], 2, 'badDate'],
    [['list', '--state', 'happy'], 2, 'badState'],
    [['list', '--plan', 'Gold'], 2, 'badPlan'],
    [['renew', NORDWIND.id, '--seats', 'many'], 2, 'badNumber'],
    [['renew', NORDWIND.id, '--seats', '0'], 3, 'refused'],
    [['issue', SUEDWIND.id, '--plan', 'Team'], 2, 'missing'],
    [['issue', SUEDWIND.id, '--plan', 'Gold', '--seats', '5', '--months', '1'], 2, 'badPlan'],
    [['issue', SUEDWIND.id, '--plan', 'Team', '--seats', '5', '--months', '1', '--host', 'evil.example'], 3, 'refused'],
  ])('refuses %j with %i %s', async (args, code, reason) => {
    const before = await desk.everything();
    const ran = await desk.listdesk('licence', ...args, '--json');
    expect([ran.code, error(ran.err).code, ran.out]).toEqual([code, reason, '']);
    expect(await desk.everything()).toBe(before);
  });
});

describe('keys', () => {
  const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const settings = { LISTDESK_LICENCE_KEY: pem, LISTDESK_LICENCE_KEY_ID: 'old', AzureWebJobsStorage: 'UseDevelopmentStorage=true' };

  it('makes no key in a dry run', async () => {
    const ran = await desk.listdeskIn(settings, [], 'licence', 'keys', 'rotate', '--out', join(folder, 'dry.pem'), '--dry-run', '--json');
    expect([ran.code, ran.json<Rotation>().made, readdirSync(folder)]).toEqual([0, false, []]);
  });

  it('writes the private half to a file of its own, prints the public half, and the pair signs', async () => {
    const file = join(folder, 'next.pem');
    const ran = await desk.listdeskIn(settings, [], 'licence', 'keys', 'rotate', '--out', file, '--id', '2027', '--from', '2027-02-01', '--json');
    const rotation = ran.json<Rotation>();
    expect(rotation).toMatchObject({
      made: true,
      id: '2027',
      from: '2027-02-01T00:00:00.000Z',
      file,
      steps: [
        expect.stringContaining('config/licence-keys.json'),
        expect.stringContaining('nextLicenceKeyId=2027 nextLicenceKeyFrom=2027-02-01'),
        expect.any(String),
        expect.any(String),
      ],
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const next = readFileSync(file, 'utf8');
    expect(`${ran.out}${ran.err}`).not.toContain(next.split('\n')[1]);
    const signer = licenceSigner(
      [
        { pem, id: 'old', from: null },
        { pem: next, id: '2027', from: Date.parse(rotation.from) },
      ],
      () => Date.parse('2027-02-02'),
    );
    const { payload } = await jwtVerify(
      await signer.sign(claimsOf(trialTerms(NORDWIND.id, NORDWIND.host, NOW), NOW)),
      createLocalJWKSet({ keys: [rotation.publicKey!] }),
      { algorithms: ['ES256'], currentDate: new Date(NOW) },
    );
    expect(parseClaims(payload)?.tid).toBe(NORDWIND.id);
  });

  it('makes the first pair where no service is yet, and says what to commit and how to deploy it', async () => {
    const file = join(folder, 'first', 'first.pem');
    mkdirSync(join(folder, 'first'));
    const ran = await desk.listdeskIn({}, [join(folder, 'nowhere')], 'licence', 'keys', 'make', '--out', file, '--id', '2026-11', '--json');
    const made = ran.json<FirstKey>();
    expect([ran.code, made.made, made.publicKey?.kid, statSync(file).mode & 0o777]).toEqual([0, true, '2026-11', 0o600]);
    expect(createPublicKey(readFileSync(file)).export({ format: 'jwk' })).toMatchObject({ x: made.publicKey!.x, y: made.publicKey!.y });
    expect(made.steps).toEqual([
      expect.stringContaining('config/licence-keys.json'),
      expect.stringContaining(`licenceKey=@${file} licenceKeyId=2026-11`),
      expect.stringContaining('two people'),
      expect.stringContaining('--release'),
    ]);
    rmSync(join(folder, 'first'), { recursive: true });
  });

  it('tells which key signs', async () => {
    const both = {
      ...settings,
      LISTDESK_LICENCE_KEY_NEXT: readFileSync(join(folder, 'next.pem'), 'utf8'),
      LISTDESK_LICENCE_KEY_NEXT_ID: '2027',
      LISTDESK_LICENCE_KEY_NEXT_FROM: '2027-02-01',
    };
    const ran = await desk.listdeskIn(both, [], 'licence', 'keys', 'list', '--json');
    expect(ran.json<{ id: string; signs: boolean }[]>().map(({ id, signs }) => [id, signs])).toEqual([
      ['old', true],
      ['2027', false],
    ]);
    expect(ran.out).not.toContain('"d"');
  });

  it.each([
    [['--out', 'next.pem', '--id', '2028'], 2, 'file'],
    [['--id', '2028'], 2, 'missing'],
    [['--out', 'x.pem', '--id', 'old'], 3, 'idTaken'],
    [['--out', 'x.pem', '--from', '2026-11-22'], 2, 'tooSoon'],
    [['--out', 'x.pem', '--id', 'a b'], 2, 'badId'],
  ])('refuses %j with %i %s', async (args, code, reason) => {
    const at = process.cwd();
    process.chdir(folder);
    const ran = await desk.listdeskIn(settings, [], 'licence', 'keys', 'rotate', ...args, '--json').finally(() => process.chdir(at));
    expect([ran.code, error(ran.err).code, readdirSync(folder)]).toEqual([code, reason, ['next.pem']]);
  });
});

describe('where it works', () => {
  const running = (at: string, content: object): string => {
    mkdirSync(join(folder, at, '.listdesk'), { recursive: true });
    writeFileSync(join(folder, at, '.listdesk/running.json'), JSON.stringify(content));
    return join(folder, at);
  };
  it('finds what npm start runs, from a folder below', async () => {
    const root = running('alive', { pid: process.pid, settings: { AzureWebJobsStorage: desk.connectionString } });
    const ran = await desk.listdeskIn({}, [join(root, 'some/where')], 'licence', 'list');
    expect([ran.code, ran.err]).toEqual([0, 'Working on npm start']);
    expect(ran.out).toContain(NORDWIND.id);
  });
  it.each([
    ['nothing is named', () => ({}), () => [join(folder, 'nowhere')], 2, 'noStorage'],
    ['what ran has ended', () => ({}), () => [running('dead', { pid: 2 ** 22 + 1, settings: {} })], 1, 'notRunning'],
    ['the file is broken', () => ({}), () => [running('broken', [])], 1, 'notRunning'],
    [
      'nobody listens',
      () => ({ AzureWebJobsStorage: desk.connectionString.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:9') }),
      () => [],
      1,
      'storageUnreachable',
    ],
  ])('says so when %s', async (_, environment, folders, code, reason) => {
    // One read alone: of two at once the second would still be asking again when this test is over.
    const ran = await desk.listdeskIn(environment(), folders(), 'licence', 'list', '--json');
    expect([ran.code, error(ran.err).code]).toEqual([code, reason]);
  });
});

it.each([[['nonsense']], [['licence', 'nonsense']], [['licence', 'show']], [['licence', 'list', '--nonsense']], [['poison', 'requeue', 'elsewhere']]])(
  'answers 2 to %j',
  async (args) => expect((await desk.listdesk(...args)).code).toBe(2),
);
it('answers 0 to --help', async () => expect(await desk.listdesk('licence', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('issue') }));

import { askedRequests, answerRequest, openDesk } from '@listdesk/shared/sharepoint/privacy';
import type { PrivacyRequestShown } from '@listdesk/shared/portal';
import { deskInCloud, nordwindDesk, type DeskInCloud } from '../../test/deskInCloud.ts';
import { NORDWIND } from '../../../dev/world.ts';

let cloud: DeskInCloud;
const [KATHARINA, OLIVER] = NORDWIND.requesters.map(({ upn }) => upn) as [string, string];
const desk = `desk=${encodeURIComponent(NORDWIND.desk)}`;
const NOTICE = [
  { version: 1, text: 'What we keep.', publishedAt: '2026-01-01T08:00:00.000Z', effectiveAt: '2026-01-01T08:00:00.000Z' },
  { version: 2, text: 'What we shall keep.', publishedAt: '2026-11-20T08:00:00.000Z', effectiveAt: '2026-12-20T08:00:00.000Z' },
];
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.lists.saveSettingValue('privacyNotice', { versions: NOTICE });
  await cloud.connect();
  const mail = (from: string, subject: string, text: string) =>
    cloud.deliver(
      [
        `From: Somebody <${from}>`,
        `To: ${NORDWIND.support}`,
        `Subject: ${subject}`,
        `Message-ID: <${subject}@x.example>`,
        'Date: Sat, 21 Nov 2026 07:00:00 +0000',
        '',
        text,
      ],
      { from },
    );
  await mail(OLIVER, 'Contract', 'Where is my contract?');
  await mail(KATHARINA, 'Printer', 'The purple elephant does not print.');
  await cloud.drain();
});
afterAll(() => cloud.stop());

const post = async (who: string, body: object) =>
  cloud.call(`portal/privacy?${desk}`, {
    method: 'POST',
    headers: await cloud.as(who),
    body: JSON.stringify({ clientKey: 'client-key-1', kind: 'export', wish: 'All of it', ...body }),
  });
const mine = async (who: string): Promise<PrivacyRequestShown[]> =>
  ((await (await cloud.call(`portal/privacy?${desk}`, { headers: await cloud.as(who) })).json()) as { requests: PrivacyRequestShown[] }).requests;
const officer = async () => {
  const installation = (await cloud.service.registry.installation(NORDWIND.id, nordwindDesk(cloud.settings)))!;
  return openDesk(cloud.service.open(installation).sp, installation.url, { actor: 'mara', now: () => cloud.clock.now(), newKey: () => 'x' });
};

test('who is signed in asks, sees a date thirty days on, and the officer sees it', async () => {
  const answer = await post(OLIVER, {});
  expect(answer.status).toBe(201);
  expect((await answer.json()) as object).toMatchObject({ request: { kind: 'export', state: 'Open', dueAt: '2026-12-21T08:00:00.000Z', download: false } });
  expect((await post(OLIVER, { clientKey: 'client-key-2' })).status).toBe(201);
  expect(await mine(OLIVER)).toHaveLength(1);
  expect(await mine(KATHARINA)).toEqual([]);
  const [open] = await askedRequests((await officer()).access, '2026-01-01T00:00:00Z');
  expect(open).toMatchObject({ wish: 'All of it', requester: { address: OLIVER, for: null }, verification: { by: 'signIn' } });
  expect((await (await officer()).audit.entries()).filter(({ action }) => action === 'privacy.request')).toHaveLength(1);
});

test('answered: the person saves their data and nobody else does', async () => {
  const privacy = await officer();
  const save = async (who: string, format = 'json') =>
    cloud.call(`portal/privacy/export?${desk}&key=client-key-1&format=${format}`, { headers: await cloud.as(who) });
  expect((await save(OLIVER)).status).toBe(404);
  const [open] = await askedRequests(privacy.access, '2026-01-01T00:00:00Z');
  await answerRequest(privacy.access, open!, 'Done', 'Save it below.', new Date(cloud.clock.now()).toISOString());
  expect((await mine(OLIVER))[0]).toMatchObject({ state: 'Done', answer: 'Save it below.', download: true });
  for (const format of ['json', 'html', 'csv', 'xml']) {
    const text = await (await save(OLIVER, format)).text();
    expect(text).toContain('Where is my contract?');
    expect(text).not.toMatch(/elephant|katharina/i);
  }
  expect((await save(KATHARINA)).status).toBe(404);
  expect((await save(OLIVER, 'exe')).status).toBe(404);
});

test('after thirty days an export is no longer offered', async () => {
  await post(KATHARINA, { clientKey: 'old-export' });
  const privacy = await officer();
  const open = (await askedRequests(privacy.access, '2026-01-01T00:00:00Z')).find(({ key }) => key === 'old-export')!;
  await answerRequest(privacy.access, open, 'Done', 'Save it.', new Date(cloud.clock.now() - 31 * 86_400_000).toISOString());
  expect((await mine(KATHARINA))[0]).toMatchObject({ state: 'Done', download: false });
});

test.each([
  ['no kind', { kind: 'everything' }],
  ['a key with a space', { clientKey: 'a b c d e f' }],
  ['too many words', { wish: 'x'.repeat(4001) }],
  ['somebody without a name', { for: '  ' }],
])('%s is refused', async (_name, body) => expect((await post(KATHARINA, body)).status).toBe(400));

test('for somebody else nothing can be saved before an officer has seen a proof', async () => {
  await post(KATHARINA, { clientKey: 'for-my-mother', for: 'Erika Hoffmann, erika@outside.example' });
  const [open] = (await askedRequests((await officer()).access, '2026-01-01T00:00:00Z')).filter(({ state }) => state === 'Open');
  expect(open).toMatchObject({ verification: { by: 'none' }, requester: { for: 'Erika Hoffmann, erika@outside.example' } });
});

test('without a token, or to a desk that is not there: refused', async () => {
  expect((await cloud.call(`portal/privacy?${desk}`)).status).toBe(401);
  expect((await cloud.call('portal/privacy?desk=https%3A%2F%2Fnordwind.sharepoint.com%2Fsites%2Fother', { headers: await cloud.as(OLIVER) })).status).toBe(404);
});

test('the officer’s answer goes as a mail to whoever asked, once, while the request is open; nobody else sends any', async () => {
  expect((await post(OLIVER, { clientKey: 'client-key-mail', kind: 'complaint', wish: 'Who saw it?' })).status).toBe(201);
  const mailAnswer = async (who: string, key: string, text = 'Nobody but the desk.'): Promise<number> =>
    (await cloud.call(`privacy/answer?${desk}`, { method: 'POST', headers: await cloud.as(who), body: JSON.stringify({ key, text }) })).status;
  const answersBy = async () => (await cloud.inbox(OLIVER)).filter(({ subject }) => subject.includes('your data'));
  expect(await mailAnswer(KATHARINA, 'client-key-mail')).toBe(403);
  // Agents answer tickets; people's rights are the administrators' to answer.
  expect(await mailAnswer(NORDWIND.agents[0].upn, 'client-key-mail')).toBe(403);
  expect(await mailAnswer(NORDWIND.admin.upn, 'nothing-of-the-kind')).toBe(409);
  expect(await mailAnswer(NORDWIND.admin.upn, 'client-key-mail', ' ')).toBe(400);
  expect([await mailAnswer(NORDWIND.admin.upn, 'client-key-mail'), await mailAnswer(NORDWIND.admin.upn, 'client-key-mail')]).toEqual([200, 200]);
  expect(await answersBy()).toEqual([
    expect.objectContaining({
      subject: 'Your request about your data',
      body: expect.objectContaining({ content: expect.stringContaining('Nobody but the desk.') }),
    }),
  ]);
  const privacy = await officer();
  const request = (await askedRequests(privacy.access, '2026-01-01T00:00:00Z')).find(({ key }) => key === 'client-key-mail')!;
  await answerRequest(privacy.access, request, 'Done', 'Nobody but the desk.', '2026-11-22T08:00:00Z');
  expect(await mailAnswer(NORDWIND.admin.upn, 'client-key-mail')).toBe(409);
  expect((await cloud.lists.auditPage({ action: 'privacy.mailed', top: 5 })).entries).toHaveLength(2);
});

test('a privacy notice is told in the portal until it is noted, and who noted it is one line that names nobody', async () => {
  const notice = (version: number): Promise<Response> =>
    cloud.as(OLIVER).then((headers) => cloud.call(`portal/notice?${desk}`, { method: 'POST', headers, body: JSON.stringify({ version }) }));
  const front = async () => (await (await cloud.call(`portal/requests?${desk}`, { headers: await cloud.as(OLIVER) })).json()) as { notice?: object };
  expect((await front()).notice).toEqual({ version: 2, effectiveAt: NOTICE[1]!.effectiveAt });
  expect(await (await cloud.call(`portal/notice?${desk}`, { headers: await cloud.as(OLIVER) })).json()).toEqual({
    versions: NOTICE.map(({ version, text, effectiveAt }) => ({ version, text, effectiveAt })),
  });
  expect((await notice(3)).status).toBe(400);
  expect([(await notice(2)).status, (await notice(2)).status]).toEqual([200, 200]);
  expect((await front()).notice).toBeUndefined();
  const lines = (await cloud.lists.auditPage({ action: 'notice.accepted', top: 5 })).entries;
  expect(lines).toEqual([expect.objectContaining({ actor: 'requester', subject: expect.stringMatching(/^2\/[0-9a-f]{64}$/) })]);
  expect((await cloud.call(`portal/notice?${desk}`)).status).toBe(401);
});

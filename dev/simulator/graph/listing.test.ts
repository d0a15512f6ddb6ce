import { mail, openDesk, SUPPORT, type Desk } from './test/desk.ts';

type Page = { value: { id: string; subject: string }[]; '@odata.nextLink'?: string; '@odata.count'?: number };
const BOX = `/users/${SUPPORT}/messages`;

async function deskWithThree(): Promise<Desk> {
  const desk = await openDesk();
  for (const [subject, from] of [
    ["Bob's printer", 'bob@outside.example'],
    ['Invoice', 'kim@outside.example'],
    ['invoice again', 'kim@outside.example'],
  ]) {
    await desk.deliver(mail({ Subject: subject!, From: from!, 'Message-ID': `<${subject!.replace(/\W/g, '')}@outside.example>` }), from);
    await desk.clock.advance(60_000);
  }
  return desk;
}

const query = (options: Record<string, string>): string => `${BOX}?${new URLSearchParams({ $select: 'subject', ...options })}`;
const subjects = async (desk: Desk, options: Record<string, string>): Promise<string[]> =>
  (await desk.get<Page>(query(options))).value.map((each) => each.subject);

it.each<[string, string[]]>([
  ["subject eq 'Bob''s printer'", ["Bob's printer"]],
  ["startswith(subject,'inv')", ['invoice again', 'Invoice']],
  ["contains(subject,'again') or subject eq 'Bob''s printer'", ['invoice again', "Bob's printer"]],
  ["from/emailAddress/address eq 'kim@outside.example' and not contains(subject,'again')", ['Invoice']],
  ['receivedDateTime ge 2026-11-21T08:01:00Z and receivedDateTime lt 2026-11-21T08:02:00Z', ['Invoice']],
  ["internetMessageId eq '<Invoice@outside.example>'", ['Invoice']],
  ['isRead eq true', []],
  ["(isRead eq false) and categories/any(c:c eq 'Ticket')", []],
])('finds by %s', async ($filter, found) => {
  expect(await subjects(await deskWithThree(), { $filter })).toEqual(found);
});

it.each(["subject = 'x'", "subject eq 'x", 'subject eq', "(subject eq 'x'", "subject like 'x'"])('refuses the filter %s', async ($filter) => {
  const desk = await openDesk();
  expect((await desk.call('GET', query({ $filter }))).status).toBe(400);
});

it('refuses an order by something the filter does not begin with', async () => {
  const desk = await openDesk();
  const response = await desk.call('GET', query({ $filter: 'isRead eq false', $orderby: 'receivedDateTime desc' }));
  expect(await response.json()).toMatchObject({ error: { code: 'InefficientFilter' } });
});

it('gives pages that hang together, newest first', async () => {
  const desk = await deskWithThree();
  const first = await desk.get<Page>(query({ $top: '2', $count: 'true' }));
  expect([first['@odata.count'], first.value.map((each) => each.subject)]).toEqual([3, ['invoice again', 'Invoice']]);
  const second = await desk.get<Page>(first['@odata.nextLink']!);
  expect([second['@odata.nextLink'], second.value.map((each) => each.subject)]).toEqual([undefined, ["Bob's printer"]]);
});

it('shows headers only when asked for, and says which property it does not know', async () => {
  const desk = await deskWithThree();
  const [plain] = (await desk.get<{ value: object[] }>(BOX)).value;
  expect(plain).not.toHaveProperty('internetMessageHeaders');
  expect((await desk.get<{ value: object[] }>(`${BOX}?$select=internetMessageHeaders`)).value[0]).toHaveProperty('internetMessageHeaders');
  expect((await desk.call('GET', `${BOX}?$select=colour`)).status).toBe(400);
});

it('deletes into Deleted Items, then for good', async () => {
  const desk = await openDesk();
  await desk.deliver(mail());
  const headers = { prefer: 'IdType="ImmutableId"' };
  const { id } = (await desk.get<Page>(BOX, headers)).value[0]!;
  expect((await desk.call('DELETE', `${BOX}/${id}`)).status).toBe(204);
  expect((await desk.get<Page>(`/users/${SUPPORT}/mailFolders/deleteditems/messages`, headers)).value.map((each) => each.id)).toEqual([id]);
  await desk.call('DELETE', `${BOX}/${id}`);
  expect((await desk.call('GET', `${BOX}/${id}`)).status).toBe(404);
});

it('changes a mail only by its own ETag when asked to', async () => {
  const desk = await openDesk();
  await desk.deliver(mail());
  const message = (await desk.get<{ value: { id: string; '@odata.etag': string }[] }>(BOX)).value[0]!;
  const change = (etag: string): Promise<Response> => desk.call('PATCH', `${BOX}/${message.id}`, { body: { isRead: true }, headers: { 'if-match': etag } });
  expect((await change(message['@odata.etag'])).status).toBe(200);
  expect((await change(message['@odata.etag'])).status).toBe(412);
});

it.each([
  ['subject', { subject: 'other' }],
  ['a property nobody knows', { colour: 'red' }],
  ['a category that is no list', { categories: 'Ticket' }],
])('does not change %s of a delivered mail', async (_name, body) => {
  const desk = await openDesk();
  await desk.deliver(mail());
  const { id } = (await desk.get<Page>(BOX)).value[0]!;
  expect((await desk.call('PATCH', `${BOX}/${id}`, { body })).status).toBe(400);
});

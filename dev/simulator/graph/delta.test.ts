import { ADA, mail, openDesk, SUPPORT, type Desk } from './test/desk.ts';

type Page = { value: { id: string; subject?: string; '@removed'?: { reason: string } }[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };
const INBOX = `/users/${SUPPORT}/mailFolders/inbox/messages`;
const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };

async function round(desk: Desk, start: string, headers: Record<string, string> = IMMUTABLE) {
  const rows: Page['value'] = [];
  let pages = 0;
  for (let link: string | undefined = start; link;) {
    const page: Page = await desk.get<Page>(link, headers);
    rows.push(...page.value);
    pages += 1;
    if (page['@odata.deltaLink']) return { rows, pages, deltaLink: page['@odata.deltaLink'] };
    link = page['@odata.nextLink'];
  }
  throw new Error('a round ends with a deltaLink');
}

const numbered = (number: number): string[] => mail({ Subject: `Mail ${number}`, 'Message-ID': `<${number}@outside.example>` });

it('reads a folder in pages of the preferred size, then nothing until something happens', async () => {
  const desk = await openDesk();
  for (let number = 1; number <= 5; number += 1) await desk.deliver(numbered(number));
  const first = await round(desk, `${INBOX}/delta?$select=subject`, { prefer: 'IdType="ImmutableId", odata.maxpagesize=2' });
  expect(first.pages).toBe(3);
  expect(first.rows.map((row) => row.subject)).toEqual(['Mail 1', 'Mail 2', 'Mail 3', 'Mail 4', 'Mail 5']);
  expect(Object.keys(first.rows[0]!).sort()).toEqual(['@odata.etag', '@odata.type', 'id', 'subject']);
  expect((await round(desk, first.deltaLink)).rows).toEqual([]);
});

it('reports a new mail, a mail marked read and a mail moved out; the options of the first call stay', async () => {
  const desk = await openDesk();
  for (const number of [1, 2, 3]) await desk.deliver(numbered(number));
  const first = await round(desk, `${INBOX}/delta?$select=subject`);
  const [one, two] = first.rows;
  await desk.call('PATCH', `/users/${SUPPORT}/messages/${one!.id}`, { body: { isRead: true } });
  await desk.call('POST', `/users/${SUPPORT}/messages/${two!.id}/move`, { body: { destinationId: 'archive' }, headers: IMMUTABLE });
  await desk.deliver(numbered(4));
  const second = await round(desk, first.deltaLink);
  expect(second.rows.map((row) => row['@removed']?.reason ?? row.subject)).toEqual(['Mail 1', 'deleted', 'Mail 4']);
  expect(second.rows[1]!.id).toBe(two!.id);
});

it('loses nothing when a mail arrives while a round is read', async () => {
  const desk = await openDesk();
  for (const number of [1, 2, 3]) await desk.deliver(numbered(number));
  const page = await desk.get<Page>(`${INBOX}/delta?$select=subject&$top=2`, IMMUTABLE);
  await desk.deliver(numbered(4));
  const rest = await round(desk, page['@odata.nextLink']!);
  expect([...page.value, ...rest.rows].map((row) => row.subject)).toEqual(['Mail 1', 'Mail 2', 'Mail 3', 'Mail 4']);
});

it.each([
  ['created', ['Mail 2']],
  ['updated', ['Mail 1']],
  ['deleted', []],
] as const)('reports only what is %s when asked for that', async (changeType, subjects) => {
  const desk = await openDesk();
  await desk.deliver(numbered(1));
  const first = await round(desk, `${INBOX}/delta?$select=subject&changeType=${changeType}`);
  const { value } = await desk.get<Page>(`${INBOX}?$select=id`, IMMUTABLE);
  await desk.call('PATCH', `/users/${SUPPORT}/messages/${value[0]!.id}`, { body: { categories: ['Ticket'] } });
  await desk.deliver(numbered(2));
  expect((await round(desk, first.deltaLink)).rows.map((row) => row.subject)).toEqual(subjects);
});

it('answers 410 to a link that is too old, and starts anew without one', async () => {
  const desk = await openDesk();
  await desk.deliver(numbered(1));
  const first = await round(desk, `${INBOX}/delta`);
  desk.simulator.graph.expireDeltaLinks(SUPPORT);
  const refused = await desk.call('GET', first.deltaLink);
  expect(refused.status).toBe(410);
  expect(await refused.json()).toMatchObject({ error: { code: 'syncStateNotFound' } });
  expect((await round(desk, `${INBOX}/delta`)).rows).toHaveLength(1);
});

it.each(["subject eq 'x'", 'receivedDateTime le 2026-01-01T00:00:00Z'])('refuses the filter %s', async (filter) => {
  const desk = await openDesk();
  expect((await desk.call('GET', `${INBOX}/delta?$filter=${encodeURIComponent(filter)}`)).status).toBe(400);
});

it('keeps the immutable id over a move and gives a new ordinary one', async () => {
  const desk = await openDesk();
  await desk.deliver(numbered(1), 'kim@outside.example', [ADA.upn]);
  const box = `/users/${ADA.upn}/mailFolders/inbox/messages`;
  const ordinary = (await desk.get<Page>(box)).value[0]!.id;
  const immutable = (await desk.get<Page>(box, IMMUTABLE)).value[0]!.id;
  const moved = await desk.call('POST', `/users/${ADA.upn}/messages/${ordinary}/move`, { body: { destinationId: 'archive' } });
  expect(moved.status).toBe(201);
  expect(((await moved.json()) as { id: string }).id).not.toBe(ordinary);
  expect((await desk.call('GET', `/users/${ADA.upn}/messages/${ordinary}`)).status).toBe(404);
  expect((await desk.get<{ subject: string }>(`/users/${ADA.upn}/messages/${immutable}`, IMMUTABLE)).subject).toBe('Mail 1');
});

it('goes on with the same links after a restart', async () => {
  const desk = await openDesk();
  await desk.deliver(numbered(1));
  const first = await round(desk, `${INBOX}/delta?$select=subject`);
  const state = JSON.parse(JSON.stringify(desk.simulator.snapshot())) as unknown;
  const again = await openDesk();
  await again.simulator.restore(state);
  await again.deliver(numbered(2));
  const headers = { authorization: `Bearer ${desk.token}`, ...IMMUTABLE };
  const page = (await (await again.simulator.fetch(first.deltaLink, { headers })).json()) as Page;
  expect(page.value.map((row) => row.subject)).toEqual(['Mail 2']);
});

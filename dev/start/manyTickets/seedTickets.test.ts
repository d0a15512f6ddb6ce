import { deskLists } from '@listdesk/shared/sharepoint';
import { spfi, DefaultHeaders, DefaultInit } from '@pnp/sp';
import { DefaultParse, InjectHeaders } from '@pnp/queryable';
import { through } from '../../bench/simulatedDesk.ts';
import { Simulator } from '../../simulator/simulator.ts';
import { createWorld, NORDWIND } from '../../world.ts';
import { ensureFirstDesk } from '../firstDesk.ts';
import { ensureOwnColumns } from '../ownColumns.ts';
import { seedTickets, TICKETS_WITH_MESSAGES } from './seedTickets.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');

it('fills a desk with tickets that the desk can read, newest first, and does nothing the second time', async () => {
  const simulator = await Simulator.create();
  await createWorld(simulator, { appCertificatePem: 'not asked for here' });
  await ensureFirstDesk(simulator, () => undefined);
  await ensureOwnColumns(simulator);
  await ensureOwnColumns(simulator);
  expect(seedTickets(simulator, 2_000, NOW)).toBe(2_000);
  expect(seedTickets(simulator, 2_000, NOW)).toBe(0);
  expect(seedTickets(simulator, 2_010, NOW)).toBe(10);
  const sp = spfi(NORDWIND.desk).using(
    DefaultHeaders(),
    DefaultInit(),
    through(simulator.fetch),
    DefaultParse(),
    InjectHeaders({ 'x-simulator-user': NORDWIND.agents[0].upn }),
  );
  const lists = deskLists(sp, NORDWIND.desk);
  const open = await lists.ticketPage({ view: 'allOpen' }, { top: 500 });
  expect(open.unreadable).toBeUndefined();
  expect(open.tickets.length).toBeLessThan(100);
  expect(new Set(open.tickets.map(({ language }) => language))).toEqual(new Set(['en', 'de']));
  expect(open.tickets.some(({ assignee }) => assignee !== null)).toBe(true);
  const columns = await lists.customColumns();
  expect(columns.map(({ title, type }) => `${title}: ${type}`)).toEqual([
    'Cost centre: text',
    'Site: choice',
    'Systems: choices',
    'Devices: number',
    'Needed by: date',
    'Approved by: person',
    'On site: boolean',
  ]);
  const rows = await lists.customRows(
    open.tickets.slice(0, 30).map(({ id }) => id),
    columns,
  );
  for (const { name } of columns) expect([...rows.values()].some(({ values }) => values[name] !== null)).toBe(true);
  const old = await lists.ticketPage({ view: 'status', statuses: ['Solved', 'Closed'] }, { top: 500 });
  expect(old.unreadable).toBeUndefined();
  const newest = old.tickets[0]!;
  expect(await lists.conversation(newest.key)).toMatchObject([
    { kind: 'Mail', from: newest.requester },
    { kind: 'Reply', to: [{ address: newest.requester.address }] },
  ]);
  const messages = simulator.sharePoint.list(NORDWIND.desk, '/sites/helpdesk/Lists/ListDeskMessages').items.size;
  expect(messages).toBeLessThanOrEqual(TICKETS_WITH_MESSAGES * 2 + 20);
});

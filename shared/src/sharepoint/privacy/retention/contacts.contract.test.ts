import { seed, simulatedDesk } from '../../../../../dev/bench/simulatedDesk.ts';
import { openDesk } from '../index.ts';
import { personHash } from '../desk.ts';
import { contactsOf, removeContacts, withoutTickets } from './contacts.ts';
import { paceOf } from './index.ts';

const NAMES = ['objected', 'undeliverable', 'busy', 'chatty', 'onHold', 'changed', 'gone'] as const;
const at = (name: string): string => `${name.toLowerCase()}@elsewhere.example`;
const ticketsBy = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ Title: 'x', TicketKey: `${name}${n}`, RequesterEmail: at(name) }));

test('what stands against a person and what changed meanwhile keeps their contact; nobody is lost behind a person with thousands of tickets', async () => {
  const desk = await simulatedDesk();
  const { access } = openDesk(await desk.asApp(), desk.siteUrl, { actor: 'service', now: () => Date.now(), newKey: () => 'k' });
  const pace = paceOf(Number.MAX_SAFE_INTEGER, Date.now, async () => undefined);
  const contact = (name: string) => ({
    Title: name,
    ContactEmail: at(name),
    Objected: name === 'objected',
    Undeliverable: name === 'undeliverable' ? '5.1.1' : null,
  });
  seed(desk, 'Contacts', NAMES.map(contact));
  // More than SharePoint looks through, and more than an answer holds.
  seed(desk, 'Tickets', [...ticketsBy('busy', 5001), ...ticketsBy('chatty', 600)]);

  const found = await contactsOf(access, [...NAMES.map(at), 'nobody@elsewhere.example'], pace);
  expect(found.map(({ address }) => address)).toEqual(['busy', 'chatty', 'onHold', 'changed', 'gone'].map(at));
  expect(pace.spent()).toBe(2);
  const going = await withoutTickets(access, desk.siteUrl, found, new Set([await personHash(desk.siteUrl, at('onHold'))]), pace);
  expect(going.map(({ address }) => address)).toEqual(['changed', 'gone'].map(at));
  expect(await withoutTickets(access, desk.siteUrl, [], new Set(), pace)).toEqual([]);

  const { id } = going[0]!;
  await access.list('Contacts').items.getById(id).update({ Restricted: true });
  expect(await removeContacts(access, going, pace)).toBe(1);
  // Tried again, it went before.
  expect(await removeContacts(access, going, pace)).toBe(1);
  const rest = (await access.list('Contacts').items.select('Title').orderBy('Id', true)()) as { Title: string }[];
  expect(rest.map(({ Title }) => Title)).toEqual(['objected', 'undeliverable', 'busy', 'chatty', 'onHold', 'changed']);
});

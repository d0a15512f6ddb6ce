import { changedNames, type Deeds } from '../../audit/index.ts';
import { sha256 } from '../privacy/sha256.ts';
import type { DeskLists, ListWrite } from '../contract.ts';
import { toldFirst } from './toldFirst.ts';

/** Where one save of a key is a deed of its own name. */
const SETTING_DEEDS: Readonly<Record<string, Deeds['action']>> = {
  templates: 'templates.saved',
  signatures: 'signatures.saved',
  senderRules: 'senderRules.saved',
  rules: 'rules.saved',
  retention: 'retention.saved',
  privacyNotice: 'notice.published',
};
/** So many numbers of tickets are named in one entry. */
const MAX_NAMED_IDS = 40;

/**
 * The same lists, with everything that has to be audited told first. Reading costs nothing more; each audited write costs 2 requests.
 */
export function audited(lists: DeskLists): DeskLists {
  const told = <T>(deed: Deeds, work: () => Promise<T>, done?: (answer: T) => boolean): Promise<T> => toldFirst(lists.audit, deed, work, done);
  const updated = (answer: { outcome: string }): boolean => answer.outcome === 'updated' || answer.outcome === 'created';
  return {
    ...lists,
    saveSettings: async (settings) =>
      told({ action: 'settings.saved', details: { changed: changedNames(await lists.settings(), settings) } }, () => lists.saveSettings(settings)),
    replaceSettings: async (etag, settings) =>
      told(
        { action: 'settings.saved', details: { changed: changedNames(await lists.settings(), settings) } },
        () => lists.replaceSettings(etag, settings),
        updated,
      ),
    saveSettingValue: async (key, value) =>
      told({ action: SETTING_DEEDS[key] ?? 'setting.saved', subject: key, details: { hash: await sha256(JSON.stringify(value ?? null)) } }, () =>
        lists.saveSettingValue(key, value),
      ),
    createCannedResponse: (key, text) => told({ action: 'response.created', subject: key }, () => lists.createCannedResponse(key, text), updated),
    updateCannedResponse: (id, etag, text) =>
      told({ action: 'response.changed', subject: String(id) }, () => lists.updateCannedResponse(id, etag, text), updated),
    recycleCannedResponse: (id) => told({ action: 'response.deleted', subject: String(id) }, () => lists.recycleCannedResponse(id)),
    recycleTicket: (id) => told({ action: 'ticket.deleted', subject: String(id) }, () => lists.recycleTicket(id)),
    recycleTicketWhole: (ticket) => told({ action: 'ticket.deleted', subject: String(ticket.id) }, () => lists.recycleTicketWhole(ticket)),
    recycleTickets: (tickets) =>
      told(
        { action: 'tickets.bulkDeleted', details: namesOf(tickets) },
        () => lists.recycleTickets(tickets),
        (outcomes) => outcomes.some(({ outcome }) => outcome === 'recycled'),
      ),
    restoreTickets: (tickets) => told({ action: 'item.restored', details: namesOf(tickets) }, () => lists.restoreTickets(tickets)),
    archive: async () => {
      const archive = await lists.archive();
      return {
        ...archive,
        bringBack: (number) =>
          told(
            { action: 'ticket.broughtBack', subject: String(number) },
            () => archive.bringBack(number),
            ({ outcome }) => outcome === 'back',
          ),
      };
    },
    makeCircle: (wanted) =>
      told({ action: 'circle.made', subject: wanted.key, details: { name: wanted.name, people: wanted.people.length } }, () => lists.makeCircle(wanted)),
    changeCirclePeople: (circle, change) =>
      told(
        { action: 'circle.changed', subject: circle.key, details: { name: circle.name, added: change.add.join(', '), removed: change.remove.join(', ') } },
        () => lists.changeCirclePeople(circle, change),
      ),
    moveTicket: (ticket, circle, options) =>
      told(
        {
          action: circle === null ? 'ticket.opened' : 'ticket.confidential',
          subject: String(ticket.id),
          details: circle === null ? {} : { circle, ...(options?.handOver && { handOver: true }) },
        },
        () => lists.moveTicket(ticket, circle, options),
        updated,
      ),
    restore: (recycleBinId) => told({ action: 'item.restored', subject: recycleBinId }, () => lists.restore(recycleBinId)),
    updateTickets: (changes) => {
      const writes = changes.map((change): ListWrite => ({ write: 'updateTicket', ...change }));
      const ids = bulkOf(writes);
      return ids.length < 2
        ? lists.updateTickets(changes)
        : told(
            { action: 'tickets.bulkChanged', details: bulkDetails(writes, ids) },
            () => lists.updateTickets(changes),
            (outcomes) => outcomes.some(updated),
          );
    },
    apply: (writes) => {
      const ids = bulkOf(writes);
      return ids.length < 2
        ? lists.apply(writes)
        : told(
            { action: 'tickets.bulkChanged', details: bulkDetails(writes, ids) },
            () => lists.apply(writes),
            (outcomes) => outcomes.some(updated),
          );
    },
  };
}

const bulkOf = (writes: readonly ListWrite[]): number[] => [...new Set(writes.flatMap((write) => (write.write === 'updateTicket' ? [write.id] : [])))];

/** All of them: a batch has at most 100, which the log has room for. */
const namesOf = (tickets: readonly { id: number }[]) => ({ count: tickets.length, tickets: tickets.map(({ id }) => id).join(', ') });

function bulkDetails(writes: readonly ListWrite[], ids: readonly number[]): Record<string, string | number> {
  const columns = new Set(writes.flatMap((write) => (write.write === 'updateTicket' ? Object.keys(write.patch) : [])));
  return { count: ids.length, tickets: ids.slice(0, MAX_NAMED_IDS).join(', '), changed: [...columns].sort().join(', ') };
}

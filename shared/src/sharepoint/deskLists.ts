import '@pnp/sp/recycle-bin/index.js';
import type { SPFI } from '@pnp/sp';
import type { IItems } from '@pnp/sp/items/index.js';
import type { ListName } from '../schema/index.ts';
import type { Ticket } from '../tickets/index.ts';
import { accessTo, type Access } from './access.ts';
import type { Audit } from './audit/auditFor.ts';
import { changesSince, currentToken } from './changeFeed.ts';
import { isFolder } from './circles/places.ts';
import type { Selection } from './columns.ts';
import type { DeskLists, KnownMessageId } from './contract.ts';
import { ListsFault, refusalOf, toFault } from './fault.ts';
import { messageOf, messagePatchFields, MESSAGE_SELECTION } from './messageFields.ts';
import { hashMessageId } from './messageIdHash.ts';
import { allOf, anyOf, quote } from './odata.ts';
import { CONTACT_SELECTION, contactOf } from './otherFields.ts';
import { agents, currentUser } from './people.ts';
import { readAll, readPage, type Row } from './rows.ts';
import {
  readSettings,
  readSettingValues,
  readStoredSettings,
  replaceSettings,
  replaceSettingValue,
  storedSettingValue,
  writeSettings,
  writeSettingValue,
} from './settingsItem.ts';
import { ticketCounts } from './ticketCounts.ts';
import { ticketOf, ticketPatchFields, TICKET_SELECTION } from './ticketFields.ts';
import { searchTickets, ticketIndexPage } from './ticketIndex.ts';
import { ticketPage } from './ticketPages.ts';
import { wholeNumber } from './ticketViews.ts';
import { applyWrites, updateItem } from './writes.ts';

/** The URL carries the ids; more would make it longer than SharePoint takes. */
export const MAX_IDS_A_QUERY = 100;
/** Hashes are 64 characters each; a mail's References can be cut to its newest so many. */
export const MAX_MESSAGE_IDS = 12;
const MESSAGES_A_PAGE = 1000;
const MAX_CONVERSATION_PAGES = 5;
const MAX_QUEUED = 100;

/**
 * The lists of the desk at `siteUrl` (absolute). `sp` brings base URL, identity, retries and parsing (SPFx behaviour in the
 * browser, a token behaviour in the service). `now` is for tests.
 */
export function deskLists(sp: SPFI, siteUrl: string, now: () => number = Date.now): DeskLists {
  return listsOver(accessTo(sp, siteUrl, now), siteUrl);
}

function listsOver(access: Access, siteUrl: string): DeskLists {
  const tickets = (): IItems => selected(access, 'Tickets', TICKET_SELECTION);
  const late = () => import('./audit/late.ts');
  let audit: Promise<Audit> | null = null;
  const messages = (): IItems => selected(access, 'Messages', MESSAGE_SELECTION);
  const ticketSide = () => import('./ticketSide.ts');
  const toolSide = () => import('./toolSide.ts');
  const serviceSide = () => import('./serviceSide.ts');
  const deskSide = () => import('./deskSide.ts');
  const circleSide = () => import('./circles/index.ts');
  const ticketsById = async (ids: readonly number[]): Promise<Ticket[]> => {
    if (ids.length === 0) return [];
    if (ids.length > MAX_IDS_A_QUERY) throw new ListsFault('lists.invalid', `At most ${MAX_IDS_A_QUERY} ids, not ${ids.length}.`);
    const filter = ids.map((id) => `Id eq ${wholeNumber(id)}`).join(' or ');
    const { rows } = await access.guarded(() => readPage(tickets().filter(filter).top(MAX_IDS_A_QUERY)));
    return rows.filter((row) => !isFolder(row)).map(ticketOf);
  };
  return {
    adaptToOlder: async () => (await import('./provisioning/olderLists.ts')).adaptToOlder(access),
    ticketPage: (view, options) => ticketPage(access, view, options),
    ticket: async (by) => {
      if ('key' in by) return one(access, tickets().filter(`TicketKey eq ${quote(by.key)}`), ticketOf);
      return single(access, access.list('Tickets'), by.id, TICKET_SELECTION, ticketOf);
    },
    ticketsById,
    oldestUnassigned: async (top) => (await toolSide()).oldestUnassigned(access, top),
    ticketsInCopy: async (addresses, page) => (await serviceSide()).ticketsInCopy(access, addresses, page, (ids) => ticketsById(ids)),
    quietAddresses: async () => (await serviceSide()).quietAddresses(access),
    ticketIndexPage: (page) => ticketIndexPage(access, page),
    searchTickets: (text) => searchTickets(access, siteUrl.replace(/\/+$/, ''), text),
    async conversation(ticketKey) {
      const query = (): IItems =>
        messages()
          .filter(`TicketKey eq ${quote(ticketKey)}`)
          .orderBy('Id', true)
          .top(MESSAGES_A_PAGE);
      const rows = await access.guarded(() => readAll(query, MAX_CONVERSATION_PAGES));
      return rows.map(messageOf).sort((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : a.id - b.id));
    },
    async message(by) {
      if ('id' in by) return single(access, access.list('Messages'), by.id, MESSAGE_SELECTION, messageOf);
      const filter = 'key' in by ? `MessageKey eq ${quote(by.key)}` : `InternetIdHash eq ${quote(await hashMessageId(by.internetMessageId))}`;
      return one(access, messages().filter(filter), messageOf);
    },
    messageBody: async (message) => (await toolSide()).wholeBody(access, message),
    async queuedMessages(dueBefore) {
      const waiting = anyOf('DeliveryState', ['Queued', 'Sending']);
      const due = dueBefore === undefined ? '' : `(SendAfter eq null or SendAfter le datetime'${new Date(dueBefore).toISOString().replace(/\.\d+Z$/, 'Z')}')`;
      const query = messages().filter(allOf(waiting, due)).orderBy('Id', true).top(MAX_QUEUED);
      return (await access.guarded(() => readPage(query))).rows.map(messageOf);
    },
    knownMessageIds: (ids) => knownMessageIds(access, ids),
    noticeWishes: async () => (await toolSide()).noticeWishes(access),
    saveNoticeWish: async (agent, wish) => (await toolSide()).saveNoticeWish(access, agent, wish),
    contactByEmail: (address) =>
      one(access, selected(access, 'Contacts', CONTACT_SELECTION).filter(`ContactEmail eq ${quote(address.toLowerCase())}`), contactOf),
    mailLogPage: async (options) => (await toolSide()).mailLogPage(access, options),
    mailLogCounts: async (filter) => (await toolSide()).mailLogCounts(access, filter),
    settleMailLog: async (entry, earlier) => (await serviceSide()).settleMailLog(access, entry, earlier),
    ticketNumbers: async (keys) => (await toolSide()).ticketNumbers(access, keys),
    reportPage: async (part, since, cursor) => (await toolSide()).reportPage(access, part, since, cursor),
    cannedResponses: async (agentId) => (await toolSide()).cannedResponses(access, agentId),
    createCannedResponse: async (key, text) => (await toolSide()).createCannedResponse(access, key, text),
    updateCannedResponse: async (id, etag, text) => (await toolSide()).updateCannedResponse(access, id, etag, text),
    recycleCannedResponse: async (id) => (await toolSide()).recycleCannedResponse(access, id),
    addResponseFile: async (id, storedName, content) => (await toolSide()).addResponseFile(access, id, storedName, content),
    responseFile: async (id, storedName) => (await toolSide()).responseFile(access, id, storedName),
    recycleResponseFile: async (id, storedName) => (await toolSide()).recycleResponseFile(access, id, storedName),
    apply: (writes) => applyWrites(access, writes),
    updateTicket: (id, etag, patch) => updateItem(access, 'Tickets', id, etag, ticketPatchFields(patch)),
    updateTickets: async (changes) => (await import('./ticketBatch.ts')).updateTickets(access, changes),
    updateMessage: async (id, etag, patch) => updateItem(access, 'Messages', id, etag, await messagePatchFields(patch)),
    addAttachment: async (messageId, storedName, content) => (await toolSide()).addAttachment(access, messageId, storedName, content),
    openAttachment: async (messageId, storedName) => (await toolSide()).openAttachment(access, messageId, storedName),
    attachment: async (messageId, storedName) => (await toolSide()).readAttachment(access, messageId, storedName),
    recycleTicket: async (id) => {
      await (await import('./holdOn.ts')).refuseHeld(access, siteUrl, wholeNumber(id));
      return access.guarded(() => access.list('Tickets').items.getById(id).recycle() as unknown as Promise<string>);
    },
    recycleTicketWhole: async (ticket) => (await ticketSide()).recycleTicketWhole(access, siteUrl, ticket),
    recycleTickets: async (some) => (await ticketSide()).recycleTickets(access, siteUrl, some),
    archive: async () => (await import('./archive/readArchive.ts')).readArchive(access, siteUrl.replace(/\/+$/, ''), (other) => listsOver(other, siteUrl)),
    links: async (keys) => (await ticketSide()).linksOf(access, keys),
    createLink: async (link) => (await ticketSide()).createLink(access, link),
    recycleLink: async (id) => (await ticketSide()).recycleLink(access, id),
    ticketVersions: async (id, skip, own) => (await ticketSide()).ticketVersions(access, id, skip, own),
    customColumns: async () => (await ticketSide()).customColumns(access),
    customRows: async (ids, columns) => (await ticketSide()).customRows(access, ids, columns),
    customValues: async (id, columns) => (await ticketSide()).customValues(access, id, columns),
    saveCustomValue: async (id, etag, column, value) => (await ticketSide()).saveCustomValue(access, id, etag, column, value),
    macros: async () => (await ticketSide()).macros(access),
    createMacro: async (key, text) => (await ticketSide()).createMacro(access, key, text),
    updateMacro: async (id, etag, text) => (await ticketSide()).updateMacro(access, id, etag, text),
    recycleMacro: async (id) => (await ticketSide()).recycleMacro(access, id),
    /**
     * Takes the message out of the queue first, fenced by its ETag, and recycles it then: `recycle` takes no ETag, and a reply the
     * service has just claimed must not vanish from the ticket. Stopped in between, the reply stays, unsent.
     */
    async recycleMessage(id, etag) {
      const claimed = await updateItem(access, 'Messages', id, etag, await messagePatchFields({ delivery: 'None' }));
      if (claimed.outcome !== 'updated') return claimed.outcome;
      await access.guarded(() => access.list('Messages').items.getById(id).recycle());
      return 'recycled';
    },
    restoreTickets: async (tickets) =>
      (await ticketSide()).restoreRows(
        access,
        tickets.flatMap(({ bins }) => bins),
      ),
    restore: (recycleBinId) => access.guarded(() => access.web.recycleBin.getById(recycleBinId).restore()),
    changeToken: (list) => currentToken(access, list),
    changes: (list, token) => changesSince(access, list, token),
    settings: () => readSettings(access),
    saveSettings: (settings) => writeSettings(access, settings),
    storedSettings: () => readStoredSettings(access),
    replaceSettings: (etag, settings) => replaceSettings(access, etag, settings),
    settingValues: (keys) => readSettingValues(access, keys),
    saveSettingValue: (key, value) => writeSettingValue(access, key, value),
    storedSettingValue: (key) => storedSettingValue(access, key),
    replaceSettingValue: (key, etag, value) => replaceSettingValue(access, key, etag, value),
    draftsOf: async (ticketKey) => (await toolSide()).draftsOf(access, ticketKey),
    saveDraft: async (place, text) => (await toolSide()).saveDraft(access, place, text),
    removeDraft: async (id) => (await toolSide()).removeDraft(access, id),
    articles: async () => (await toolSide()).articles(access),
    createArticle: async (key, text) => (await toolSide()).createArticle(access, key, text),
    updateArticle: async (id, etag, text) => (await toolSide()).updateArticle(access, id, etag, text),
    articleHeads: async () => (await toolSide()).articleHeads(access),
    noteArticleUse: async (article, ticket) => (await toolSide()).noteArticleUse(access, article, ticket),
    articleUses: async (since, cursor) => (await toolSide()).articleUses(access, since, cursor),
    recycleArticle: async (id) => (await toolSide()).recycleArticle(access, id),
    async audit(deed, options) {
      audit ??= late().then(({ auditFor }) => auditFor(access));
      audit.catch(() => {
        audit = null;
      });
      await (
        await audit
      )(deed, options);
    },
    auditPage: async (filter) => (await late()).auditPage(access, filter),
    ticketDeeds: async (id) => (await late()).ticketDeeds(access, id),
    agents: () => agents(access),
    whoCanHelp: async () => (await toolSide()).whoCanHelp(access),
    administrators: async () => (await serviceSide()).administrators(access),
    supervisors: async () => (await serviceSide()).supervisors(access),
    currentUser: () => currentUser(access),
    circles: async () => (await circleSide()).circles(access),
    makeCircle: async (wanted) => (await circleSide()).makeCircle(access, wanted),
    changeCirclePeople: async (circle, change) => (await circleSide()).changeCirclePeople(access, circle, change),
    moveTicket: async (ticket, circle, options) => (await circleSide()).moveTicket(access, ticket, circle, options),
    sweepCircles: async () => (await circleSide()).sweepCircles(access),
    counts: (agentId, views) => ticketCounts(access, wholeNumber(agentId), views),
    savedViews: async (ownerId) => (await deskSide()).savedViews(access, ownerId),
    createView: async (key, ownerId, view) => (await deskSide()).createView(access, key, ownerId, view),
    updateView: async (id, etag, view) => (await deskSide()).updateView(access, id, etag, view),
    recycleView: async (id) => (await deskSide()).recycleView(access, id),
    liveRound: async (list, token, beat) => (await deskSide()).liveRound(access, list, token, beat),
  };
}

const selected = (access: Access, list: ListName, { select, expand }: Selection): IItems =>
  access
    .list(list)
    .items.select(...select)
    .expand(...expand);

async function one<T>(access: Access, query: IItems, parse: (row: Row) => T): Promise<T | null> {
  const { rows } = await access.guarded(() => readPage(query.top(1)));
  return rows[0] ? parse(rows[0]) : null;
}

async function single<T>(access: Access, list: ReturnType<Access['list']>, id: number, selection: Selection, parse: (row: Row) => T): Promise<T | null> {
  try {
    const row = (await list.items
      .getById(wholeNumber(id))
      .select(...selection.select)
      .expand(...selection.expand)()) as Row;
    return parse(row);
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status === 404) return null;
    throw await toFault(error, access.now());
  }
}

async function knownMessageIds(access: Access, ids: readonly string[]): Promise<KnownMessageId[]> {
  if (ids.length === 0) return [];
  if (ids.length > MAX_MESSAGE_IDS) throw new ListsFault('lists.invalid', `At most ${MAX_MESSAGE_IDS} Message-IDs, not ${ids.length}.`);
  const byHash = new Map(await Promise.all(ids.map(async (id) => [await hashMessageId(id), id] as const)));
  const query = access
    .list('Messages')
    .items.select('Id', 'TicketKey', 'MessageKey', 'MessageKind', 'InternetIdHash')
    .filter(anyOf('InternetIdHash', [...byHash.keys()]))
    .top(MAX_IDS_A_QUERY);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.map((row) => ({
    internetMessageId: byHash.get(String(row['InternetIdHash'])) ?? '',
    ticketKey: String(row['TicketKey']),
    messageKey: String(row['MessageKey']),
    internal: row['MessageKind'] === 'Note',
  }));
}

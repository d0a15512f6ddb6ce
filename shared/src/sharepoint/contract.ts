/**
 * The one way to the lists: what `deskLists(sp, siteUrl)` offers to web part, service and command line, over PnPjs.
 * Expected outcomes are values; faults are `ListsFault` with a stable code. Nothing here is retried silently beyond PnPjs'
 * own handling of 429/503; `throttled` carries the seconds to wait.
 */
import type { Agent, Macro, MacroText, Message, NoticeWish, Ticket, TicketLink, TicketPatch } from '../tickets/index.ts';
import type { MailLogEntry, MailOutcome } from '../intake/index.ts';
import type { Deeds, TicketDeed } from '../audit/index.ts';
import type { AuditFilter, AuditPage } from './audit/auditPage.ts';
import type { Circle, DeskSettings, ListName, Role } from '../schema/index.ts';
import type { ArchiveReader } from './archive/readArchive.ts';
import type { CircleState } from './circles/makeCircle.ts';
import type { Article, ArticleText } from './articles.ts';
import type { ArticleUsePage } from './articleUses.ts';
import type { CustomColumn, CustomValue, CustomValues } from './customColumns.ts';
import type { DraftText, SharedDraft } from './drafts.ts';
import type { Beat, Round } from './presence.ts';
import type { ArticleHead, ReportPart } from '../reports/index.ts';
import type { ReportPage } from './reportPages.ts';
import type { SavedView, SavedViewText } from './views.ts';
import type { TicketVersions } from './ticketVersions.ts';
import type {
  TicketView,
  TicketWhere,
  TicketPage,
  StoredContact,
  MailLogPage,
  MailLogFilter,
  MailLogCounts,
  CannedResponseText,
  CannedResponse,
  StoredSettings,
  StoredSettingValue,
  KnownMessageId,
  FileContent,
  MessageBody,
  TicketIndexPage,
  FoundTickets,
  TicketCounts,
  OpenedFile,
  Changes,
} from './readShapes.ts';
import type {
  Created,
  ListsFaultLike,
  ListWrite,
  MessagePatch,
  TicketChange,
  TicketRecycled,
  TicketToRecycle,
  TicketUpdated,
  Updated,
  WriteOutcome,
} from './writeShapes.ts';

export * from './readShapes.ts';
export type * from './writeShapes.ts';

export interface DeskLists {
  /**
   * 1 request where an index serves the view. One that matches more than 5,000 tickets is read through the order of the list: a page then has fewer
   * tickets than `top` or up to 500 more, and the first of closed tickets takes some requests more when thousands are open.
   */
  ticketPage(view: TicketView, options?: { top?: number; cursor?: string }): Promise<TicketPage>;
  /** 1 request, by id or key; null when absent. */
  ticket(by: { id: number } | { key: string }): Promise<Ticket | null>;
  /** Up to 100 ids, 1 request. */
  ticketsById(ids: readonly number[]): Promise<Ticket[]>;
  /** Up to `top` (1 to 50) open tickets of nobody, lowest number first, merged and put off ones among them. 1 or 2 requests. */
  oldestUnassigned(top: number): Promise<Ticket[]>;
  /** Tickets that name one of these addresses in Cc, newest number first; `below` continues. 3 requests, on lists over the threshold up to 6. */
  ticketsInCopy(addresses: readonly string[], page: { top: number; below: number | null }): Promise<{ tickets: Ticket[]; below: number | null }>;
  /** Addresses of people who are restricted or objected: nothing automatic is sent to them. 1 request. */
  quietAddresses(): Promise<string[]>;
  /** Slim rows of up to `ids` item ids below `below` (null: from the newest), newest first; 1 request, 2 for the first. */
  ticketIndexPage(page: { below: number | null; ids: number }): Promise<TicketIndexPage>;
  /** SharePoint's search over tickets and message bodies; some minutes late, only what the user may read. 2 to 5 requests. */
  searchTickets(text: string): Promise<FoundTickets>;
  /** All messages of a ticket, oldest first; 1 request for up to 1,000. */
  conversation(ticketKey: string): Promise<Message[]>;
  message(by: { id: number } | { key: string } | { internetMessageId: string }): Promise<Message | null>;
  /** Messages waiting to be sent (only those due before a moment, ISO 8601), and those a worker has claimed; served by the index on DeliveryState. 1 request. */
  queuedMessages(dueBefore?: string): Promise<Message[]>;
  /** The whole body of a message whose `longParts` is not empty: 1 request a part; 0 for any other. */
  messageBody(message: Message): Promise<MessageBody>;
  /** Which of these Message-IDs are known; at most `MAX_MESSAGE_IDS` ids, 1 request. */
  knownMessageIds(internetMessageIds: readonly string[]): Promise<KnownMessageId[]>;
  /** Which mails about tickets each agent wants, by site user id; absent for whoever never chose. 1 request. */
  noticeWishes(): Promise<Map<number, NoticeWish>>;
  /** 2 requests. */
  saveNoticeWish(agent: { id: number; name: string }, wish: NoticeWish): Promise<void>;
  contactByEmail(address: string): Promise<StoredContact | null>;
  /** Newest first, 1 request whenever an index serves the filter. */
  mailLogPage(options?: MailLogFilter & { top?: number; cursor?: string; outcome?: MailOutcome }): Promise<MailLogPage>;
  /** How many mails ended how; 1 request below 5,000 lines in that time. */
  mailLogCounts(filter: Pick<MailLogFilter, 'since' | 'until' | 'mailbox'>): Promise<MailLogCounts>;
  /** What became of a mail whose line may stand already, under its own key or one of `earlier`: that line is changed, or made. 2 requests. */
  settleMailLog(entry: MailLogEntry, earlier?: readonly string[]): Promise<void>;
  /** Key to number of the tickets that exist; at most `MAX_TICKET_KEYS` keys, 1 `$batch`. */
  ticketNumbers(ticketKeys: readonly string[]): Promise<Map<string, number>>;
  /** Everybody's and this agent's own, by name. 1 request. */
  cannedResponses(agentId: number): Promise<CannedResponse[]>;
  createCannedResponse(key: string, text: CannedResponseText): Promise<Created<{ id: number; etag: string }>>;
  updateCannedResponse(id: number, etag: string, text: CannedResponseText): Promise<Updated>;
  /** To the recycle bin; answers the recycle bin id for `restore`. */
  recycleCannedResponse(id: number): Promise<string>;
  /** `exists` when the response has a file of that name. Each raises the ETag of the response. 1 request. */
  addResponseFile(id: number, storedName: string, content: FileContent): Promise<'added' | 'exists'>;
  responseFile(id: number, storedName: string): Promise<Uint8Array>;
  /** To the recycle bin; one that is gone is no fault. 1 request. */
  recycleResponseFile(id: number, storedName: string): Promise<void>;
  /** 1 `$batch` request for up to 20 writes; a new message with a part too long for a column costs one more for each such part and one to read its ETag. */
  apply(writes: readonly ListWrite[]): Promise<WriteOutcome[]>;
  updateTicket(id: number, etag: string, patch: TicketPatch): Promise<Updated>;
  /** Up to `MAX_TICKET_UPDATES` changes of different tickets in 1 request; answers in their order. */
  updateTickets(changes: readonly TicketChange[]): Promise<TicketUpdated[]>;
  updateMessage(id: number, etag: string, patch: MessagePatch): Promise<Updated>;
  /**
   * `exists` when the file is there already. At the message item: 1 request each, SharePoint offers no batch for files. In the library
   * (`nameInLibrary`): one for each piece besides. A `Blob` of a file is read while it is sent.
   */
  addAttachment(messageId: number, storedName: string, content: FileContent): Promise<'added' | 'exists'>;
  /** A file of either place. */
  attachment(messageId: number, storedName: string): Promise<Uint8Array>;
  /** The same to be read once, piece by piece; only what lies in the library is larger than one piece. */
  openAttachment(messageId: number, storedName: string): Promise<OpenedFile>;
  /** To the recycle bin; answers the recycle bin id for `restore`. */
  recycleTicket(id: number): Promise<string>;
  /** A ticket and its messages to the recycle bin; answers what to `restore`, the ticket first. 4 requests and 1 for each 100 messages. */
  recycleTicketWhole(ticket: { id: number; key: string }): Promise<string[]>;
  /** The same with up to `MAX_TICKET_UPDATES` tickets, each as its caller saw it, in as many requests; answers in their order. */
  recycleTickets(tickets: readonly TicketToRecycle[]): Promise<TicketRecycled[]>;
  /** What `recycleTickets` answered, out of the bin again; why not for each bin, in their order. 1 request for each 100. */
  restoreTickets(tickets: readonly { id: number; bins: readonly string[] }[]): Promise<(ListsFaultLike | null)[]>;
  /** Tickets that moved to the archive lists. No request by itself. */
  archive(): Promise<ArchiveReader>;
  /** Links of these tickets, whichever end they are. 1 request. */
  links(ticketKeys: readonly string[]): Promise<TicketLink[]>;
  createLink(link: Omit<TicketLink, 'id'>): Promise<Created<{ id: number }>>;
  /** To the recycle bin; answers the recycle bin id for `restore`. */
  recycleLink(id: number): Promise<string>;
  /** Versions of a ticket, newest first, with the columns `own` of the customer; a page and one more to compare with. 1 request. */
  ticketVersions(id: number, skip: number, own?: readonly CustomColumn[]): Promise<TicketVersions>;
  /** The customer's own columns of the tickets list. 1 request. */
  customColumns(): Promise<CustomColumn[]>;
  customValues(ticketId: number, columns: readonly CustomColumn[]): Promise<CustomValues>;
  /** Of up to `MAX_CUSTOM_ROWS` tickets by id. 1 request. */
  customRows(ticketIds: readonly number[], columns: readonly CustomColumn[]): Promise<Map<number, CustomValues>>;
  saveCustomValue(ticketId: number, etag: string, column: CustomColumn, value: CustomValue): Promise<Updated>;
  /** Slim rows for reports of the time since a moment; see `reportPages.ts`. 1 request a page. */
  reportPage(part: ReportPart, since: string, cursor?: string | null): Promise<ReportPage>;
  /** By name, 1 request. */
  macros(): Promise<Macro[]>;
  createMacro(key: string, text: MacroText): Promise<Created<{ id: number; etag: string }>>;
  updateMacro(id: number, etag: string, text: MacroText): Promise<Updated>;
  recycleMacro(id: number): Promise<string>;
  recycleMessage(id: number, etag: string): Promise<'recycled' | 'stale' | 'gone'>;
  restore(recycleBinId: string): Promise<void>;
  changeToken(list: ListName): Promise<string>;
  changes(list: ListName, token: string): Promise<Changes>;
  /** For lists of an older version: leaves out from now on, in reads and writes, the columns they have not got. 1 request. */
  adaptToOlder(): Promise<void>;
  settings(): Promise<DeskSettings>;
  saveSettings(settings: DeskSettings): Promise<void>;
  /** The settings with what fences their next save. 1 request. */
  storedSettings(): Promise<StoredSettings>;
  /** Saves unless somebody saved since `etag` was read; keys this version does not know are kept. 2 requests. */
  replaceSettings(etag: string | null, settings: DeskSettings): Promise<Updated>;
  /** Parsed JSON values of these keys of the Settings list, 1 request; what is not stored is missing. */
  settingValues(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  saveSettingValue(key: string, value: unknown): Promise<void>;
  /** One value with what fences its next save. 1 request. */
  storedSettingValue(key: string): Promise<StoredSettingValue>;
  /** Saves the whole value unless somebody saved since `etag` was read. 1 or 2 requests. */
  replaceSettingValue(key: string, etag: string | null, value: unknown): Promise<Updated>;
  /** Unsent answers of everybody for one ticket, newest first. 1 request. */
  draftsOf(ticketKey: string): Promise<SharedDraft[]>;
  /** One draft a ticket and agent; 1 request when its id is known, up to 3 otherwise. */
  saveDraft(place: { ticketKey: string; agentId: number; id: number | null }, text: DraftText): Promise<{ id: number }>;
  /** To the recycle bin; also when it is gone already. */
  removeDraft(id: number): Promise<void>;
  /** By title, 1 request. */
  articles(): Promise<Article[]>;
  createArticle(key: string, text: ArticleText): Promise<Created<{ id: number; etag: string }>>;
  updateArticle(id: number, etag: string, text: ArticleText): Promise<Updated>;
  /** To the recycle bin; answers the recycle bin id for `restore`. */
  recycleArticle(id: number): Promise<string>;
  /** Which articles there are, without their texts. 1 request. */
  articleHeads(): Promise<ArticleHead[]>;
  /** That an article (by its key) was put into an answer of a ticket; counted once a ticket. 1 request. */
  noteArticleUse(article: string, ticket: { id: number; key: string }): Promise<void>;
  /** Uses since a moment (ISO 8601), newest first. 1 request a page. */
  articleUses(since: string, cursor?: string | null): Promise<ArticleUsePage>;
  /** Adds to the audit log in the name of whoever is signed in; with `once`, not a second time for the same subject. The service names whom it acts for. 2 requests. */
  audit(deed: Deeds, options?: { once?: boolean; actor?: string }): Promise<void>;
  /** Newest first; 1 request whenever an index serves the filter. */
  auditPage(filter: AuditFilter & { top: number; cursor?: string }): Promise<AuditPage>;
  /** Who made, changed, opened or deleted a ticket, newest first. 2 requests. */
  ticketDeeds(id: number): Promise<TicketDeed[]>;
  /** Everybody who can be given a ticket: members of the admin, supervisor and agent groups. */
  agents(): Promise<Agent[]>;
  /** People who can give others their rights here, as far as one may see them; never fails. 1 to 3 requests. */
  whoCanHelp(): Promise<Agent[]>;
  /** Addresses, lower case, of who may do everything: members of the admin group, and administrators of the site. 2 requests. */
  administrators(): Promise<string[]>;
  /** Addresses, lower case, of the members of the supervisor group. 1 request. */
  supervisors(): Promise<string[]>;
  currentUser(): Promise<Agent & { roles: Role[]; groups: string[]; isSiteAdmin: boolean }>;
  /** The desk's circles, with who is in them and whether the signed-in person is. 2 requests and 1 a circle; 1 without circles. */
  circles(): Promise<CircleState[]>;
  /** For those who manage the site; about 25 requests. Stopped, the same call finishes it. */
  makeCircle(wanted: { key: string; name: string; people: readonly string[] }): Promise<Circle>;
  changeCirclePeople(circle: Circle, change: { add: readonly string[]; remove: readonly number[] }): Promise<void>;
  /** Into a circle, or out with null; see `circles/moveTicket.ts`. */
  moveTicket(
    ticket: { id: number; key: string; etag: string },
    circle: string | null,
    options?: { /** To a circle one is not in: the service moves it. */ handOver?: boolean },
  ): Promise<Updated>;
  /** Finishes moves that were stopped. Answers how many rows moved. */
  sweepCircles(): Promise<number>;
  /** Open tickets, and those of up to `MAX_COUNTED_VIEWS` views, from one answer. */
  counts(agentId: number, views?: readonly TicketWhere[]): Promise<TicketCounts>;
  /** Own views and shared ones, in their order. 1 request. */
  savedViews(ownerId: number): Promise<SavedView[]>;
  createView(key: string, ownerId: number, view: SavedViewText): Promise<Created<{ id: number; etag: string }>>;
  updateView(id: number, etag: string, view: SavedViewText): Promise<Updated>;
  /** To the recycle bin; answers the recycle bin id for `restore`. */
  recycleView(id: number): Promise<string>;
  /** Changes since the token, who looks at what, and what this person does. 1 `$batch`. */
  liveRound(list: ListName, token: string, beat: Beat | null): Promise<Round>;
}

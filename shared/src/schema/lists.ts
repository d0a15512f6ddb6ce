import { TICKETS_LIST } from './lists/tickets.ts';
import { MESSAGES_LIST } from './lists/messages.ts';
import { CONTACTS_LIST } from './lists/people.ts';
import { SETTINGS_LIST, CANNED_RESPONSES_LIST } from './lists/configuration.ts';
import { ARCHIVED_MESSAGES_LIST, ARCHIVED_TICKETS_LIST } from './lists/archive.ts';
import { ARTICLES_LIST } from './lists/articles.ts';
import { ARTICLE_USES_LIST } from './lists/articleUses.ts';
import { DRAFTS_LIST } from './lists/drafts.ts';
import { LINKS_LIST } from './lists/links.ts';
import { MACROS_LIST } from './lists/macros.ts';
import { MAIL_LOG_LIST } from './lists/mailLog.ts';
import { AUDIT_LOG_LIST } from './lists/audit.ts';
import { BREACHES_LIST } from './lists/breaches.ts';
import { PRESENCE_LIST } from './lists/presence.ts';
import { PRIVACY_LOG_LIST } from './lists/privacy.ts';
import { VIEWS_LIST } from './lists/views.ts';
import type { ListDefinition } from './column.ts';

export { ARTICLE_AUDIENCES, ARTICLE_STATES, type ArticleAudience, type ArticleState } from './lists/articles.ts';
export { DRAFT_KINDS, type DraftKind } from './lists/drafts.ts';
export { BREACH_RISKS, BREACH_STATES } from './lists/breaches.ts';
export { PRIVACY_KINDS, PRIVACY_STATES, type PrivacyKind } from './lists/privacy.ts';

/**
 * Every list of a desk. SharePoint's own columns (ID, Title, Created, Modified, Author, Editor, Attachments) are always there;
 * `Title` holds the subject or name of the thing. At most 20 indexes a list (`reference: SharePoint limits`).
 */
export const LISTS = {
  Tickets: TICKETS_LIST,
  Messages: MESSAGES_LIST,
  Contacts: CONTACTS_LIST,
  Settings: SETTINGS_LIST,
  CannedResponses: CANNED_RESPONSES_LIST,
  Articles: ARTICLES_LIST,
  ArticleUses: ARTICLE_USES_LIST,
  Drafts: DRAFTS_LIST,
  Macros: MACROS_LIST,
  Links: LINKS_LIST,
  Views: VIEWS_LIST,
  Presence: PRESENCE_LIST,
  MailLog: MAIL_LOG_LIST,
  AuditLog: AUDIT_LOG_LIST,
  PrivacyLog: PRIVACY_LOG_LIST,
  Breaches: BREACHES_LIST,
  ArchivedTickets: ARCHIVED_TICKETS_LIST,
  ArchivedMessages: ARCHIVED_MESSAGES_LIST,
} as const satisfies Record<string, ListDefinition>;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];

/** What rows of a list are: those of the archive are tickets and messages too. */
export const kindOf = (list: ListName): ListName => (list === 'ArchivedTickets' ? 'Tickets' : list === 'ArchivedMessages' ? 'Messages' : list);

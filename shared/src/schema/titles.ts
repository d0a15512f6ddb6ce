import { LISTS } from './lists.ts';
import type { Column } from './column.ts';
import type { ListName } from './lists.ts';

/** Languages the lists can be provisioned in. Titles are only what people see; everything finds lists by URL and columns by name. */
export const LIST_LANGUAGES = ['en', 'de'] as const;
export type ListLanguage = (typeof LIST_LANGUAGES)[number];

type AnyColumnName = { [L in ListName]: (typeof LISTS)[L]['columns'][number]['name'] }[ListName];

const GERMAN_LISTS: Record<ListName, string> = {
  Tickets: 'ListDesk Tickets',
  Messages: 'ListDesk Nachrichten',
  Contacts: 'ListDesk Kontakte',
  Settings: 'ListDesk Einstellungen',
  CannedResponses: 'ListDesk Textbausteine',
  MailLog: 'ListDesk Mailprotokoll',
  AuditLog: 'ListDesk Änderungsprotokoll',
  PrivacyLog: 'ListDesk Datenschutzprotokoll',
};

const GERMAN_COLUMNS: Record<AnyColumnName, string> = {
  TicketKey: 'Ticketschlüssel', TicketStatus: 'Status', TicketPriority: 'Priorität', Category: 'Kategorie', TicketType: 'Art', RequesterName: 'Anfragende Person',
  RequesterEmail: 'Adresse der anfragenden Person', Assignee: 'Bearbeitet von', Team: 'Team', CcAddresses: 'Kopie an', Tags: 'Schlagwörter', Channel: 'Kanal',
  Mailbox: 'Postfach', LastMessageAt: 'Letzte Nachricht', LastMessageFrom: 'Letzte Nachricht von', Preview: 'Vorschau', FirstResponseDue: 'Erste Antwort bis',
  ResolutionDue: 'Lösung bis', FirstRespondedAt: 'Erste Antwort am', SolvedAt: 'Gelöst am', ClosedAt: 'Geschlossen am', MergedInto: 'Zusammengeführt mit',
  Rating: 'Bewertung', TicketLanguage: 'Sprache', MessageKey: 'Nachrichtenschlüssel', MessageKind: 'Art der Nachricht', FromName: 'Von', FromEmail: 'Absenderadresse',
  Recipients: 'An und Kopie', BodyHtml: 'Inhalt', VisibleText: 'Text', FullText: 'Text mit Zitaten', LongParts: 'Als Datei abgelegt', SentAt: 'Gesendet',
  SendAfter: 'Senden ab', DeliveryState: 'Zustellung', DeliveryError: 'Zustellfehler', Files: 'Dateien', Evidence: 'Grund der Zuordnung', Automatic: 'Automatisch',
  SenderVerified: 'Absender bestätigt', InternetMessageId: 'Message-ID', InternetIdHash: 'Prüfsumme der Message-ID', MailboxMessageId: 'Kennung im Postfach',
  ContactEmail: 'Adresse', Organization: 'Organisation', ContactLanguage: 'Sprache', TimeZone: 'Zeitzone', ContactRole: 'Rolle', Undeliverable: 'Nicht zustellbar',
  Restricted: 'Eingeschränkt', SettingKey: 'Schlüssel', SettingValue: 'Wert', ResponseKey: 'Schlüssel', ResponseLanguage: 'Sprache', ResponseBody: 'Text',
  LogKey: 'Schlüssel', LoggedAt: 'Zeitpunkt', Outcome: 'Ergebnis', Reason: 'Grund',
  Objected: 'Widerspruch', EntryKey: 'Schlüssel', Actor: 'Durch', AuditAction: 'Vorgang', AuditSubject: 'Betrifft', Details: 'Einzelheiten', PreviousHash: 'Prüfsumme davor',
  EntryHash: 'Prüfsumme', RequestKey: 'Schlüssel', PrivacyKind: 'Anliegen', RequestState: 'Stand', PersonHash: 'Prüfsumme der Person', StartedAt: 'Begonnen',
  FinishedAt: 'Abgeschlossen', Receipt: 'Beleg', Work: 'In Arbeit',
};

export const listTitle = (list: ListName, language: ListLanguage): string => (language === 'de' ? GERMAN_LISTS[list] : LISTS[list].title);

export const columnTitle = (column: Pick<Column, 'name' | 'title'>, language: ListLanguage): string =>
  language === 'de' ? (GERMAN_COLUMNS as Record<string, string>)[column.name] ?? column.title : column.title;

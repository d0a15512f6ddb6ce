import { REPLY_LINES } from './marker.ts';

/** The fixed words of outgoing mail, in the requester's language; what the customer may change is a template. */
export type MailWords = { replyLine: string; wrote: string; forwarded: string; from: string; date: string; subject: string; files: string };

const WORDS = {
  en: { replyLine: REPLY_LINES[0], wrote: 'wrote', forwarded: 'Forwarded message', from: 'From', date: 'Date', subject: 'Subject', files: 'Files' },
  de: { replyLine: REPLY_LINES[1], wrote: 'schrieb', forwarded: 'Weitergeleitete Nachricht', from: 'Von', date: 'Datum', subject: 'Betreff', files: 'Dateien' },
  fr: { replyLine: REPLY_LINES[2], wrote: 'a écrit', forwarded: 'Message transféré', from: 'De', date: 'Date', subject: 'Objet', files: 'Fichiers' },
  es: { replyLine: REPLY_LINES[3], wrote: 'escribió', forwarded: 'Mensaje reenviado', from: 'De', date: 'Fecha', subject: 'Asunto', files: 'Archivos' },
  it: { replyLine: REPLY_LINES[4], wrote: 'ha scritto', forwarded: 'Messaggio inoltrato', from: 'Da', date: 'Data', subject: 'Oggetto', files: 'File' },
  nl: { replyLine: REPLY_LINES[5], wrote: 'schreef', forwarded: 'Doorgestuurd bericht', from: 'Van', date: 'Datum', subject: 'Onderwerp', files: 'Bestanden' },
  pl: { replyLine: REPLY_LINES[6], wrote: 'napisał(a)', forwarded: 'Przekazana wiadomość', from: 'Od', date: 'Data', subject: 'Temat', files: 'Pliki' },
  pt: { replyLine: REPLY_LINES[7], wrote: 'escreveu', forwarded: 'Mensagem encaminhada', from: 'De', date: 'Data', subject: 'Assunto', files: 'Ficheiros' },
  sv: { replyLine: REPLY_LINES[8], wrote: 'skrev', forwarded: 'Vidarebefordrat meddelande', from: 'Från', date: 'Datum', subject: 'Ämne', files: 'Filer' },
} as const satisfies Record<string, MailWords>;

export const MAIL_LANGUAGES = Object.keys(WORDS) as readonly (keyof typeof WORDS)[];

/** `de-AT` -> `de`; null for none. */
export const baseLanguage = (tag: string | null): string | null => tag?.trim().split('-')[0]?.toLowerCase() || null;

/** English for a language we have no words in. */
export function mailWords(language: string | null): MailWords {
  const base = baseLanguage(language);
  return MAIL_LANGUAGES.some((each) => each === base) ? WORDS[base as keyof typeof WORDS] : WORDS.en;
}

/** Date and time for the eyes of the recipient; in UTC, and said so, because nobody told us where they are. */
export function mailDate(iso: string, language: string | null): string {
  const base = baseLanguage(language);
  const locale = MAIL_LANGUAGES.some((each) => each === base) ? (language as string) : 'en';
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso)) + ' UTC';
  } catch {
    return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
  }
}

export const replyLine = (language: string | null): string => `## ${mailWords(language).replyLine} ##`;

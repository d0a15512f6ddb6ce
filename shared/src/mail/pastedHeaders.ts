import { BLANK, FROM, OTHER, TRANSPORT } from './lineHints.ts';

const MAX_HEADER_LINES = 60;
const MAX_BLANK_LINES = 2;
const MAX_ANNOUNCEMENT_CHARS = 200;

const HEADERS =
  /header|kopfzeile|mailkopf|quelltext|en-?têtes?|encabezado|cabecera|intestazion|kopregel|koptekst|nagłówk|cabeçalho|brevhuvud|mejlhuvud|meddelandehuvud|hlavičk|fejléc|заголовк|başlık/iu;
const MAIL = /mail|message|nachricht|courriel|correo|mensaje|messaggio|bericht|wiadomoś|mensagem|mejl|meddelande|besked|melding/iu;
const GOT =
  /(?<!\p{L})(?:got|get|received?|arrived|bek(?:am|omme)|erh(?:alte|ielt)|kam|kommt|ankam|reçu|reçois|arrivé|recib|llegó|ricevut|ricevo|arrivat|ontv(?:ing|ang)|kreeg|krijg|gekregen|otrzyma|dosta|przysz|receb|chegou|fick|fått|får|mott[ao]g|modtog|fik)/iu;

/** "Here are the headers of the mail I got:" */
const announcesMail = (line: string): boolean =>
  line.length <= MAX_ANNOUNCEMENT_CHARS && /[:：]\s*$/.test(line) && (HEADERS.test(line) || (MAIL.test(line) && GOT.test(line)));

/**
 * Whether the header lines around line `at` are such as a writer puts between his own words to show a mail to somebody, and not what a
 * program puts above the mail it quotes: he announces them, or they hold what only the source of a mail has (Received, Message-ID …).
 * What stands below them may be his again. Nothing above them: a mail that was handed on.
 */
export function arePasted(lines: readonly string[], hints: Uint8Array, at: number): boolean {
  let top = at;
  while (top > 0 && at - top < MAX_HEADER_LINES && isHeaderLine(lines, hints, top - 1)) top--;
  let above = top - 1;
  while (above >= 0 && top - above <= MAX_BLANK_LINES && (hints[above] as number) & BLANK) above--;
  if (above < 0 || (hints[above] as number) & BLANK) return false;
  if (announcesMail(lines[above] as string)) return true;
  for (let i = top; i < hints.length && i < at + MAX_HEADER_LINES && !((hints[i] as number) & BLANK); i++) if ((hints[i] as number) & TRANSPORT) return true;
  return false;
}

/** A labelled line, or the rest of one: it begins with white space (RFC 5322 section 2.2.3). */
const isHeaderLine = (lines: readonly string[], hints: Uint8Array, at: number): boolean => {
  const hint = hints[at] as number;
  return (hint & (FROM | OTHER | TRANSPORT)) !== 0 || (!(hint & BLANK) && /^[ \t]/.test(lines[at] as string));
};

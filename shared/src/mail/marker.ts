/**
 * The signed mark in the body of what we send: `[ld:<ticket key>:<signature>]`, small and grey at the end of the text.
 * Survives providers that rewrite Message-IDs. The HMAC belongs to the service (`sign` answers at least 128 bits as
 * base64url); a wrong signature is no error, the mail is simply not joined by it.
 */
export type SignMarker = (ticketKey: string) => string;

export const MARKER_SIGNATURE_CHARS = 22;
const MARKER = /\[ld:([A-Za-z0-9_-]{4,64}):([A-Za-z0-9_-]{22})\]/g;
const MAX_MARKERS = 10;

export const replyMarker = (ticketKey: string, sign: SignMarker): string => `[ld:${ticketKey}:${sign(ticketKey).slice(0, MARKER_SIGNATURE_CHARS)}]`;

/** Ticket keys whose mark is genuine, in order of appearance (the newest quote stands first). */
export function markedTickets(text: string, sign: SignMarker): string[] {
  const keys: string[] = [];
  let seen = 0;
  for (const hit of text.matchAll(MARKER)) {
    if (++seen > MAX_MARKERS) break;
    const [, key, signature] = hit as unknown as [string, string, string];
    if (!keys.includes(key) && equalInFixedTime(sign(key).slice(0, MARKER_SIGNATURE_CHARS), signature)) keys.push(key);
  }
  return keys;
}

/** Looks at every character whatever the first difference is. */
function equalInFixedTime(a: string, b: string): boolean {
  let different = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) different |= (a.charCodeAt(i) || 0) ^ b.charCodeAt(i);
  return different === 0;
}

/** A mark that joins what comes back as internal: it stands in what was forwarded to somebody who takes no part in the ticket. */
const INTERNAL = 'i-';
export const internalMarker = (ticketKey: string, sign: SignMarker): string => replyMarker(`${INTERNAL}${ticketKey}`, sign);

/** The ticket a mark leads to, and whether by the internal door. */
export const markedTicket = (marked: string): { ticketKey: string; internal: boolean } =>
  marked.startsWith(INTERNAL) ? { ticketKey: marked.slice(INTERNAL.length), internal: true } : { ticketKey: marked, internal: false };

/** The line above which the requester shall write; folding starts at it whatever else a quote looks like. */
export const REPLY_LINES = [
  'Please reply above this line',
  'Bitte antworten Sie oberhalb dieser Zeile',
  'Veuillez répondre au-dessus de cette ligne',
  'Responda por encima de esta línea',
  'Si prega di rispondere sopra questa riga',
  'Antwoord boven deze regel',
  'Prosimy odpowiadać powyżej tej linii',
  'Responda acima desta linha',
  'Svara ovanför den här raden',
] as const;
export const isReplyLine = (line: string): boolean => {
  const bare = line.replace(/^[>\s]+/, '');
  return bare.startsWith('## ') && REPLY_LINES.some((words) => bare.slice(3).startsWith(words));
};

const ABOVE_THIS_LINE =
  /(?:repl(?:y|ies)|respond|response|answer|antwort\p{L}*|répon\p{L}*|respond\p{L}*|respuesta|resposta|rispo\p{L}*|antwoord\p{L}*|odpow\p{L}*|svar\p{L}*|vasta\p{L}*|odpov\p{L}*|válasz\p{L}*)\b.{0,40}(?:above this line|(?:ober|über)(?:halb)? dieser (?:zeile|linie)|au[- ]dessus de cette ligne|(?:por )?encima de esta línea|(?:al di )?sopra (?:di )?quest[ao] (?:riga|linea)|boven deze (?:lijn|regel)|acima desta linha|powyżej tej linii|ovanför (?:denna|den här) (?:rad|linje)|over denne linj|tämän rivin yläpuolelle|nad t(?:ento|ímto) řádek)/iu;
const MAX_REPLY_LINE_CHARS = 160;

/** The same line of other desks: framed by marks, or nothing else in it. Whoever writes a sentence about it goes on behind it. */
export function isReplyLineOfOthers(line: string): boolean {
  // Every line is asked: most end otherwise.
  if (line.length > MAX_REPLY_LINE_CHARS || !('#-=_*—– \r'.includes(line.at(-1) ?? '.') || line.includes('above'))) return false;
  if (!/^[>\s]*(?:[#=_*—–-]|(?:please |type your ){0,2}reply above)/i.test(line)) return false;
  const bare = line.replace(/^[>\s]+/, '');
  const framed = /^(?:#{2,}|-{2,}|={2,}|_{2,}|\*{2,}|[—–]).*(?:#{2,}|-{2,}|={2,}|_{2,}|\*{2,}|[—–])\s*$/.test(bare);
  return framed ? ABOVE_THIS_LINE.test(bare) : /^(?:please )?(?:type your )?reply above this line[\s.!]*$/i.test(bare);
}

/**
 * Prefixes of answers and forwards as mail programs write them, in some thirty languages, with counters (`Re[2]:`, `AW (3):`)
 * and full-width colons.
 */
const PREFIX =
  /^(?:re|aw|antw|antwort|fw|fwd|wg|wtr|doorst|vs|vl|sv|vb|tr|rif|ri|inoltra|i|res|enc|rv|odp|pd|ynt|ilt|vá|továbbítás|atb|bls|hth|ref|σχετ|απ|πρθ|отв|ответ|пер|пересл|відп|на|re-?ply|回复|回覆|答复|转发|轉寄|轉發|返信|転送|회신|전달|ตอบกลับ|رد|تحويل|תשובה|הועבר)\s{0,3}(?:\[\d{1,4}\]|\(\d{1,4}\)|\*\d{1,4}|\^\d{1,4})?\s{0,3}[:：]\s{0,3}/iu;

/** Strips reply and forward prefixes, ticket marks and list tags are kept; white space to single blanks. */
export function baseSubject(subject: string): string {
  let rest = subject.replace(/\s+/g, ' ').trim();
  for (let i = 0; i < MAX_PREFIXES; i++) {
    const found = PREFIX.exec(rest);
    if (!found) break;
    rest = rest.slice(found[0].length);
  }
  return rest.trim();
}
const MAX_PREFIXES = 30;

export const isForwardSubject = (subject: string): boolean =>
  /^\s*(?:fw|fwd|wg|wtr|tr|rv|enc|i|inoltra|doorst|vl|vb|pd|ilt|i̇lt|továbbítás|πρθ|пер|пересл|הועבר|إعادة توجيه|转发|轉寄|轉發|転送|전달)\s{0,3}[:：]/iu.test(
    subject,
  );

/** Numbers written as `[#4711]`, in order; the words before the number are ours in every language we send. */
export function ticketNumbers(subject: string): number[] {
  const found: number[] = [];
  for (const hit of subject.matchAll(/\[#\s?(\d{1,9})\]/g)) {
    const value = Number(hit[1]);
    if (value > 0 && value <= MAX_ITEM_ID && !found.includes(value)) found.push(value);
    if (found.length >= MAX_NUMBERS) break;
  }
  return found;
}
/** SharePoint item ids are 32-bit. */
const MAX_ITEM_ID = 2_147_483_647;
const MAX_NUMBERS = 5;

/** What a subject says by itself: no prefix, no ticket mark. */
export const bareSubject = (subject: string): string =>
  baseSubject(subject)
    .replace(/\s*\[#\s?\d{1,9}\]\s*/g, ' ')
    .trim();

/** The subject of an answer that leaves: exactly one mark, one `Re:`. */
export const replySubject = (subject: string, ticket: number): string => `Re: ${bareSubject(subject) || '(no subject)'} [#${ticket}]`.slice(0, 255);

/**
 * The words by which mail programs introduce a quoted mail, in some thirty languages: data, collected from the clients' own
 * translations. Matched as whole words, without case.
 */

const words = (list: string): string =>
  list
    .split('|')
    .map((word) => word.trim().replace(/[.*+?^${}()[\]\\]/g, '\\$&'))
    .join('|');

/** "wrote" as in "On Monday, A wrote:". */
export const WROTE = new RegExp(
  `(?:^|[\\s>"'”»)\\]),;\\d])(?:${words(
    'wrote|writes|schrieb|geschrieben|schreibt|a écrit|écrit|écrivait|escribió|escribio|escribe|ha escrit|va escriure|ha scritto|scrive|scriveva|schreef|geschreven|escreveu|escrito|skrev|skrifaði|kirjoitti|napisał|napisała|napisał(a)|napisał/a|pisze|napsal|napsala|napsal(a)|napísal|napísal(a)|píše|írta|ezt írta|a scris|написал|написала|написал(а)|пишет|писал|пише|написав|написа|написала(в)|напис|έγραψε|έγραψες|yazdı|şunu yazdı|yazmış|napisao|napisala|je napisao/la|napisal/-a|je napisal|rašė|parašė|rakstīja|kirjutas|đã viết|menulis|menulis:|tulis|เขียนว่า|เขียน|写道|寫道|写到|于|のメール|さんは書きました|書きました|작성|님이 작성|כתב|כתבה|כתב/ה|كتب|كتبت|كتب/ت|كتابة|نوشت|ने लिखा|लिखा|написао|je написао|napisana przez|написав(-ла)|написал(-а)|Folgendes geschrieben|missatge de|쓴 글|이(가) 쓴 글',
  )})(?=$|[\\s:：,."'“<>(\\-])`,
  'iu',
);
/** The same as the last word. */
export const WROTE_LAST = new RegExp(`(?:${WROTE.source})\\s*$`, 'iu');
/** Last words of the verbs above, for a cheap look at the end of a line. */
const LAST_WORDS = new Set(
  'wrote|writes|schrieb|geschrieben|schreibt|écrit|écrivait|escribió|escribio|escribe|escrit|escriure|scritto|scrive|scriveva|schreef|geschreven|escreveu|escrito|skrev|skrifaði|kirjoitti|napisał|napisała|napisał(a)|pisze|napsal|napsala|napsal(a)|napísal|píše|írta|scris|написал|написала|написал(а)|пишет|писал|пише|написав|написа|έγραψε|yazdı|napisao|napisala|rašė|parašė|rakstīja|kirjutas|viết|menulis|tulis|כתב|כתבה|כתב/ה|كتب|كتبت|نوشت|लिखा|написао/ла|написав(-ла)|je|글'.split(
    '|',
  ),
);
export function endsWithWrote(line: string): boolean {
  // A digit or a mark, as most lines that end otherwise than with a word; a verb may end with a bracket.
  const last = line.charCodeAt(line.length - 1);
  if (last > 0x20 && last < 0x41 && last !== 0x29) return false;
  const end = line.slice(-MAX_ENDING_CHARS).trimEnd();
  let from = end.length;
  while (from > 0 && !isSpace(end.charCodeAt(from - 1))) from--;
  return LAST_WORDS.has(end.slice(from).toLowerCase()) || (end.charCodeAt(end.length - 1) > 0x2fff && WROTE_CJK.test(end));
}
const MAX_ENDING_CHARS = 40;
const isSpace = (code: number): boolean => code === 0x20 || code === 0xa0;

/** Scripts without blanks between words, where `WROTE`'s word limits cannot hold. */
export const WROTE_CJK = /(?:写道|寫道|写到|のメール|書きました|님이 작성|작성:|쓴 글)\s*[:：]?\s*$/u;

/** "A Name wrote:" and nothing else, up to five words: an introduction where the quote follows. */
export const NAME_WROTE =
  /^(?:\S+\s+){1,5}(?:wrote|writes|schrieb|schreibt|a écrit|escribió|ha scritto|schreef|escreveu|skrev|kirjoitti|napisał|napisała|napisał\(a\)|pisze|napsal|napsala|napsal\(a\)|napísal|írta|a scris|написал|написала|пишет|пише|написа|έγραψε|yazdı|כתב|كتب|写道|寫道)\s?[:：]\s*$/iu;

/** First words of an attribution: "On", "Am", "Le" … or a weekday or a number. */
export const OPENER = new RegExp(
  `^(?:${words(
    'on|at|in|am|le|el|il|il giorno|in data|op|em|no dia|den|på|dne|dňa|w dniu|dnia|vào|pada|tarihinde|la|data|a|az|в|во|на|у|στις|în|u|dana|kuupäeval|mnda|pe|ti|ke|to|su|ma|die|del|from|dia',
  )})(?=$|[\\s,])|^(?:\\p{L}{2,12}\\.?,?\\s+)?(?:(?:de[nr]|d\\.)\\s+)?\\d{1,4}(?:[./:-]|\\s|\\p{Script=Han}|年)|^(?:在|于|於|בתאריך|ב-|في|در تاریخ|ใน)|^[\\p{L}]{2,12}\\.?,`,
  'iu',
);

/** Any sign of a date or time. */
export const DATE_OR_TIME = /\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年|\d{1,2}月/u;
export const ADDRESS = /[^\s<>@"()]{1,64}@[^\s<>@"()]{1,190}/;
/** A full date at the start of the line, as in "2016-03-03 17:21 GMT+01:00 A". */
export const STARTS_WITH_DATE =
  /^(?:\p{L}{2,12}\.?,?\s+)?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}|\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,12}\.?,?\s+(?:de\s+)?\d{4}|\d{1,2}:\d\d\s?[AP]?M?,\s+\p{L}{3,12}\s+\d{1,2},\s+\d{4}|\p{L}{3,12}\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+\p{L}{3,12}\.?\s+\d{4})/iu;

/** Labels of the header block above an Outlook style quote. */
const FROM_LABELS = labels(
  'from|von|de|da|van|från|fra|lähettäjä|od|nadawca|feladó|от|от кого|від|від кого|από|gönderen|kimden|expeditor|de la|saatja|nuo|no|sender|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|מאת|من|จาก|từ|dari|remitente|mittente|afsender|avsender|avsändare|expéditeur|absender|발신|보낸이|frá|šalje|pošiljatelj',
);
const OTHER_LABELS = labels(
  'sent|date|to|cc|reply-to|importance|attachments|gesendet|datum|an|antwort an|antwort|kopie|envoyé|envoyé le|envoyé par|à|a|copie à|répondre à|enviado|enviado el|enviada em|enviado em|fecha|para|data|inviato|per|risposta|verzonden|aan|beantwoorden|skickat|till|sendt|til|dato|lähetetty|päivämäärä|vastaanottaja|wysłano|wysłane|do|data wysłania|odesláno|odoslané|komu|elküldve|címzett|dátum|отправлено|дата|кому|надіслано|копия|στάλθηκε|ημερομηνία|προς|gönderildi|gönderilme tarihi|tarih|kime|trimis|către|saadetud|kuupäev|saaja|发送时间|发送日期|日期|时间|收件人|抄送|寄件日期|傳送時間|收件者|送信日時|日時|宛先|보낸 날짜|날짜|받는 사람|받는사람|נשלח|תאריך|אל|التاريخ|إلى|ถึง|วันที่|ngày|đến|tới|tanggal|kepada|kieltä|poslano|za|изпратено|до|prima|išsiųsta|kam|nosūtīts|adressaat|αποστολή|تم الإرسال|ส่ง|đã gửi|ngày gửi|dikirim|enviat|per a|받은사람|받은 사람|받는이|보낸날짜|dw|kopi|kopia|bilgi|alıcı|verzonden op|tembusan|prioriteit|belang|priorité|wichtigkeit|priorität|pièces jointes|anlagen|anhänge|bijlagen|adjuntos|allegati|anexos|załączniki|přílohy|вложения|ekler|附件|添付ファイル|sendt den|dagsetning|copie|copia|抄送人|データ|日付|cc人|message du|odesílatel',
);
const SUBJECT_LABELS = labels(
  'subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|rubrik|emne|aihe|temat|předmět|predmet|tárgy|тема|θέμα|konu|subiect|teema|tema|tēma|主题|主旨|件名|제목|נושא|الموضوع|เรื่อง|chủ đề|perihal|zadeva|относно|assumpte|efni',
);
/** Header fields that stand in the source of a mail and in no quote. */
const TRANSPORT_LABELS = labels(
  'received|return-path|message-id|mime-version|content-type|content-transfer-encoding|dkim-signature|authentication-results|received-spf|delivered-to|envelope-to|in-reply-to|references|auto-submitted|feedback-id',
);
const TRANSPORT_LABEL = /^(?:x|arc|list)-[a-z]/i;
function labels(list: string): ReadonlySet<string> {
  return new Set(list.split('|').map((word) => word.trim()));
}
/** A colon stands so early in a line that is labelled. */
const MAX_LABEL_END = 41;
export type LabelKind = 'from' | 'subject' | 'other' | 'transport';
const LABEL_KINDS = new Map<string, LabelKind>([
  ...[...OTHER_LABELS].map((label) => [label, 'other'] as const),
  ...[...SUBJECT_LABELS].map((label) => [label, 'subject'] as const),
  ...[...FROM_LABELS].map((label) => [label, 'from'] as const),
  ...[...TRANSPORT_LABELS].map((label) => [label, 'transport'] as const),
]);

/** What a header line is labelled with ("*Gesendet:* …"); a look-up instead of one long pattern, because every line is asked. */
export function labelKind(line: string): LabelKind | null {
  let colon = 0;
  for (; ; colon++) {
    if (colon > MAX_LABEL_END || colon >= line.length) return null;
    const code = line.charCodeAt(colon);
    if (code === 0x3a || code === 0xff1a) break;
  }
  // Nothing before it, or the hours of a time.
  if (colon === 0 || isDigit(line.charCodeAt(colon - 1))) return null;
  const label = line
    .slice(0, colon)
    .replace(/^[\s>*_|]{1,12}/, '')
    .replace(/[*_]{0,2}\s{0,3}$/, '')
    .trim();
  return LABEL_KINDS.get(label) ?? LABEL_KINDS.get(label.toLowerCase()) ?? (TRANSPORT_LABEL.test(label) ? 'transport' : null);
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** "-----Original Message-----" and the line above a forwarded mail. */
export const ORIGINAL = new RegExp(
  `(?:${words(
    "original message|originalmeddelande|originalnachricht|ursprüngliche nachricht|original-nachricht|message d'origine|message original|message initial|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|origineel bericht|oprindelig meddelelse|oprindelig besked|original besked|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|wiadomość pierwotna|původní zpráva|původní e-mail|původní email|pôvodný e-mail|pôvodný email|antwort nachricht|pôvodná správa|eredeti üzenet|исходное сообщение|пересылаемое сообщение|оригинальное сообщение|початкове повідомлення|оригінальне повідомлення|αρχικό μήνυμα|orijinal mesaj|özgün ileti|mesaj original|izvorna poruka|izvirno sporočilo|algne sõnum|원본 이메일|전달된 메시지|ursprüngliche mail|originalmail|mail original|mail transféré|message transféré|回复的原邮件|转发的原邮件|original email|missatge original|missatge reenviat|оригинално съобщение|препратено съобщение|proslijeđena poruka|posredovano sporočilo|persiųstas laiškas|originalus laiškas|oriģinālais ziņojums|pārsūtīts ziņojums|edastatud kiri|algne kiri|προωθημένο μήνυμα|הודעה שהועברה|رسالة معاد توجيهها|الرسالة المعاد توجيهها|mesaj redirecționat|mesajul original|preposlaná správa|переслане повідомлення|переслані повідомлення|пересланное сообщение|pesan terusan|pesan yang diteruskan|tin nhắn được chuyển tiếp|ข้อความต้นฉบับ|framsent skeyti|upprunaleg skilaboð|videresendt e-mail|vidarebefordrat meddelande|yönlendirilen ileti|iletilen ileti|原始邮件|原始郵件|原始信件|元のメッセージ|원본 메일|원본 메시지|הודעה מקורית|الرسالة الأصلية|pesan asli|tin nhắn gốc|forwarded message|forwarded by|weitergeleitete nachricht|message transmis|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|videresendt meddelelse|videresendt melding|välitetty viesti|przekazana wiadomość|wiadomość przekazana dalej|přeposlaná zpráva|továbbított üzenet|iletilen mesaj|转发的邮件|转发邮件|轉寄郵件|転送されたメッセージ|전달된 메일|reply message|reply from",
  )})`,
  'iu',
);
/** Apple's line above a forwarded mail. */
export const BEGIN_FORWARDED =
  /^[>\s]*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|início da mensagem (?:re)?encaminhada|inizio messaggio inoltrato|begin doorgestuurd bericht|vidarebefordrat brev|start på videresendt besked|videresendt melding|välitetty viesti|początek przekazywanej wiadomości|начало переадресованного сообщения|開始轉寄郵件|下面是被转发的邮件|転送されたメッセージ)\s?[:：]?\s*$/iu;

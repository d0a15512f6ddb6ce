/**
 * What mail servers and scanners write above and below the words of a sender: data, collected from the servers' own wording. A line
 * is taken for one only where two or three signs of it stand together, for whoever quotes such a notice means it.
 */

const pattern = (words: readonly string[]): RegExp => new RegExp(words.join('|'), 'iu');

/** Link of Exchange's "You don't often get email from": the same in every language. */
const SENDER_TIP = /aka\.ms\/LearnAboutSenderIdentification/i;

/** "This message came from outside." */
const FROM_OUTSIDE = pattern([
  'this (?:is an? )?(?:external )?(?:e-?mail|mail|message|sender)\\b.{0,60}\\b(?:outside|external)\\b',
  '(?:e-?mail|message) (?:has )?originated (?:from )?outside',
  'this is an external (?:e-?mail|message)',
  'external (?:e-?mail|message|sender)\\b.{0,5}[:\\]!–-]',
  '(?:diese|dies ist eine).{0,25}(?:mail|nachricht).{0,10}\\b(?:stammt|kommt|kam|(?:wurde|ist|von) (?:von|aus|eine[rm]?|au(?:ß|ss)erhalb|extern\\w*))\\b.{0,60}(?:au(?:ß|ss)erhalb|extern)',
  'dies ist eine externe.{0,5}(?:mail|nachricht)',
  'externe (?:e-?mail|nachricht)\\s?[:!–-]',
  "(?:ce (?:message|courriel|mail|e-mail)|cet e-?mail).{0,40}(?:l['’]extérieur|externe)",
  'este (?:mensaje|correo|e-?mail).{0,60}(?:fuera de|extern[oa])',
  '(?:questo|questa|il presente) (?:messaggio|e-?mail|mail).{0,60}(?:esterno|esterna|fuori)',
  '(?:deze e-?mail|dit (?:bericht|e-mailbericht)).{0,60}(?:buiten|extern)',
  'ta wiadomość.{0,60}(?:spoza|z zewnątrz|zewnętrzn)',
  'est[ea] (?:mensagem|e-?mail).{0,60}(?:fora d[ae]|extern[oa])',
  '(?:detta (?:mejl|meddelande|e-postmeddelande)|denna e-post).{0,60}(?:utanför|extern)',
  'denne (?:e-?mail|mail|besked|meddelelse|e-posten?|meldingen?).{0,60}(?:uden for|utenfor|ekstern)',
  'tämä (?:viesti|sähköposti).{0,60}(?:ulkopuolelta|ulkoi)',
  '(?:tato zpráva|tento e-?mail).{0,60}(?:mimo|extern|zvenčí)',
  'ez (?:a levél|az üzenet|az e-?mail).{0,60}(?:kívül|külső)',
  'bu (?:e-?posta|ileti|mesaj).{0,60}(?:dışından|harici)',
]);

/** A warning's first word, or what it is about: the second sign. */
const WARNS = pattern([
  '^[^\\p{L}]{0,10}(?:caution|warning|external|extern[eo]?|esterno|attention|alert|notice|achtung|warnung|vorsicht|hinweis|avertissement|prudence|atención|precaución|advertencia|attenzione|avviso|let op|waarschuwing|uwaga|ostrzeżenie|atenção|aviso|cuidado|varning|obs|advarsel|huomio|varoitus|pozor|upozornění|figyelem|dikkat|uyarı)\\b',
  '\\b(?:click|links?|attachments?|organi[sz]ation|company|sender|absender|organisation|unternehmen|anhänge|expéditeur|pièces|entreprise|empresa|organización|remitente|enlaces|organizzazione|azienda|mittente|allegati|organisatie|afzender|bijlagen|organizac\\w+|firmy|nadawc\\w+|organização|remetente|anexos|avsändare\\w*|länkar|bilagor|afsender|avsender|organisasjonen|organisationen|lähettäj\\w+|organisaatio\\w*|odesílatel\\w*|organizace|feladó\\w*|szervezet\\w*|gönderen\\w*|kuruluş\\w*)',
]);

/** "[EXTERNAL]" alone, or before its advice. */
const LABEL =
  /^[\s*_[({<|!-]{0,4}(?:external|extern|externe|externo|externa|esterno|esterna|ekstern|zewnętrzn[ay])(?: e-?mail| sender| message| mail)?[\s\])}>|!*_:.–-]{1,6}(?:$|(?:caution|be careful|use caution|do not click|don['’]t click|vorsicht|achtung)\b)/iu;

const MAX_NOTICE_CHARS = 600;

/** A line that a server puts above every mail from outside. */
export const isBanner = (line: string): boolean =>
  line.length <= MAX_NOTICE_CHARS && (SENDER_TIP.test(line) || LABEL.test(line) || (FROM_OUTSIDE.test(line) && WARNS.test(line)));

/** Exchange writes its tip in one line, and the mail may begin in the next. */
export const isWholeBanner = (line: string): boolean => SENDER_TIP.test(line);

/** It speaks of itself: the first of three signs of a legal notice. */
const THIS_MAIL = pattern([
  'this (?:e-?mail|mail|message|communication|transmission|correspondence)',
  'diese[rsm]? (?:e-?mail|mail|nachricht|mitteilung)',
  '(?:ce (?:message|courriel|mail|courrier)|cet? e-?mail|présent (?:message|courriel|e-?mail))',
  '(?:est[ea]|presente) (?:mensaje|correo|e-?mail|mensagem)',
  '(?:quest[oa]|presente) (?:messaggio|e-?mail|mail|comunicazione)',
  '(?:dit|deze) (?:bericht|e-?mail|mail)',
  '(?:ta|tej|ten|tego|niniejsz\\p{L}+) (?:wiadomoś|e-?mail|korespondencj)',
  '(?:detta|denna) (?:meddelande|mejl|mail|e-post)',
  '(?:denne|dette) (?:e-?mail|mail|meddelelse|besked|e-post|melding)',
  'tämän? (?:viesti|sähköposti)',
  '(?:t[aá]to|této|tejto|tento|tohoto) (?:zpráv|správ|e-?mail)',
  '(?:ez|ezen|jelen) (?:az? )?(?:e-?mail|üzenet|levél)',
  'acest (?:mesaj|e-?mail)',
  '(?:bu|işbu) (?:e-?posta|mesaj|ileti)',
  '(?:это[тм]?|данно[ем]|настояще[ем]) (?:электронно[ем] )?(?:сообщени|письмо|письме)',
  '(?:це|цей) (?:повідомлення|лист)',
  '(?:αυτό το|το παρόν|παρόν) (?:μήνυμα|e-?mail|ηλεκτρονικό)',
  '(?:本|この)(?:メール|電子メール)',
  '(?:이|본) (?:메일|이메일|전자)',
  '(?:本|此)(?:电子)?(?:邮件|電子郵件|郵件)',
]);
const SECRET =
  /confidential|privileged|vertraulich|confidentiel|confidencial|riservat|confidenzial|vertrouwelijk|poufn|konfidentiell|fortrolig|konfidensiell|luottamuksel|důvěrn|dôvern|bizalmas|confidențial|gizli|конфиденц|конфіденц|εμπιστευτικ|機密|秘密|기밀|비밀|机密|保密/iu;
const ADDRESSEE =
  /recipient|addressee|intended (?:solely|only|for)|adressat|empfänger|destinat|ontvanger|geadresseerde|bestemd|adresat|mottagare|modtager|mottaker|vastaanottaj|adresát|příjemc|címzett|alıcı|адресат|получател|одержувач|παραλήπτ|αποδέκτ|宛先|受信|수신|收件人|接收/iu;
/** Shorter ones are the writer's own wish for discretion. */
const MIN_LEGAL_CHARS = 100;

const HEADING =
  /^[\s*_-]*(?:disclaimer|confidentiality(?: notice)?|legal (?:notice|disclaimer)|privacy notice|haftungsausschluss|rechtlicher hinweis|vertraulichkeitshinweis|avis de confidentialité|aviso (?:legal|de confidencialidade?)|aviso de confidencialidad|avviso di riservatezza|klauzula poufności)[\s*_:.-]*$/iu;

/** "Consider the environment before printing." */
const ENVIRONMENT = pattern([
  '(?:consider|think (?:of|about)|mindful of) (?:the |our )?environment\\b.{0,20}\\bbefore\\b.{0,30}print',
  'umwelt.{0,40}(?:bevor|vor dem).{0,50}druck',
  "l['’]environnement.{0,30}avant.{0,30}imprim",
  'ambiente.{0,20}antes.{0,30}imprim',
  'ambiente.{0,20}prima.{0,30}stamp',
  'milieu.{0,20}(?:voor|alvorens).{0,50}(?:print|druk)',
  'środowisk.{0,30}(?:przed|zanim).{0,50}druk',
  'miljø?ö?(?:n|et)?.{0,20}(?:innan|før|inden).{0,50}(?:skriv|print)',
]);

/** What a virus scanner says of itself. */
const SCANNED = pattern([
  'virus-?(?:free|frei|vrij|fri)\\b.{0,10}(?:www|avast|avg|<|$)',
  '(?:sans|libre de|livre de|privo di|wolna? od|bez) [vw][ií]rus\\p{L}*\\W{0,3}(?:www|avast|avg|<|$)',
  '^\\W{0,4}(?:this|the|diese|cet?|est[ea]|quest[oa]|dit|deze|ta|ten|detta|denne) .{3,70}(?:checked for viruses|scanned for (?:viruses|spam|malware)|(?:auf )?viren geprüft|vérifié.{1,40}virus|comprobado.{1,40}virus|controllat.{1,40}virus|gecontroleerd.{1,40}virus|op virussen|sprawdzon.{1,40}wirus|verificad.{1,40}v[ií]rus)',
  '^\\W{0,4}this (?:e-?mail|message) has been scanned for',
  '^[\\s<(]*(?:https?://)?www\\.avast\\.com\\S*$',
  '^<#DAB4FAD8-2DD7-40BB-A1B8-4E2AA1F9FDF2>$',
]);

const LIST_FOOTER = pattern([
  '^to unsubscribe(?: from this (?:group|list))?\\b.{0,80}\\b(?:send|email|visit|go to)\\b',
  '^you (?:received|are receiving) this (?:message|email|e-mail)?\\s?because you (?:are|were) subscribed',
]);

const MAX_LINE_NOTICE_CHARS = 200;

/** A line or paragraph that a company's server, a scanner or a list puts under every mail. */
export function isFooter(paragraph: string): boolean {
  if (HEADING.test(paragraph)) return true;
  if (paragraph.includes('?')) return false;
  if (paragraph.length >= MIN_LEGAL_CHARS && THIS_MAIL.test(paragraph) && SECRET.test(paragraph) && ADDRESSEE.test(paragraph)) return true;
  return paragraph.length <= MAX_LINE_NOTICE_CHARS && (ENVIRONMENT.test(paragraph) || SCANNED.test(paragraph) || LIST_FOOTER.test(paragraph));
}

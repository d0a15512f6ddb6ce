/** How phones and programs name themselves under what somebody wrote: data, collected from their own translations. */

/** Devices and programs. */
const NAMES =
  'iphon|ipad|ipod|android|outlook|gmail|yahoo|galaxy|samsung|blackberry|huawei|xiaomi|redmi|oneplus|pixel|nokia|lumia|windows|proton ?mail|tuta|spark\\b|sparrow|superhuman|airmail|bluemail|typeapp|mymail|polymail|k-9|thunderbird|apple mail|web\\.de|gmx|telekom|t-online|freenet|mobile|mobil|handy|smartphone|tablet|mail app|mail for|mail für|mail<|mail orange|libero mail|email app|zoho|front\\b|frontapp|missive|mailspring|em client|aqua ?mail|newton|fastmail|hey\\b|workspace one|boxer|(?:ibm|hcl) (?:verse|notes|traveler)|canary|mimestream|edison|nine\\b|courrier|correo para|correo electrónico seguro|poczt[ay]|e-post för|seznam|почты|приложени|мобильн';

/** "Sent from" in each language, and "my" there: with "my" a device we do not know is one too, unless a whole sentence follows. */
const SENT: readonly (readonly [verb: string, my: string])[] = [
  ['sent (?:from|via|with|using)', 'my'],
  ['gesendet (?:von|vom|mit|über|aus)', 'meine[mrn]?|unterwegs'],
  ['envoyée? (?:de(?:puis)?|du|à partir|avec|via|par)', 'm(?:on|a|es)'],
  ['enviad[oa] (?:desde|con|por|mediante|a través|através|do|da|de|a partir|pelo)', 'mi|meu|minha'],
  ['enviat (?:des|amb)', 'meu|meva'],
  ['inviat[oa] (?:da|dal|dalla|con|tramite)', 'mi[oa]'],
  ['(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via)', 'mijn'],
  ['skicka(?:t|des) (?:från|med|via)', 'mi(?:n|tt)'],
  ['sendt (?:fra|med|via)', 'mi(?:n|tt?)'],
  ['lähetetty', 'laitteesta(?:ni)?|puhelimesta(?:ni)?'],
  ['wysłan[eoa] (?:ze?|przez|za pomocą)', 'moje(?:go|j)'],
  ['odeslán[oa] (?:ze?|pomocí)', 'mého|mé'],
  ['odoslan[éá] (?:zo?|pomocou)', 'môjho|mojej'],
  ['(?:отправлено|послано) (?:со?|из|через)', 'мо(?:его|ей)'],
  ['(?:надіслано|відправлено) (?:з|із|через)', 'мо(?:го|єї)'],
  ['изпратено (?:от|чрез)', 'мо(?:я|ята|ето)'],
  ['послато (?:са|преко)', 'мог|моје'],
  ['poslano (?:sa?|iz|z|preko)', 'mo(?:g|jega|je)'],
  ['στάλθηκε (?:από|με|μέσω)', 'μου'],
  ['trimis (?:de pe|din|de la|prin|cu)', 'me[ua]'],
  ['saadetud', 'minu'],
  ['(?:đã )?gửi từ', 'của tôi'],
  ['ส่งจาก', 'ของฉัน'],
  ['išsiųsta iš', 'mano'],
  ['nosūtīts no', 'mana'],
  ['dikirim (?:dari|dengan|melalui)', 'saya'],
  ['נשלח (?:מה|מ|באמצעות)', 'שלי'],
  ['(?:تم الإرسال|أُ?رسلت?) (?:من|عبر)', 'هاتفي'],
];

/** "Get Outlook for iOS"; `P` stands for the system. */
const ADVERTS = [
  'get \\[?outlook for P',
  'holen sie sich outlook für P',
  'outlook für P(?: beziehen| herunterladen)?',
  'von outlook für P gesendet',
  '(?:obtene[zr]|obtenir|télécharge[zr]) outlook pour P',
  '(?:obtén|obtener|descargar?) outlook para P',
  '(?:obter|obtenha|baixar|baixe|transferir) o outlook para P',
  '(?:ottieni|scarica) outlook per P',
  'outlook voor P(?: downloaden)?',
  'download outlook (?:voor|for) P',
  '(?:skaffa|hämta|ladda ned) outlook för P',
  '(?:hent|få) outlook (?:til|for) P',
  '(?:skaff deg|last ned) outlook for P',
  'hanki outlook(?: for)? P',
  'pobierz (?:aplikację )?outlook dla (?:systemu )?P',
  'získa[tť](?: aplikaci)? outlook pr[oe] P',
  '(?:az )?outlook beszerzése:? P',
  '(?:получить|скачать|отримати|завантажити) outlook для P',
  '(?:λήψη|αποκτήστε)(?: του| το)? outlook για P',
  "P için outlook['’]?u \\S+",
  '(?:obține(?:ți)?|descărcați) outlook pentru P',
  'קבל את outlook עבור P',
  'الحصول على outlook ل\\S{0,2} ?P',
  '(?:获取|下载|取得) (?:outlook for P|P 版 outlook)',
  '(?:P 版 outlook|outlook for P) を入手',
  'P용 outlook (?:다운로드|받기)',
].map((words) => `${words.replaceAll('P', '(?:ios|android|mac(?:os)?|windows)[^\\s<(]{0,6}?')}(?:\\s{0,3}(?:https?:|[<([]).*)?$`);

/** The programs' own links under such a line, whatever its language. */
const LINKS =
  '.{1,80}<https?://(?:aka\\.ms/(?:o0ukef|ghei36|qtex0l|aab9ysg)\\b|go\\.onelink\\.me/107872968|go\\.microsoft\\.com/fwlink/\\?linkid=550986|overview\\.mail\\.yahoo\\.com)';

const OTHER = [
  'sent from \\[?mail(?:box)?\\b',
  'yahoo mail\\s?[:–-] .{5,60}$',
  'from my (?:iphone|ipad|android|phone|mobile|blackberry|samsung)',
  'get \\[?(?:bluemail|yahoo mail|aqua mail) for',
  'von meine[mr] \\S+(?: \\S+){0,3} gesendet',
  `vo[nm] .{0,20}(?:${NAMES}).{0,30} gesendet`,
  `diese nachricht wurde (?:von|mit) .{0,40}(?:${NAMES}).{0,40} gesendet`,
  'provenance : courrier',
  `.{0,20}(?:${NAMES}|készülék|telefon)\\S{0,15} küldve`,
  'az én \\S+ készülékemről',
  `.{0,20}(?:${NAMES}|cihaz|telefon)\\S{0,12} gönderildi`,
  `.{0,10}(?:${NAMES}|スマホ|スマートフォン|携帯|モバイル|タブレット).{0,6}から送信`,
  '(?:发自|傳送自|從|从)我的.{1,20}$',
  '(?:나의|내) .{1,20}에서 (?:보냄|전송)',
  `.{0,10}(?:${NAMES}).{0,6}에서 (?:보냄|전송)`,
  'sent from a (?:phone|mobile|tablet)',
  `sent by (?:${NAMES})`,
  'someone from mobile',
  'sent from a magnificent',
];

/** "Please excuse my brevity" behind it. */
const SORRY = '[,;–-]\\s*(?:please\\s|so\\s|bitte\\s|merci d)?\\W{0,2}(?:excuse|pardon|forgive|ignore|sorry|entschuldig|verzeih).*';

const alternatives = (words: readonly string[]): string => words.join('|');
const VERBS = `(?:${alternatives(SENT.map(([verb]) => verb))})`;
/** Before any full stop, so that a sentence that names a device further on stays. */
const WITH_NAME = `${VERBS}[^,;.!?]{0,60}?(?<!\\p{L})(?:${NAMES})`;
const WITH_MY = `${VERBS}[^,;:.!?]{0,40}?(?<!\\p{L})(?:${alternatives(SENT.map(([, my]) => my))})(?:\\s+[^\\s,;:!?]{1,25}){0,4}\\s*(?:${SORRY})?$`;

/** "Sent from my phone" and its kin: a line the program added. */
export const SENT_FROM = new RegExp(`^[\\s>*_("<[–—-]{0,6}(?:${alternatives([WITH_NAME, WITH_MY, ...ADVERTS, ...OTHER, LINKS])})`, 'iu');

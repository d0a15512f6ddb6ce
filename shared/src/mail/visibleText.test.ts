import fc from 'fast-check';
import { htmlSegments, segments, visibleOf, visibleText, visibleTextOf } from './visibleText.ts';

const ANSWER = 'Das Gerät läuft wieder, danke.\n\nNur der Scanner fehlt noch.';

/** What programs put above a quote, as they write it. */
const INTRODUCTIONS: [string, string][] = [
  ['English, Gmail', 'On Mon, Feb 1, 2026 at 6:32 PM Support <support@nordwind.example> wrote:'],
  ['English, Gmail wrapped', 'On Mon, Feb 1, 2026 at 6:32 PM Support Desk of the whole company\n<support@nordwind.example> wrote:'],
  ['English, Apple', 'On 1 Feb 2026, at 18:32, Support <support@nordwind.example> wrote:'],
  ['English, Thunderbird', 'On 2/1/26 18:32, Support wrote:'],
  ['German, Gmail', 'Am Mo., 1. Feb. 2026 um 18:32 Uhr schrieb Support <support@nordwind.example>:'],
  ['German, Thunderbird', 'Am 01.02.26 um 18:32 schrieb Support:'],
  ['German, Outlook app', 'Support <support@nordwind.example> schrieb am Mo., 1. Feb. 2026, 18:32:'],
  ['German, Apple', 'Am 01.02.2026 um 18:32 schrieb Support <support@nordwind.example>:'],
  ['French', 'Le lun. 1 févr. 2026 à 18:32, Support <support@nordwind.example> a écrit :'],
  ['Spanish', 'El lun, 1 feb 2026 a las 18:32, Support (<support@nordwind.example>) escribió:'],
  ['Italian', 'Il giorno lun 1 feb 2026 alle ore 18:32 Support <support@nordwind.example> ha scritto:'],
  ['Portuguese', 'Em seg., 1 de fev. de 2026 às 18:32, Support <support@nordwind.example> escreveu:'],
  ['Dutch', 'Op ma 1 feb 2026 om 18:32 schreef Support <support@nordwind.example>:'],
  ['Swedish', 'Den mån 1 feb. 2026 kl 18:32 skrev Support <support@nordwind.example>:'],
  ['Danish', 'Den man. 1. feb. 2026 kl. 18.32 skrev Support <support@nordwind.example>:'],
  ['Norwegian', 'man. 1. feb. 2026 kl. 18:32 skrev Support <support@nordwind.example>:'],
  ['Finnish', 'ma 1. helmik. 2026 klo 18.32 Support (support@nordwind.example) kirjoitti:'],
  ['Polish', 'pon., 1 lut 2026 o 18:32 Support <support@nordwind.example> napisał(a):'],
  ['Polish, Thunderbird', 'W dniu 1.02.2026 o 18:32, Support pisze:'],
  ['Czech', 'po 1. 2. 2026 v 18:32 odesílatel Support <support@nordwind.example> napsal:'],
  ['Slovak', 'po 1. 2. 2026 o 18:32 Support <support@nordwind.example> napísal(a):'],
  ['Hungarian', 'Support <support@nordwind.example> ezt írta (időpont: 2026. febr. 1., H, 18:32):'],
  ['Romanian', 'În lun., 1 feb. 2026 la 18:32, Support <support@nordwind.example> a scris:'],
  ['Bulgarian', 'На пн, 1.02.2026 г. в 18:32 Support <support@nordwind.example> написа:'],
  ['Russian', 'пн, 1 февр. 2026 г. в 18:32, Support <support@nordwind.example>:'],
  ['Russian, mail.ru', '01.02.2026 18:32, Support пишет:'],
  ['Ukrainian', 'пн, 1 лют. 2026 р. о 18:32 Support <support@nordwind.example> пише:'],
  ['Greek', 'Στις Δευ 1 Φεβ 2026 στις 6:32 μ.μ., ο χρήστης Support <support@nordwind.example> έγραψε:'],
  ['Turkish', 'Support <support@nordwind.example>, 1 Şub 2026 Pzt, 18:32 tarihinde şunu yazdı:'],
  ['Japanese', '2026年2月1日(月) 18:32 Support <support@nordwind.example>:'],
  ['Chinese', 'Support <support@nordwind.example> 于2026年2月1日周一 18:32写道：'],
  ['Korean', '2026년 2월 1일 (월) 오후 6:32, Support <support@nordwind.example>님이 작성:'],
  ['Vietnamese', 'Vào Th 2, 1 thg 2, 2026 vào lúc 18:32 Support <support@nordwind.example> đã viết:'],
  ['Hebrew', 'בתאריך יום ב׳, 1 בפבר׳ 2026 ב-18:32 מאת Support <support@nordwind.example>:'],
  ['Yahoo, Zoho', '---- On Mon, 01 Feb 2026 18:32:00 +0100 Support <support@nordwind.example> wrote ----'],
  ['bare date', '2026-02-01 18:32 GMT+01:00 Support <support@nordwind.example>:'],
];

describe('an answer above a quote', () => {
  test.each(INTRODUCTIONS)('%s', (_, introduction) => {
    expect(visibleText(`${ANSWER}\n\n${introduction}\n\n> Hello,\n> does it work?\n`)).toBe(ANSWER);
    // Mobile programs quote without marks.
    expect(visibleText(`${ANSWER}\n\n${introduction}\n\nHello,\ndoes it work?\n`)).toBe(ANSWER);
  });
});

const HEADERS: [string, string][] = [
  [
    'English, Outlook',
    'From: Support <support@nordwind.example>\nSent: Sunday, February 1, 2026 6:32 PM\nTo: Katharina <k@nordwind.example>\nSubject: Printer',
  ],
  [
    'English, Outlook web',
    '________________________________\nFrom: Support <support@nordwind.example>\nSent: Sunday, February 1, 2026 6:32 PM\nTo: Katharina\nSubject: Printer',
  ],
  ['German', 'Von: Support <support@nordwind.example>\nGesendet: Sonntag, 1. Februar 2026 18:32\nAn: Katharina\nBetreff: Drucker'],
  ['German, bold', '*Von:* Support <support@nordwind.example>\n*Gesendet:* Sonntag, 1. Februar 2026 18:32\n*An:* Katharina\n*Betreff:* Drucker'],
  ['French', 'De : Support <support@nordwind.example>\nEnvoyé : dimanche 1 février 2026 18:32\nÀ : Katharina\nObjet : Imprimante'],
  ['Spanish', 'De: Support <support@nordwind.example>\nEnviado: domingo, 1 de febrero de 2026 18:32\nPara: Katharina\nAsunto: Impresora'],
  ['Italian', 'Da: Support <support@nordwind.example>\nInviato: domenica 1 febbraio 2026 18:32\nA: Katharina\nOggetto: Stampante'],
  ['Dutch', 'Van: Support <support@nordwind.example>\nVerzonden: zondag 1 februari 2026 18:32\nAan: Katharina\nOnderwerp: Printer'],
  ['Swedish', 'Från: Support <support@nordwind.example>\nSkickat: den 1 februari 2026 18:32\nTill: Katharina\nÄmne: Skrivare'],
  ['Polish', 'Od: Support <support@nordwind.example>\nWysłano: niedziela, 1 lutego 2026 18:32\nDo: Katharina\nTemat: Drukarka'],
  ['Russian', 'От: Support <support@nordwind.example>\nОтправлено: 1 февраля 2026 г. 18:32\nКому: Katharina\nТема: Принтер'],
  ['Turkish', 'Kimden: Support <support@nordwind.example>\nGönderildi: 1 Şubat 2026 Pazar 18:32\nKime: Katharina\nKonu: Yazıcı'],
  ['Chinese', '发件人: Support <support@nordwind.example>\n发送时间: 2026年2月1日 18:32\n收件人: Katharina\n主题: 打印机'],
  ['original message', '-----Ursprüngliche Nachricht-----\nVon: Support\nBetreff: Drucker\nDatum: 1.2.2026'],
  ['GMX', 'Gesendet: Sonntag, 01. Februar 2026 um 18:32 Uhr\nVon: "Support" <support@nordwind.example>\nAn: k@nordwind.example\nBetreff: Drucker'],
];

test.each(HEADERS)('an answer above a header block: %s', (_, block) => {
  expect(visibleText(`${ANSWER}\n\n${block}\n\nHallo,\nläuft es?\n`)).toBe(ANSWER);
});

test.each([
  ['en', 'On Mon, Feb 1, 2026 at 18:32, Support<support@nordwind.example> wrote:   Hello, does it work?'],
  ['de', 'Am Mo., Feb. 1, 2026 at 18:32 schrieb Support<support@nordwind.example>:   Hallo, geht es?'],
])('an answer above a quote that begins in the line of its introduction (Yahoo on telephones, %s)', (_, quote) => {
  expect(visibleText(`${ANSWER}\n\nSent from Yahoo Mail on Android\n\n  ${quote}\nMore of it.\n`)).toBe(ANSWER);
});

describe('an answer above what another program put between', () => {
  test.each<[string, string]>([
    ['a telephone, a name alone', '---- Support Desk wrote ----\n\n> Does it work?'],
    ['dashes without blanks', '------On 2/1/2026 6:32 PM, Support Desk wrote-----\n\nDoes it work?'],
    ['Tobit david', 'Original Message processed by david®\nAW: Drucker 1. Februar 2026, 18:32 Uhr\nVon Support\nAn Katharina\n\nLäuft es?'],
    [
      'Seznam',
      '---------- Původní e-mail ----------\nOd: Support <s@desk.example>\nKomu: k@nordwind.example\nDatum: 1. 2. 2026\nPředmět: Tiskárna\n\nFunguje?',
    ],
    ['another desk', '##- Please type your reply above this line -##\n\nYour request (123) has been updated.'],
    ['ein anderer Desk', '##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein. -##\n\nIhre Anfrage (123) hat Neues.'],
    ['un autre desk', '--- Veuillez répondre au-dessus de cette ligne ---\n\nVotre demande (123)'],
    ['a tracker', '—-—-—-—\nReply above this line.\n\nSupport commented:\n\nDoes it work?'],
    [
      'a quote that a relay wrapped',
      'On Mon, Feb 1, 2026 at 6:32 PM Support <s@desk.example> wrote:\n\n> Hello, this is a long line of a quote that a relay has broken in the mid=\ndle\n> of a word.\n> See (https://desk.example/a?b=\nc)\n> for more.',
    ],
  ])('%s', (_, rest) => expect(visibleText(`${ANSWER}\n\n${rest}\n`)).toBe(ANSWER));

  test('one whole quote between two parts of the answer', () => {
    expect(visibleText('Yes.\n\nOn 2/1/26 18:32, Support wrote:\n> Does it work?\n>\n> Support\n\nRegards\nKatharina')).toBe('Yes.\n\nRegards\nKatharina');
  });
});

describe('what the writer wrote stays', () => {
  test.each<[string, string]>([
    ['a sentence with a date and a colon', 'On Monday at 10:00 we met and agreed on this:\n\n- new printer\n- old scanner'],
    ['a sentence that begins like an attribution', 'On this day\n\nI wrote something\n\nwhich matters.'],
    ['one label alone', 'Please note.\n\nFrom: our side nothing is missing.\n\nBye'],
    ['a list with labels', 'Subject: none\nWe need this.\nTo: be done by Friday.\nThanks'],
    ['dashes under a heading', 'Key points\n----------\nFirst point\n\nSecond point'],
    ['a dash list', '- one\n- two\n-- three'],
    ['a greeting', 'Hello,\n\nplease help.\n\nKind regards\nKatharina Hoffmann'],
    ['code with a signature inside', 'See:\n\n```\n--\nselect 1\n```\n\nThat is all.'],
    ['sent from in a sentence', 'The mail was sent from my iPhone app, but the error is the same.\n\nWhat now?'],
    ['only a quote', '> I have nothing but this.'],
  ])('%s', (_, text) => {
    expect(visibleText(text)).toBe(text);
  });

  test('answers between the quoted lines keep the questions they answer', () => {
    const inline = 'Am 01.02.26 um 18:32 schrieb Support:\n> Läuft es?\nJa.\n> Und der Scanner?\nNein.';
    expect(visibleText(inline)).toBe('> Läuft es?\nJa.\n> Und der Scanner?\nNein.');
  });

  test('an answer below one quote stands alone', () => {
    expect(visibleText('On 2/1/26 18:32, Support wrote:\n> Does it work?\n> Tell us.\n\nYes, it does.')).toBe('Yes, it does.');
  });

  test('an answer below an introduced mail without marks is not thrown away with it', () => {
    expect(visibleText('On 1 Feb 2026 18:32, "Support" <s@nordwind.example> wrote:\n\nIt works now.')).toBe('It works now.');
  });
});

describe('what a program added is folded', () => {
  test.each<[string, string]>([
    ['signature mark', '-- \nKatharina Hoffmann-Schröder\nNordwind GmbH'],
    ['iPhone', 'Von meinem iPhone gesendet'],
    ['Outlook for Android', 'Get Outlook for Android<https://aka.ms/x>'],
    ['Samsung', 'Sent from my Samsung Galaxy smartphone.'],
    ['French phone', 'Envoyé de mon iPhone'],
    ['list footer', '_______________________________________________\nusers mailing list\nusers@lists.example'],
  ])('%s', (_, added) => {
    expect(visibleText(`${ANSWER}\n\n${added}`)).toBe(ANSWER);
  });

  test('our own line wins over everything else', () => {
    expect(visibleText(`${ANSWER}\n\n## Bitte antworten Sie oberhalb dieser Zeile ##\n\nIhr Ticket`)).toBe(ANSWER);
  });
});

describe('HTML', () => {
  test.each<[string, string, string]>([
    ['Gmail', '<div>Works.</div><div data-quote="intro">On Monday, Support wrote:</div><blockquote data-quote="quote">Does it?</blockquote>', 'Works.'],
    ['Outlook', '<p>Works.</p><div data-quote="below"><p>From: Support</p></div><p>Does it?</p>', 'Works.'],
    ['answer below', '<div data-quote="intro">On Monday, Support wrote:</div><blockquote data-quote="quote">Does it?</blockquote><p>Works.</p>', 'Works.'],
    ['signature', '<p>Works.</p><div data-quote="signature">Katharina</div>', 'Works.'],
    ['no mark at all', '<p>Works.</p><p>Really.</p>', 'Works.\n\nReally.'],
  ])('%s', (_, html, expected) => {
    expect(visibleOf(htmlSegments(html))).toBe(expected);
  });

  test('the marks of the HTML part help a text part without any', () => {
    const cleanHtml = '<p>Works.</p><div data-quote="quote">Does it?</div>';
    expect(visibleTextOf({ text: 'Works.\n\nDoes it?', cleanHtml, textFromHtml: false })).toBe('Works.');
  });
});

describe('nothing is lost', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      '',
      '> quoted',
      '>> deeper',
      '-- ',
      '--',
      '____',
      'From: a',
      'Sent: b',
      'To: c',
      'Subject: d',
      'On 2/1/26 18:32, Support wrote:',
      'Sent from my iPhone',
      '-----Original Message-----',
      '```',
      'yes',
    ),
  );

  test('visible and folded segments joined are the whole text', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        expect(
          segments(text)
            .map((segment) => segment.text)
            .join('\n'),
        ).toBe(text);
      }),
      { numRuns: 500, seed: 4711 },
    );
  });

  test('there is something to read whenever there was', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        expect(visibleText(text).trim() === '').toBe(text.trim() === '');
      }),
      { numRuns: 500, seed: 4711 },
    );
  });
});

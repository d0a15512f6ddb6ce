import { visibleText } from './visibleText.ts';
import { HEADER_BLOCKS } from './testing/headerBlocks.ts';
import { introductionOf, INTRODUCTIONS, YAHOO } from './testing/introductions.ts';
import { PROGRAM_LINES } from './testing/programLines.ts';

const OWN = 'It works again, thank you.\n\nOnly the scanner is missing.';
const QUOTE = '> Hello,\n> does it work?';
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Names of several shapes: with a comma, of other scripts, with an apostrophe. */
const WRITERS = [
  ['Support Desk', 'support@desk.example'],
  ['Müller, Hans-Peter (IT)', 'hp.mueller@desk.example'],
  ['田中太郎', 'tanaka@desk.example'],
  ['Анна Иванова', 'anna@desk.example'],
  ["Seán O'Brien", 'sob@desk.example'],
] as const;

describe.each(INTRODUCTIONS)('%s', (_, words) => {
  test.each(WRITERS)('%s', (name, address) => {
    const introduction = introductionOf(words, name, address);
    expect(flat(visibleText(`${OWN}\n\n${introduction}\n\n${QUOTE}\n`))).toBe(flat(OWN));
    expect(flat(visibleText(`${OWN}\n${introduction}\n${QUOTE}\n`))).toBe(flat(OWN));
    expect(flat(visibleText(`${OWN}\n\n${introduction}\n\n> Hello,\n>\n> ${introduction}\n>> first\n`))).toBe(flat(OWN));
    expect(flat(visibleText(`${introduction}\n${QUOTE}\n\n${OWN}\n`))).toBe(flat(OWN));
    expect(flat(visibleText(`${introduction}\n${QUOTE}\nYes.\n> And the scanner?\nNo.\n`))).toBe(flat(`${QUOTE}\nYes.\n> And the scanner?\nNo.`));
  });
});

/** Some relays wrap what they pass on, also the line above a quote that has no marks. */
function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
describe.each(YAHOO)('%s', (_, words) => {
  test.each([40, 60, 76])('wrapped at %d', (width) => {
    const introduction = wrapped(introductionOf(words, 'Support Desk of the company', 'support.desk@desk.example'), width);
    for (const indent of ['', '    ']) expect(visibleText(`${OWN}\n\n${introduction.replace(/^/gm, indent)}\n\nHello,\ndoes it work?\n`)).toBe(OWN);
  });
});

test.each([
  ['the name', 'On Sun, Feb 1, 2026 at 6:32 PM, Support\nDesk<s@desk.example> wrote:   Does it work?'],
  ['the verb', 'On Sun, Feb 1, 2026 at 6:32 PM, Support Desk<s@desk.example>\nwrote:   Does it work?'],
  ['de', 'Am So., Feb. 1, 2026 at 18:32 schrieb Support\nDesk<s@desk.example>:   Does it work?'],
  ['fr', 'Le dim., févr. 1 2026 à 18:32, Support\nDesk<s@desk.example> a écrit :   Does it work?'],
  ['a verb behind a blank line', 'On Sunday, February 1, 2026 at 06:32:11 PM GMT+1, Support <s@desk.example>\n\nwrote:\n\nDoes it work?'],
])('Yahoo on telephones, wrapped before %s', (_, quote) => expect(visibleText(`${OWN}\n\n  ${quote}\nMore of it.\n`)).toBe(OWN));

test.each([
  ['a name', 'Katharina\n2026年2月1日日曜日 18:32:11 JST、Support <s@desk.example> さんは書きました:'],
  ['a word', 'Yes\nSupport Desk <s@desk.example> schrieb am Sonntag, 1. Februar 2026:'],
])('%s directly above an introduction stays', (_, text) => expect(visibleText(`${OWN}\n\n${text}\n\nDoes it?\n`)).toBe(`${OWN}\n\n${text.split('\n')[0]}`));

describe.each(HEADER_BLOCKS)('header block, %s', (_, block) => {
  test.each([
    ['above an unmarked quote', `${OWN}\n\n${block}\n\nHello,\ndoes it work?\n`],
    ['directly below the answer', `${OWN}\n${block}\n\nHello,\ndoes it work?\n`],
    ['with blank lines between its lines', `${OWN}\n\n${block.replaceAll('\n', '\n\n')}\n\nHello,\ndoes it work?\n`],
    ['quoted itself', `${OWN}\n\n> ${block.replaceAll('\n', '\n> ')}\n>\n> Hello,\n> does it work?\n`],
  ])('%s', (_layout, text) => expect(flat(visibleText(text))).toBe(flat(OWN)));
});

test.each(PROGRAM_LINES)('program line, %s', (_, line) => {
  expect(visibleText(`${OWN}\n\n${line}\n`)).toBe(OWN);
  expect(visibleText(`${OWN}\n\n${line}\n\n${introductionOf('On 1 Feb 2026, at 18:32, S A wrote:')}\n\n${QUOTE}\n`)).toBe(OWN);
});

/** What people write that looks like something a program adds: folding it would be the worse error. */
const OWN_WORDS: [string, string][] = [
  ['en, a date and a colon', 'Hello,\n\non 1 February 2026 at 18:32 the printer said:\n\nPaper jam in tray 2.\n\nThanks'],
  ['en, who wrote what', 'As John wrote on 2/1/2026 6:32 PM:\n\nthe scanner is broken too.'],
  ['en, sent by mail', 'I need the invoice.\n\nSent by mail to the wrong address last week.'],
  ['en, an app is the subject', 'The calendar is empty.\n\nI use Outlook for Android.'],
  ['en, labels of a form', 'Name: Katharina\nRoom: 12\nPhone: 0123\n\nPlease call.'],
  ['en, from and to', 'I travel next week.\n\nFrom: Berlin\nLeaving on Monday, back on Friday.'],
  ['en, what is shown comes last', 'It says now:\n\n> paper jam in tray 2\n> call the service'],
  ['de, was gezeigt wird, steht am Ende', 'Bitte so ändern:\n\n> Ebene 3\n> Raum 12'],
  ['en, an order with labels', 'Please order:\n\nTo: Warehouse\nFrom: Berlin\nDate: 17.11.2026\n\n3 pallets. Urgent!'],
  ['en, a form with a subject', 'What I entered:\n\nFrom: Ann\nDate: 17.11.2026\nSubject: Printer\n\nWhy is it refused?'],
  ['en, an address ends the line', 'Please add this colleague: <new.person@nordwind.example>\n\nThanks'],
  ['de, ein Datum mit Doppelpunkt', 'Hallo,\n\nam 1. Februar 2026 um 18:32 erschien die Meldung:\n\nPapierstau in Fach 2.\n\nGruß'],
  ['de, gesendet', 'Die Rechnung fehlt.\n\nGesendet wurde sie laut Ihnen am Montag.'],
  ['de, was jemand schrieb', 'Herr Weber schrieb mir dazu:\n\nDas Gerät ist abgekündigt.\n\nStimmt das?'],
  ['de, Von und An', 'Bitte umleiten:\n\nVon: Durchwahl 12\nauf meine Mobilnummer.'],
  ['fr, une date', 'Bonjour,\n\nle 1 février 2026 à 18:32 le message était :\n\nBourrage papier.\n\nMerci'],
  ['es, una fecha', 'Hola,\n\nel 1 de febrero de 2026 a las 18:32 apareció esto:\n\nAtasco de papel.\n\nGracias'],
  ['it, una data', 'Buongiorno,\n\nil 1 febbraio 2026 alle 18:32 è apparso:\n\nCarta inceppata.\n\nGrazie'],
  ['nl, een datum', 'Hallo,\n\nop 1 februari 2026 om 18:32 stond er:\n\nPapier vastgelopen.\n\nGroet'],
  ['pl, data', 'Dzień dobry,\n\nw dniu 1 lutego 2026 o 18:32 pojawił się komunikat:\n\nZacięcie papieru.\n\nPozdrawiam'],
  ['ru, дата', 'Здравствуйте,\n\n1 февраля 2026 в 18:32 появилось сообщение:\n\nЗамятие бумаги.\n\nСпасибо'],
  ['ja, 日付', 'お世話になっております。\n\n2026年2月1日 18:32 に次の表示が出ました：\n\n紙詰まりです。\n\nよろしくお願いします。'],
  ['zh, 日期', '您好，\n\n2026年2月1日 18:32 出现以下信息：\n\n卡纸。\n\n谢谢'],
  ['ko, 날짜', '안녕하세요,\n\n2026년 2월 1일 오후 6:32에 다음 메시지가 나왔습니다:\n\n용지 걸림.\n\n감사합니다'],
  ['tr, tarih', 'Merhaba,\n\n1 Şubat 2026 18:32 tarihinde şu mesaj çıktı:\n\nKağıt sıkıştı.\n\nTeşekkürler'],
  ['ar, تاريخ', 'مرحبا،\n\nفي 1 فبراير 2026 في 18:32 ظهرت الرسالة التالية:\n\nانحشار الورق.\n\nشكرا'],
  ['a log', 'It says:\n\n2026-02-01 18:32:11 ERROR spooler: no paper\n2026-02-01 18:32:12 ERROR spooler: no paper\n\nWhat now?'],
  ['a table of values', 'Values:\n\nDate: 1.2.2026\nPressure: 3\nSubject: test rig 4\n\nAll fine?'],
  ['a heading with dashes', 'Hello\n\n--- Printer ---\n\nIt is broken.\n\n--- Scanner ---\n\nIt works.'],
  ['a shell prompt', 'I typed:\n\n$ lpstat -p\nprinter one is idle\n\nand nothing else.'],
];
test.each(OWN_WORDS)('the own words stay: %s', (_, text) => expect(visibleText(text)).toBe(text));

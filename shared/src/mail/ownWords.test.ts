import { visibleText } from './visibleText.ts';

/** Words of the writer that stand where a program's would, or look like them. Folding one of them away would be the worse error. */
test.each<[string, string]>([
  ['en, a sentence about a desk', 'It works from home.\n\nSent from my desk it fails, see the picture.'],
  ['en, sent by somebody', 'The parcel is missing.\n\nSent by our warehouse, not by phone.'],
  ['en, a word within a word', 'Broken.\n\nSent with the frontend team in copy.'],
  ['en, a program is the subject', 'The calendar is empty.\n\nGet Outlook for the new colleague, please.'],
  ['de, aus dem Lager', 'Das Paket fehlt.\n\nGesendet von Lager 3 am Montag.'],
  ['de, eine Person', 'Seltsam.\n\nDiese Nachricht wurde von Frau Vogt gesendet.'],
  ['de, ein Programm', 'Hilfe!\n\nOutlook für Android stürzt ab.'],
  ['fr', 'Le colis manque.\n\nEnvoyé de Lyon lundi dernier.'],
  ['es', 'Falta el paquete.\n\nEnviado desde Madrid el lunes.'],
  ['es, por correo', 'Falta la factura.\n\nEnviado por correo ayer.'],
  ['it', 'Manca la fattura.\n\nInviato con corriere ieri.'],
  ['nl', 'Het pakket is er niet.\n\nVerzonden met DHL op maandag.'],
  ['fi', 'Paketti puuttuu.\n\nLähetetty eilen postissa.'],
  ['sv', 'Paketet saknas.\n\nSkickat från lagret i måndags.'],
  ['da', 'Pakken mangler.\n\nSendt fra lageret i mandags.'],
  ['pl', 'Brak paczki.\n\nWysłano z magazynu w poniedziałek.'],
  ['pt', 'Falta a encomenda.\n\nEnviado do armazém na segunda.'],
  ['ru', 'Посылки нет.\n\nОтправлено с нашего склада в понедельник.'],
  ['cs', 'Balík nedorazil.\n\nOdesláno z našeho skladu v pondělí.'],
  ['hu', 'A csomag hiányzik.\n\nHétfőn küldve.'],
  ['tr', 'Paket yok.\n\nPaket depodan gönderildi'],
  ['vi', 'Không có gói hàng.\n\nGửi từ kho hôm thứ hai.'],
])('%s: a last sentence of sending', (_, text) => expect(visibleText(text)).toBe(text));

test.each<[string, string]>([
  ['a frame of rules', 'We need:\n\n-----\nchairs\n-----\ntables'],
  ['a form to be signed', 'Please fill in:\n\n_______________\n(signature)\n\nIs this the right form?'],
  ['a dash between two thoughts', 'I tried everything\n\n—\n\nThen it broke again. What shall I do now?'],
  ['steps below two dashes', 'Steps:\n--\n1. press start\n2. see the error\n--\nPlease help.'],
  ['a table of bars at the end', 'Is this right?\n\n| a | b |\n|---|---|\n| 1 | 2 |'],
  ['a log whose last line has an address', 'It says\n\n2026-02-01 10:00: restart\n2026-02-01 11:00: refused <user@nordwind.example>\n\nWhat now?'],
  ['a journey with a copy', 'Please book:\n\nVon: Berlin\nAn: Hamburg\nDatum: 3.2.2026 10:00\nKopie: reise@nordwind.example\n\nZwei Plätze bitte.'],
  ['a dated plan', 'Monday, 2 February 2026:\nI am away.\n\nTuesday, 3 February 2026:\nI am back.'],
  [
    'a person in a sentence with blanks behind its colon',
    'Hello,\n\non Monday 2/2/2026 we asked\nBob <bob@nordwind.example> about:  the printer\nand the scanner.',
  ],
  ['a prompt', 'I typed:\n\nC:\\> dir\nnothing\n\nHelp'],
  ['a sentence about a reply line', 'Your mails say\n\nPlease reply above this line, but there is none.\n\nWhere is it?'],
  ['an external mail as the subject', 'External mail does not arrive since Monday.\n\nPlease help.'],
  ['de, eine Mail nach außen', 'Diese E-Mail ging an einen externen Berater.\n\nKann man sie zurückholen?'],
  ['a wish for discretion', 'My laptop was stolen.\n\nThis message is confidential, please tell nobody.'],
  [
    'a leak as the subject',
    'Hello,\n\nyesterday the confidential salary report was sent to the wrong recipient by our mail system, and everybody in the department has read it. Please take it back.',
  ],
  ['a printer and the environment', 'The duplex unit fails.\n\nWe print on both sides to save paper and the environment.'],
  ['a scanner as the subject', 'Hello,\n\nmy message about the antivirus is still not answered.'],
])('%s', (_, text) => expect(visibleText(text)).toBe(text));

const SOURCE = 'From: Boss <boss@evil.example>\nTo: k@nordwind.example\nSubject: Invoice\nDate: Mon, 2 Feb 2026 08:00:00 +0000';
const RECEIVED = 'Received: from mx.evil.example (mx.evil.example [192.0.2.1])\n by mx.nordwind.example with ESMTPS id 1;\n Mon, 2 Feb 2026 08:00:00 +0000';
/** Headers somebody shows, and what he writes below them. */
test.each<[string, string]>([
  ['announced', `Hello,\n\nhere are the headers of the mail I got:\n\n${SOURCE}\n\nIs it real?\n\nKatharina`],
  ['announced in the line above, nothing between', `I received this message:\n${SOURCE}\nIs it real?`],
  ['a whole mail, with its text', `I got this mail:\n\n${SOURCE}\n\nPay now.\n\nIs it real?`],
  ['announced, the date first', `It never arrived. Headers:\n\nDate: Mon, 2 Feb 2026 08:00:00 +0000\n${SOURCE}\n\nWhere is it?`],
  ['a source nobody announced', `Spam again.\n\nReturn-Path: <boss@evil.example>\n${RECEIVED}\n${SOURCE}\n\nPlease block it.`],
  ['its trace at the end', `Spam again.\n\n${SOURCE}\nMessage-ID: <1@evil.example>\nX-Spam-Score: 1\n\nPlease block it.`],
  ['de', 'Hallo,\n\nhier die Kopfzeilen:\n\nVon: Boss <boss@evil.example>\nAn: k@nordwind.example\nBetreff: Rechnung\nDatum: 2.2.2026 08:00\n\nIst das echt?'],
  [
    'de, eine Mail',
    'Diese Mail habe ich bekommen:\n\nVon: Boss <boss@evil.example>\nAn: k@nordwind.example\nBetreff: Rechnung\nDatum: 2.2.2026 08:00\n\nIst das echt?',
  ],
  ['fr', 'Voici le message que j’ai reçu :\n\nDe : B <boss@evil.example>\nÀ : k@nordwind.example\nObjet : Facture\nDate : 2/2/2026\n\nEst-ce vrai ?'],
  ['es', 'Recibí este correo:\n\nDe: B <boss@evil.example>\nPara: k@nordwind.example\nAsunto: Factura\nFecha: 2/2/2026\n\n¿Es de verdad?'],
  ['it', 'Ho ricevuto questo messaggio:\n\nDa: B <boss@evil.example>\nA: k@nordwind.example\nOggetto: Fattura\nData: 2/2/2026\n\nÈ vero?'],
  ['nl', 'Deze mail heb ik ontvangen:\n\nVan: B <boss@evil.example>\nAan: k@nordwind.example\nOnderwerp: Factuur\nDatum: 2-2-2026\n\nKlopt dat?'],
  ['pl', 'Oto nagłówki:\n\nOd: B <boss@evil.example>\nDo: k@nordwind.example\nTemat: Faktura\nData: 2.02.2026\n\nCzy to prawda?'],
  ['pt', 'Recebi esta mensagem:\n\nDe: B <boss@evil.example>\nPara: k@nordwind.example\nAssunto: Fatura\nData: 2/2/2026\n\nÉ verdade?'],
  ['sv', 'Jag fick detta mejl:\n\nFrån: B <boss@evil.example>\nTill: k@nordwind.example\nÄmne: Faktura\nDatum: 2026-02-02\n\nStämmer det?'],
])('headers as evidence, %s', (_, text) => expect(visibleText(text)).toBe(text));

test.each<[string, string]>([
  ['a pointer below', 'Please see below:'],
  ['a greeting above it', 'It works.\n\nRegards:'],
  ['thanks for a message', 'Thanks, I got your message.'],
])('headers of a quote, %s', (_, own) => {
  const sent = SOURCE.replace('Date: Mon, 2 Feb 2026 08:00:00 +0000', 'Sent: Monday, February 2, 2026 8:00 AM');
  for (const block of [SOURCE, sent]) expect(visibleText(`${own}\n\n${block}\n\nDoes it print?`)).toBe(own);
  expect(visibleText(`${own}\n\n-----Original Message-----\n${SOURCE}\nMessage-ID: <1@desk.example>\n\nDoes it print?`)).toBe(own);
});

test('the quote below headers as evidence is folded', () => {
  const own = `I got this mail:\n\n${SOURCE}\n\nIs it real?`;
  expect(visibleText(`${own}\n\nFrom: Support <s@desk.example>\nSent: Monday, February 2, 2026\nTo: K\nSubject: Printer\n\nDoes it print?`)).toBe(own);
});

test.each<[string, string, string]>([
  ['a postscript below a signature', 'It works.\n\n-- \nKatharina\nNordwind GmbH\n\nPS: The scanner too.', 'It works.\n\nPS: The scanner too.'],
  [
    'a lazy answer below a long question',
    'Thanks,\n\nAm 01.02.26 um 18:32 schrieb Support:\n> Are you sure that you have tried the other printer in room 12 already?\nyes, twice\n> And the scanner?\nno',
    'Thanks,\n\n> Are you sure that you have tried the other printer in room 12 already?\nyes, twice\n> And the scanner?\nno',
  ],
  [
    'answers below an introduction whose verb stands alone',
    'Hi,\n\nOn Dec 16, 2025, at 12:47 PM, Support Desk\n<s@desk.example>\nwrote:\n> Does it print?\nyes\n> Does it scan?\nno',
    'Hi,\n\n> Does it print?\nyes\n> Does it scan?\nno',
  ],
  ['a greeting above an introduction that begins with its date', 'Danke\n02.02.2026 14:20 пользователь "S" <\ns@desk.example> написал:\n\n> Hi', 'Danke'],
  ['words in the line of the introduction', 'It prints. On Mon, Feb 2, 2026 at 3:59 PM, s@desk.example wrote:\n> Does it?', 'It prints.'],
  ['words and dashes in it', 'Läuft --- Am 02.02.2026 um 15:59 schrieb Support <s@desk.example>:\n> Und?', 'Läuft'],
])('%s', (_, text, visible) => expect(visibleText(text)).toBe(visible));

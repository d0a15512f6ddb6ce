import { joinFlowed } from './flowed.ts';
import { parseMail } from './index.ts';

test.each<[string, string, string]>([
  ['a paragraph over three lines', 'The printer \nis on \nfire.\nHelp!', 'The printer is on fire.\nHelp!'],
  ['a quote goes on in its own depth', '> Does the \n> printer work?', '> Does the printer work?'],
  ['an answer below a quote that seems to go on', '> Does it work? \nIt does.', '> Does it work?\nIt does.'],
  ['an answer above one', 'It does. \n> Does it?', 'It does. \n> Does it?'],
  ['depth by depth', '>> first \n> second \nthird', '>> first\n> second\nthird'],
  ['the signature mark', 'Regards \n-- \nKatharina \nNordwind', 'Regards \n-- \nKatharina Nordwind'],
  ['stuffed blanks', ' From here on\n >no quote', 'From here on\n>no quote'],
  ['the last line seems to go on', 'See you ', 'See you '],
])('%s', (_, text, wanted) => expect(joinFlowed(text, false)).toBe(wanted));

test('blanks at the breaks that are no blanks of the writer', () => {
  expect(joinFlowed('印刷 \n機が \n動きません。', true)).toBe('印刷機が動きません。');
});

test('a mail of Thunderbird answered below its quote', async () => {
  const mail = [
    'From: k@nordwind.example',
    'Subject: Re: Printer',
    'Content-Type: text/plain; charset=windows-1252; format=flowed',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Am 01.02.26 um 18:32 schrieb Support:',
    '> L\xe4uft er wieder? ',
    'Ja, er l\xe4uft ',
    'wieder.',
    '',
  ].join('\r\n');
  const { visibleText } = await parseMail(Buffer.from(mail, 'latin1'));
  expect(visibleText).toBe('Ja, er läuft wieder.');
});

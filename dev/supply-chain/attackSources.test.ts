import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Attack cases that hold as long as nobody writes a certain thing: 2 to 4, 31, 70, 72, 77, 79, 80 and 94 of our catalogue of attacks. */
const root = join(__dirname, '../..');
const sources = ['shared/src', 'azure-functions/src', 'spfx-webpart/src']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|[/\\](?:testing|words|loc|languages)[/\\]/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const using = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

it('reads the sources', () => expect(sources.length).toBeGreaterThan(400));

it('2, 3, 4, 31: HTML is made of text in the editor, the reader of mails and the printer alone; everything else goes through React', () => {
  expect(using(/dangerouslySetInnerHTML|insertAdjacentHTML|document\.write|\bouterHTML\s*=/)).toEqual([]);
  const makers = using(/\binnerHTML\s*=|createContextualFragment|\bsrc[dD]oc\b\s*[={]/);
  expect(makers.filter((path) => !/features\/(?:composer|articles|ticket\/(?:cleanMail|MailFrame)|ticketTools\/(?:printTicket|NoteText))/.test(path))).toEqual(
    [],
  );
});

it('31: nothing runs text', () => expect(using(/\beval\(|new Function\(|setTimeout\(\s*['"`]|javascript:(?!\/\/)[\w]/)).toEqual([]));

it('70, 72, 77: the service has no client that follows an address of a mail, no printer of pages and no reader of pictures', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'azure-functions/package.json'), 'utf8')) as { dependencies: Record<string, string> };
  expect(
    Object.keys(dependencies).filter((name) => /puppeteer|playwright|pdf|sharp|jimp|canvas|imagemagick|axios|got$|request|nodemailer|unzip|zip|tar/.test(name)),
  ).toEqual(['pdfjs-dist']);
  // An officer's command reads PDFs, in a thread of its own; what runs as the service neither does so nor imports a command.
  expect(using(/'pdfjs-dist|shared\/documents'/).filter((path) => path.startsWith('azure-functions/') && !path.startsWith('azure-functions/src/cli/'))).toEqual(
    [],
  );
  expect(using(/(?:from|import\() ?'\.{1,2}\/(?:\.\.\/)*cli\//).filter((path) => !path.startsWith('azure-functions/src/cli/'))).toEqual([]);
  expect(
    sources
      .filter(
        ({ path, text }) =>
          path.startsWith('azure-functions/src/intake/') && /\bfetch\(|https?\.(?:get|request)\(|from 'node:(?:https?|net|child_process)'/.test(text),
      )
      .map(({ path }) => path),
  ).toEqual([]);
});

it('79: no CAML is put together from what somebody typed', () => {
  // Words of a search, of a mail or of an address never stand in CAML: it is used for fixed questions, with numbers and escaped text.
  const camls = sources.filter(({ text }) => /<(?:Where|Eq|View)>/.test(text));
  for (const { path, text } of camls)
    expect([
      path,
      (text.match(/<Value[^>]*>\$\{(?!escapeXml\(|escaped\(|\d)[^}]*\}/g) ?? []).filter((each) => !/Type="?(?:Counter|Integer|Number)/.test(each)),
    ]).toEqual([path, []]);
});

it('80: lists are asked for by their own address or id, never by a title', () => expect(using(/getByTitle|getbytitle/)).toEqual([]));

it('94: a regular expression made at run time is looked at once: from our own words, or with what somebody typed taken letter by letter', () => {
  const made = using(/new RegExp\(/);
  expect(made.filter((path) => !OF_OUR_OWN_WORDS.includes(path) && !LETTER_BY_LETTER.includes(path))).toEqual([]);
  for (const path of LETTER_BY_LETTER) expect(sources.find((source) => source.path === path)?.text).toMatch(/replace\(\/\[[^\n]*'\\\\\$&'/);
});
const OF_OUR_OWN_WORDS = [
  'shared/src/mail/addedNotices.ts',
  'shared/src/mail/programWords.ts',
  'shared/src/mail/quoteWords.ts',
  'shared/src/mail/separators.ts',
  'shared/src/sharepoint/provisioning/olderLists.ts',
  'azure-functions/src/intake/trustedHop.ts',
  'spfx-webpart/src/features/composer/mentionAt.ts',
];
const LETTER_BY_LETTER = ['azure-functions/src/intake/parse/boundaries.ts', 'shared/src/privacy/person.ts', 'shared/src/tickets/mentions.ts'];

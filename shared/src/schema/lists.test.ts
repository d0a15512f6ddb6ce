import { LIST_LANGUAGES, LIST_NAMES, LISTS, listUrl, titleIn, parseDeskSettings, DEFAULT_DESK_SETTINGS, DEFAULT_MAIL_LIMITS } from './index.ts';
import { GERMAN_TITLES } from './germanTitles.ts';
import type { Column } from './index.ts';

const MAX_INDEXES = 20;
const BUILT_IN = ['Id', 'ID', 'Title', 'Created', 'Modified', 'Author', 'Editor', 'Attachments', 'Version', 'Type', 'Order'];

describe.each(LIST_NAMES)('%s', (name) => {
  const columns: readonly Column[] = LISTS[name].columns;

  test('has no more indexes than SharePoint allows, with one to spare for its automatic ones', () => {
    expect(columns.filter((column) => column.indexed || column.unique).length).toBeLessThan(MAX_INDEXES);
  });

  test('is addressed by its name', () => {
    expect(LISTS[name].url).toBe(listUrl(name));
  });

  test('indexes only what can be indexed', () => {
    expect(columns.filter((column) => column.type === 'Note' && (column.indexed || column.unique))).toEqual([]);
  });

  test('has internal names SharePoint keeps as they are, each once', () => {
    for (const column of columns) expect(column.name).toMatch(/^[A-Za-z][A-Za-z0-9]{0,31}$/);
    expect(new Set(columns.map((column) => column.name.toLowerCase())).size).toBe(columns.length);
    expect(columns.map((column) => column.name).filter((each) => BUILT_IN.includes(each))).toEqual([]);
  });

  test.each(LIST_LANGUAGES)('has titles of its own in %s', (language) => {
    const titles = columns.map((column) => titleIn(column.title, language).toLowerCase());
    expect(new Set(titles).size).toBe(titles.length);
    expect(titleIn(LISTS[name].title, language)).toMatch(/^ListDesk /);
  });

  test('says in German what each title is', () =>
    expect([LISTS[name], ...columns].map(({ title }) => title).filter((title) => !(title in GERMAN_TITLES))).toEqual([]));

  test('is fenced by one unique column or holds no data of its own', () => {
    expect(columns.filter((column) => column.unique)).toHaveLength(1);
  });
});

test('choices have a default among them', () => {
  for (const name of LIST_NAMES)
    for (const column of LISTS[name].columns as readonly Column[]) if (column.default !== undefined) expect(column.choices).toContain(column.default);
});

test.each([
  ['nothing', null],
  ['a text', 'x'],
  ['wrong kinds', { name: 7, mailboxes: 'x', reopenWithinDays: -1, acknowledge: 'yes', language: 'German!', schemaVersion: 1.5 }],
])('settings from %s are the defaults', (_name, value) => {
  expect(parseDeskSettings(value)).toEqual(DEFAULT_DESK_SETTINGS);
});

test('settings keep what is right and drop what is not', () => {
  expect(
    parseDeskSettings({
      name: ' IT ',
      mailboxes: [{ address: ' Support@X.example ' }, { address: 'nonsense' }, 3],
      reopenWithinDays: 0,
      reopenDaysOf: { IT: 0, HR: 30, '': 3, Broken: -1, Words: 'x' },
      reopens: [{ minutes: 60, max: 2 }],
      acknowledge: false,
      ccTakesPart: false,
      answerTakes: true,
      blockedEndings: ['.EXE', '*.js', 'exe', 'a b', 3],
      language: 'de-AT',
      schemaVersion: 1,
    }),
  ).toEqual({
    name: 'IT',
    mailboxes: [{ address: 'support@x.example', name: '' }],
    reopenWithinDays: 0,
    reopenDaysOf: { IT: 0, HR: 30 },
    reopens: [{ minutes: 60, max: 2 }],
    acknowledge: false,
    ccTakesPart: false,
    answerTakes: true,
    blockedEndings: ['exe', 'js'],
    language: 'de-at',
    limits: DEFAULT_MAIL_LIMITS,
    schemaVersion: 1,
    circles: [],
  });
});

it.each([
  ['one limit of its own', { toAddress: [{ minutes: 5, max: 1 }] }, { ...DEFAULT_MAIL_LIMITS, toAddress: [{ minutes: 5, max: 1 }] }],
  ['none at all', { toAddress: [] }, DEFAULT_MAIL_LIMITS],
  ['a window of no length', { fromSender: [{ minutes: 0, max: 1 }] }, DEFAULT_MAIL_LIMITS],
  ['words', { fromEverybody: 'many', toAddressOnTicket: ['x'] }, DEFAULT_MAIL_LIMITS],
])('reads mail limits with %s', (_name, limits, expected) => {
  expect(parseDeskSettings({ limits }).limits).toEqual(expected);
});

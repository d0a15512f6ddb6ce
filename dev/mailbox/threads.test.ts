import { threadsOf, type Threaded } from './threads.ts';

const mail = (id: string, sentAt: number, references: string[] = [], inReplyTo: string | null = null): Threaded => ({
  internetMessageId: id,
  sentAt,
  references,
  inReplyTo,
});
const ids = (mails: Threaded[]): string[][] => threadsOf(mails).map((thread) => thread.messages.map((each) => each.internetMessageId));

it.each<[string, Threaded[], string[][]]>([
  ['an answer joins its question', [mail('<a>', 1), mail('<b>', 2, ['<a>'], '<a>')], [['<a>', '<b>']]],
  ['In-Reply-To alone is enough', [mail('<a>', 1), mail('<b>', 2, [], '<a>')], [['<a>', '<b>']]],
  ['two answers to a mail that is not here belong together', [mail('<b>', 1, ['<gone>']), mail('<c>', 2, ['<gone>'])], [['<b>', '<c>']]],
  ['an answer that came before its question', [mail('<b>', 2, ['<a>']), mail('<a>', 1)], [['<a>', '<b>']]],
  ['a mail that names itself', [mail('<a>', 1, ['<a>'])], [['<a>']]],
  ['a circle', [mail('<a>', 1, ['<b>']), mail('<b>', 2, ['<a>'])], [['<a>', '<b>']]],
  ['the newest conversation stands first', [mail('<a>', 1), mail('<b>', 5), mail('<c>', 9, ['<a>'])], [['<a>', '<c>'], ['<b>']]],
])('%s', (_what, mails, expected) => {
  expect(ids(mails)).toEqual(expected);
});

import { NOTICE_LANGUAGES, noticeWords } from './noticeWords.ts';
import { isReplyLine } from './marker.ts';
import { DEFAULT_TEMPLATES } from './templates.ts';
import { visibleText } from './visibleText.ts';
import { weeklyWords } from './weeklyWords.ts';
import { MAIL_LANGUAGES, mailWords, replyLine } from './words.ts';

test('mail to requesters speaks every language that mail to colleagues speaks', () => expect([...MAIL_LANGUAGES].sort()).toEqual([...NOTICE_LANGUAGES].sort()));

describe.each(MAIL_LANGUAGES)('in %s', (language) => {
  test('there is an acknowledgement', () =>
    expect(DEFAULT_TEMPLATES.filter((each) => each.name === 'acknowledgement' && each.language === language)).toHaveLength(1));
  test('our own line is known again, and what is quoted below it folds', () => {
    expect(isReplyLine(`> ${replyLine(language)}`)).toBe(true);
    expect(visibleText(`Danke / thanks\n\n${replyLine(language)}\n\nThe answer of the desk.`)).toBe('Danke / thanks');
  });
  test('what we put above a quote is an introduction to every reader of ours', () => {
    const { wrote, from, date, subject } = mailWords(language);
    expect(visibleText(`It works.\n\nNordwind Support <support@nordwind.example>, 2026-11-21 08:00 UTC, ${wrote}:\n> Turn it off.`)).toBe('It works.');
    expect(visibleText(`It works.\n\n${from}: Support <support@nordwind.example>\n${date}: 2026-11-21\n${subject}: Printer\n\nTurn it off.`)).toBe('It works.');
  });
  test('colleagues are told in it', () => expect(Object.values(noticeWords(language)).every((words) => words.trim() !== '')).toBe(true));
  test('the report of the week is written in it', () => {
    const { words, language: written } = weeklyWords(`${language}-XX`);
    expect(written).toBe(`${language}-XX`);
    expect(weeklyWords(`${language}-at-at`).language).toBe(language);
    expect(['subject', 'share'].map((name) => words[name as keyof typeof words].match(/\{\w+\}/g)?.sort())).toEqual([
      ['{desk}', '{from}', '{to}'],
      ['{all}', '{kept}'],
    ]);
  });
});

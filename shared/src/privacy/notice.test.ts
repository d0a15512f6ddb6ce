import { acceptanceSubject, MAX_NOTICE_TEXT_CHARS, parseNotice, publishNotice, untold } from './notice.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const none = parseNotice(undefined);

test('the first notice holds at once, a change after 30 days', () => {
  const first = publishNotice(none, ' We keep little. ', NOW)!;
  expect(first.versions).toEqual([{ version: 1, text: 'We keep little.', publishedAt: NOW, effectiveAt: NOW }]);
  expect(publishNotice(first, 'We keep less.', NOW)!.versions[1]).toEqual({
    version: 2,
    text: 'We keep less.',
    publishedAt: NOW,
    effectiveAt: '2026-12-21T08:00:00.000Z',
  });
});

test.each([
  ['nothing', ' '],
  ['the same again', 'We keep little.'],
  ['too much', 'x'.repeat(MAX_NOTICE_TEXT_CHARS + 1)],
])('%s is not published', (_what, text) => {
  expect(publishNotice(publishNotice(none, 'We keep little.', NOW)!, text, NOW)).toBeNull();
});

test('people are told of the newest version they have not accepted', () => {
  const two = publishNotice(publishNotice(none, 'a', NOW)!, 'b', NOW)!;
  expect([untold(none, 0), untold(two, 0)?.version, untold(two, 1)?.version, untold(two, 2)]).toEqual([null, 2, 2, null]);
  expect(acceptanceSubject(2, 7)).toBe('2/7');
});

test('five versions are kept, and what is broken in the list is left out', () => {
  let notice = none;
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) notice = publishNotice(notice, text, NOW)!;
  expect(notice.versions.map(({ version }) => version)).toEqual([2, 3, 4, 5, 6]);
  expect(parseNotice({ versions: [...notice.versions, { version: 'x' }, null, { version: 9, text: 'y', publishedAt: 'never', effectiveAt: NOW }] })).toEqual(
    notice,
  );
  expect(parseNotice('nonsense')).toEqual(none);
});

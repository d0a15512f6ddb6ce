import { copyText } from './copyText';

const give = (clipboard: unknown, command?: () => boolean): void => {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  Object.defineProperty(document, 'execCommand', { value: command, configurable: true });
};
const forbidden = { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) };

test('what the browser forbids in one way is copied in the other, the whole text, and the focus stays', async () => {
  const copied: string[] = [];
  give(forbidden, () => {
    copied.push((document.activeElement as HTMLTextAreaElement).value);
    return true;
  });
  document.body.innerHTML = '<button></button>';
  document.querySelector('button')?.focus();
  expect([await copyText('#ticket=5'), copied]).toEqual([true, ['#ticket=5']]);
  expect(document.activeElement).toBe(document.querySelector('button'));
  expect(document.querySelector('textarea')).toBeNull();
});

test.each([
  ['both are forbidden', forbidden, () => false],
  ['there is neither', undefined, undefined],
])('says so where %s', async (_, clipboard, command) => {
  give(clipboard, command);
  expect(await copyText('text')).toBe(false);
});

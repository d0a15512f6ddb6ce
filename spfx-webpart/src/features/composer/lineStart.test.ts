import { atLineStart } from './lineStart';

/** The caret stands at the bar. */
function caretIn(html: string): HTMLElement {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.body.appendChild(box);
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.nodeValue?.indexOf('|') ?? -1;
    if (at < 0) continue;
    node.nodeValue = (node.nodeValue ?? '').replace('|', '');
    window.getSelection()?.collapse(node, at);
  }
  return box;
}

test.each([
  ['|', true],
  ['Hallo|', false],
  ['  |', true],
  ['Hallo<br>|', true],
  ['Hallo<br>und|', false],
  ['<p>Hallo</p><p>|</p>', true],
  ['<p>Hallo</p><p>a <b>b|</b></p>', false],
  ['<div>Hallo</div>|nach', true],
  ['<div>Hallo</div>x|', false],
  ['<ul><li>eins</li><li>|</li></ul>', true],
  ['und/oder|', false],
])('%s: %s', (html, start) => expect(atLineStart(caretIn(html))).toBe(start));

test('an empty box without a caret is at the start', () => {
  window.getSelection()?.removeAllRanges();
  expect(atLineStart(document.createElement('div'))).toBe(true);
});

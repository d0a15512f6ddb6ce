const BLOCKS = /^(P|DIV|LI|UL|OL|BLOCKQUOTE|PRE)$/;

/** Whether nothing but space stands between the start of the line and the caret. Without a caret, an empty box counts. */
export function atLineStart(box: HTMLElement): boolean {
  const selection = window.getSelection();
  if (!selection?.rangeCount || !selection.anchorNode || !box.contains(selection.anchorNode)) return box.textContent === '';
  if (!selection.isCollapsed) return false;
  const before = selection.getRangeAt(0).cloneRange();
  before.setStart(box, 0);
  let line = '';
  let ended = false;
  const walk = (node: Node): void => {
    if (ended || node.nodeName === 'BR' || BLOCKS.test(node.nodeName)) {
      line = '';
      ended = false;
    }
    if (node.nodeType === 3) line += node.nodeValue ?? '';
    node.childNodes.forEach(walk);
    if (BLOCKS.test(node.nodeName)) ended = true;
  };
  before.cloneContents().childNodes.forEach(walk);
  return line.trim() === '';
}

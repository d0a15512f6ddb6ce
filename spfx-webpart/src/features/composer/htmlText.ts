const BLOCKS = /^(P|DIV|LI|UL|OL|BLOCKQUOTE|TR|TABLE|H[1-6]|PRE)$/;

/** The plain text of edited HTML: a line for each block and break, list items with a dash. Works without layout. */
export function textOfHtml(root: Node): string {
  let text = '';
  const newLine = (): void => {
    if (text !== '' && text[text.length - 1] !== '\n') text += '\n';
  };
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      text += (node.nodeValue ?? '').replace(/\u00a0/g, ' ');
      return;
    }
    const name = node.nodeName;
    if (name === 'BR') {
      text += '\n';
      return;
    }
    const block = BLOCKS.test(name);
    if (block) newLine();
    if (name === 'LI') text += '- ';
    node.childNodes.forEach(walk);
    if (block) newLine();
  };
  root.childNodes.forEach(walk);
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

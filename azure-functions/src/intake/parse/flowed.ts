/**
 * The paragraphs of a text in `format=flowed` (RFC 3676): a line that ends in a blank goes on in the next one, but never across
 * another depth of quoting (4.5) nor at the signature mark (4.3). The parser joins across both, so that the last line of a quote
 * swallows the answer below it. `delSp`: the blank at the break is none of the writer's.
 */
export function joinFlowed(text: string, delSp: boolean): string {
  const out: string[] = [];
  let pieces: string[] = [];
  let depth = 0;
  const end = (): void => {
    if (pieces.length > 0) out.push(quoted(pieces.join(''), depth));
    pieces = [];
  };
  for (const raw of text.split(/\r?\n/)) {
    const line = taken(raw);
    if (line.depth !== depth || line.text === SIGNATURE_MARK) end();
    depth = line.depth;
    const goesOn = line.text.endsWith(' ') && line.text !== SIGNATURE_MARK;
    pieces.push(goesOn && delSp ? line.text.slice(0, -1) : line.text);
    if (!goesOn) end();
  }
  end();
  return out.join('\n');
}

const SIGNATURE_MARK = '-- ';

/** How deep a line is quoted, and its text without the stuffed blank (RFC 3676 sections 4.4 and 4.5). */
function taken(raw: string): { depth: number; text: string } {
  let depth = 0;
  while (raw.charCodeAt(depth) === 0x3e) depth++;
  return { depth, text: raw.charCodeAt(depth) === 0x20 ? raw.slice(depth + 1) : raw.slice(depth) };
}

const quoted = (text: string, depth: number): string => (depth === 0 ? text : `${'>'.repeat(depth)} ${text}`.trimEnd());

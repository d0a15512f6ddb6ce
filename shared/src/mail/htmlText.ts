/** Cleaned HTML (output of the service's allow-list) as lines of text. Linear; expects escaped attribute values. */

/** What the cleaner found out about an element and wrote into `data-quote`: the class names themselves are not kept. */
export const QUOTE_MARKS = ['quote', 'intro', 'below', 'signature'] as const;
export type QuoteMark = (typeof QUOTE_MARKS)[number];

export type HtmlLine = { text: string; mark: QuoteMark | null };

const BLOCKS = new Set([
  'p',
  'div',
  'br',
  'tr',
  'li',
  'ul',
  'ol',
  'table',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'hr',
  'dl',
  'dt',
  'dd',
  'center',
  'address',
  'section',
  'article',
  'header',
  'footer',
  'caption',
  'thead',
  'tbody',
  'tfoot',
]);
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'pre']);
const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr']);

/** Lines in reading order; lines inside `blockquote` begin with `> ` a level, as in a plain text mail. */
export function htmlLines(html: string): HtmlLine[] {
  const lines: HtmlLine[] = [];
  const open: { tag: string; mark: QuoteMark | null; quotes: boolean; href: string | null; from: number }[] = [];
  let text = '';
  let pre = 0;
  let quotes = 0;
  let below = false;
  let blankBefore = false;
  let lists: (number | null)[] = [];

  const mark = (): QuoteMark | null => {
    if (below) return 'below';
    for (let i = open.length - 1; i >= 0; i--) if (open[i]?.mark) return (open[i] as { mark: QuoteMark }).mark;
    return null;
  };
  const push = (): void => {
    const prefix = quotes > 0 ? `${'>'.repeat(Math.min(quotes, 20))} ` : '';
    lines.push({ text: prefix + text.replace(/[ \t\u00a0]+$/, ''), mark: mark() });
    text = '';
  };
  /** The blank line between two paragraphs, once, marked like what stands above it. */
  const gap = (): void => {
    const last = lines.at(-1);
    if (blankBefore && last && last.text.replace(/[> ]/g, '') !== '') lines.push({ text: quotes > 0 && last.text.startsWith('>') ? '>' : '', mark: last.mark });
    blankBefore = false;
  };
  const endLine = (spaced: boolean): void => {
    if (text.trim() !== '') push();
    else text = '';
    if (spaced) blankBefore = true;
  };
  const write = (raw: string): void => {
    const decoded = decodeEntities(raw);
    if (pre > 0) {
      const parts = decoded.split('\n');
      parts.forEach((part, index) => {
        text += part;
        if (index < parts.length - 1) push();
      });
      return;
    }
    const flat = decoded.replace(/[ \t\r\n]+/g, ' ');
    if (flat === ' ' && text === '') return;
    if (text.trim() === '' && flat.trim() !== '') gap();
    text += text === '' || text.endsWith(' ') ? flat.replace(/^ /, '') : flat;
  };

  let at = 0;
  while (at < html.length) {
    const tagStart = html.indexOf('<', at);
    if (tagStart < 0) {
      write(html.slice(at));
      break;
    }
    if (tagStart > at) write(html.slice(at, tagStart));
    const tagEnd = html.indexOf('>', tagStart);
    if (tagEnd < 0) break;
    at = tagEnd + 1;
    const closing = html[tagStart + 1] === '/';
    const inside = html.slice(tagStart + (closing ? 2 : 1), tagEnd);
    const name = /^[a-z0-9]+/i.exec(inside)?.[0]?.toLowerCase();
    if (!name) continue;
    if (closing) {
      if (BLOCKS.has(name)) endLine(SPACED.has(name));
      if (name === 'pre') pre = Math.max(0, pre - 1);
      if (name === 'ul' || name === 'ol') lists = lists.slice(0, -1);
      const top = open.at(-1);
      if (top?.tag === name) {
        open.pop();
        if (top.quotes) quotes--;
        if (top.href && !sameLink(top.href, text.slice(top.from))) text += `<${top.href}>`;
      }
      continue;
    }
    if (name === 'br') {
      if (text.trim() === '') {
        text = '';
        push();
      } else push();
      continue;
    }
    if (BLOCKS.has(name)) endLine(SPACED.has(name));
    if (name === 'hr') {
      text = '________________________________';
      push();
      continue;
    }
    if (name === 'img') {
      const alt = attribute(inside, 'alt');
      if (alt) write(`[${alt}]`);
      continue;
    }
    if (name === 'td' || name === 'th') {
      if (text !== '' && !text.endsWith(' ')) text += ' ';
    }
    if (VOID.has(name)) continue;
    if (name === 'pre') pre++;
    if (name === 'ul') lists = [...lists.slice(0, 50), null];
    if (name === 'ol') lists = [...lists.slice(0, 50), 1];
    const found = attribute(inside, 'data-quote') as QuoteMark | null;
    const quotesHere = name === 'blockquote' && (found === 'quote' || found === null);
    if (found === 'below') below = true;
    if (quotesHere) quotes++;
    open.push({
      tag: name,
      mark: found && found !== 'below' ? found : null,
      quotes: quotesHere,
      href: name === 'a' ? attribute(inside, 'href') : null,
      from: text.length,
    });
    if (name === 'li') {
      gap();
      const count = lists.at(-1);
      text = typeof count === 'number' ? `${count}. ` : '- ';
      if (typeof count === 'number') lists[lists.length - 1] = count + 1;
    }
  }
  if (text.trim() !== '') push();
  while (lines.length > 0 && (lines.at(-1) as HtmlLine).text.trim() === '') lines.pop();
  return lines;
}

export const htmlText = (html: string): string =>
  htmlLines(html)
    .map((line) => line.text)
    .join('\n');

const sameLink = (href: string, text: string): boolean => {
  const bare = (value: string): string =>
    value
      .replace(/^(?:mailto|tel|https?):(?:\/\/)?/i, '')
      .replace(/\/$/, '')
      .trim()
      .toLowerCase();
  return text.trim() === '' || bare(href) === bare(text) || !/^(?:https?|mailto):/i.test(href) || href.length > 500;
};

function attribute(tag: string, name: string): string | null {
  const at = tag.indexOf(`${name}="`);
  if (at < 0) return null;
  const from = at + name.length + 2;
  const to = tag.indexOf('"', from);
  return to < 0 ? null : decodeEntities(tag.slice(from, to));
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The cleaner writes every character as itself but these. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,5}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';
  });
}

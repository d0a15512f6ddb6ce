import { decodeEntities } from '@listdesk/shared/mail';
import sanitize from 'sanitize-html';
import { escapeHtml } from './names.ts';
import {
  MAX_DATA_IMAGE_CHARS,
  MAX_FLATTENED_CHARS,
  MAX_FLATTENED_SOURCE_CHARS,
  MAX_HTML_DEPTH,
  MAX_HTML_ENTITIES,
  MAX_HTML_TAGS,
  MAX_TAG_ATTRIBUTES,
} from './limits.ts';
import { quoteMark } from './quoteMarks.ts';
import { safeStyle } from './safeStyle.ts';

/**
 * HTML of a stranger to HTML that may be stored: allow-list of tags, attributes and styles; no script, form, frame, SVG, class or
 * id; links open apart; remote images wait in `data-remote-src` until the reader asks; `cid:` stays. The browser cleans again
 * inside a sandboxed frame. Too deep or too many tags: the text alone (`flattened`).
 */
export function cleanHtml(html: string): { html: string; remoteImages: number; flattened: string | null } {
  if (isTooComplex(html)) {
    const text = textOnly(html);
    return { html: `<p>${escapeHtml(text)}</p>`, remoteImages: 0, flattened: text };
  }
  let remoteImages = 0;
  // Programs write the same few styles on every line.
  const styles = new Map<string, string>();
  const cleaned = sanitize(html, {
    ...RULES,
    transformTags: {
      '*': (tagName, attribs) => {
        const kept: Record<string, string> = {};
        const mark = quoteMark(tagName, attribs);
        if (mark) kept['data-quote'] = mark;
        const style = attribs['style'];
        if (style) {
          let safe = styles.get(style);
          if (safe === undefined) styles.set(style, (safe = safeStyle(style)));
          if (safe) kept['style'] = safe;
        }
        for (const name of PLAIN_ATTRIBUTES) {
          const value = attribs[name];
          if (value !== undefined && value.length <= MAX_ATTRIBUTE_CHARS) kept[name] = value;
        }
        if (tagName === 'a') addLink(kept, attribs['href']);
        if (tagName === 'img' && addImage(kept, attribs['src'])) remoteImages++;
        return { tagName, attribs: kept };
      },
    },
  });
  return { html: cleaned.trim(), remoteImages, flattened: null };
}

const MAX_ATTRIBUTE_CHARS = 1_000;
const MAX_URL_CHARS = 4_000;
const PLAIN_ATTRIBUTES = [
  'alt',
  'title',
  'width',
  'height',
  'align',
  'valign',
  'colspan',
  'rowspan',
  'dir',
  'lang',
  'start',
  'cellpadding',
  'cellspacing',
  'border',
  'bgcolor',
  'color',
];

const RULES: sanitize.IOptions = {
  allowedTags: [
    'a',
    'abbr',
    'address',
    'b',
    'blockquote',
    'br',
    'caption',
    'center',
    'code',
    'col',
    'colgroup',
    'dd',
    'del',
    'div',
    'dl',
    'dt',
    'em',
    'font',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'ol',
    'p',
    'pre',
    'q',
    's',
    'samp',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'tr',
    'tt',
    'u',
    'ul',
    'var',
  ],
  // Their text is no text of the mail.
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'noembed',
    'noframes',
    'template',
    'svg',
    'math',
    'xmp',
    'plaintext',
    'title',
    'head',
    'iframe',
    'object',
    'select',
    'button',
    'audio',
    'video',
    'canvas',
    'portal',
    'fencedframe',
    'slot',
    'listing',
  ],
  allowedAttributes: { '*': [...PLAIN_ATTRIBUTES, 'style', 'data-quote'], a: ['href', 'rel', 'target'], img: ['src', 'data-remote-src'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // Styles are judged by `safeStyle`, linear and stricter.
  parseStyleAttributes: false,
  enforceHtmlBoundary: false,
  nestingLimit: MAX_HTML_DEPTH,
};

function addLink(kept: Record<string, string>, href: string | undefined): void {
  const target = safeUrl(href);
  if (!target || !/^(?:https?|mailto|tel):/i.test(target)) return;
  kept['href'] = target;
  kept['rel'] = 'noopener noreferrer nofollow';
  kept['target'] = '_blank';
}

/** True when the image would be loaded from elsewhere. */
function addImage(kept: Record<string, string>, src: string | undefined): boolean {
  const source = safeUrl(src);
  if (!source) return false;
  if (/^cid:/i.test(source)) kept['src'] = source;
  else if (/^https?:/i.test(source)) {
    kept['data-remote-src'] = source;
    return true;
  } else if (isSafeDataImage(src as string)) kept['src'] = (src as string).trim();
  return false;
}

function safeUrl(url: string | undefined): string | null {
  if (!url || url.length > MAX_URL_CHARS) return null;
  // Browsers drop control characters inside a scheme, so they are dropped before it is read.
  // eslint-disable-next-line no-control-regex
  return url.replace(/[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]/g, (char) => (char === ' ' ? '%20' : '')).replace(/^(?:%20)+|(?:%20)+$/g, '') || null;
}

const MAGIC: Record<string, RegExp> = { png: /^iVBORw0KGgo/, jpeg: /^\/9j\//, gif: /^R0lGOD/, webp: /^UklGR/ };
function isSafeDataImage(src: string): boolean {
  if (src.length > MAX_DATA_IMAGE_CHARS) return false;
  const head = /^\s*data:image\/(png|jpe?g|gif|webp);base64,/i.exec(src.slice(0, 60));
  if (!head) return false;
  const kind = (head[1] as string).toLowerCase().replace('jpg', 'jpeg');
  const body = src.slice(head[0].length).trim();
  return (MAGIC[kind] as RegExp).test(body) && /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(body);
}

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
// HTML closes these by itself when the next one opens.
const SELF_CLOSING = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option', 'thead', 'tbody']);

/** Whether a tree may be built at all: nesting, tags, entities and attributes of one tag, in one pass that ends at the first excess. */
function isTooComplex(html: string): boolean {
  let depth = 0;
  let tags = 0;
  let last = '';
  let levels = true;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1);
    const closing = next === 47;
    if (!closing && !((next >= 65 && next <= 90) || (next >= 97 && next <= 122))) {
      if (next === 33 && ++tags > MAX_HTML_TAGS) return true;
      continue;
    }
    if (++tags > MAX_HTML_TAGS) return true;
    const from = at + (closing ? 2 : 1);
    let end = from;
    while (end - from < 20 && isLetterOrDigit(html.charCodeAt(end))) end++;
    if (html.charCodeAt(end) !== 62 && hasTooManyAttributes(html, end)) return true;
    // Of a row of equal tags the first was looked up.
    const length = end - from;
    if (length !== last.length || !html.startsWith(last, from)) {
      last = html.slice(from, end);
      const name = last.toLowerCase();
      levels = !VOID.has(name) && !SELF_CLOSING.has(name);
    }
    if (!levels) continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_HTML_DEPTH) return true;
  }
  let entities = 0;
  for (let at = html.indexOf('&'); at >= 0; at = html.indexOf('&', at + 1)) if (++entities > MAX_HTML_ENTITIES) return true;
  return false;
}

const isLetterOrDigit = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Equals signs before the next `>`; only tags that are long are looked into, each character once. */
function hasTooManyAttributes(html: string, from: number): boolean {
  const close = html.indexOf('>', from);
  const end = close < 0 ? html.length : close;
  if (end - from < MAX_TAG_ATTRIBUTES * 3) return false;
  let count = 0;
  for (let at = html.indexOf('=', from); at >= 0 && at < end; at = html.indexOf('=', at + 1)) if (++count > MAX_TAG_ATTRIBUTES) return true;
  return false;
}

/** Everything between tags, in one pass and without a tree. */
function textOnly(html: string): string {
  const out: string[] = [];
  let at = 0;
  let length = 0;
  const end = Math.min(html.length, MAX_FLATTENED_SOURCE_CHARS);
  while (at < end && length < MAX_FLATTENED_CHARS) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      out.push(html.slice(at, at + MAX_FLATTENED_CHARS));
      break;
    }
    if (open > at) {
      out.push(html.slice(at, open));
      length += open - at;
    }
    const close = html.indexOf('>', open);
    if (close < 0) break;
    if (BREAKS.has(html.charCodeAt(open + 1)) || html.charCodeAt(open + 1) === 47) out.push(' ');
    at = close + 1;
  }
  return decodeEntities(out.join(''))
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
/** b(r), p, d(iv), t(r), l(i): a blank keeps words apart. */
const BREAKS = new Set([...'bpdtlBPDTL'].map((letter) => letter.charCodeAt(0)));

import DOMPurify from 'dompurify';
import { textOfHtml } from './htmlText';

const TAGS = ['p', 'div', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'ul', 'ol', 'li', 'a', 'blockquote', 'pre', 'code', 'span', 'img'];
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;
/** What pasted documents say in other tags. */
const HEADINGS = /^H[1-6]$/;

/** HTML as nodes of a document of its own, in which nothing runs or loads. */
export function holderOf(html: string): HTMLElement {
  const holder = document.implementation.createHTMLDocument('').body;
  holder.innerHTML = html;
  return holder;
}

const sanitized = (html: string, attributes: readonly string[]): string =>
  DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: [...attributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ADD_URI_SAFE_ATTR: ['data-cid'],
    ALLOWED_URI_REGEXP: SAFE_LINK,
  });

/** What is pasted, in the few forms the editor can make: headings become bold, pictures of other pages stay away, styles too. */
export function pastedHtml(html: string): string {
  const holder = holderOf(DOMPurify.sanitize(html, { FORBID_TAGS: ['style', 'script', 'title'] }));
  holder.querySelectorAll('*').forEach((element) => {
    if (!HEADINGS.test(element.tagName)) return;
    const bold = document.createElement('p');
    bold.innerHTML = `<b>${element.innerHTML}</b>`;
    element.replaceWith(bold);
  });
  holder.querySelectorAll('img').forEach((picture) => picture.remove());
  return sanitized(holder.innerHTML, ['href']);
}

/** The editor's text as it is kept: pictures by their id alone. */
export function keptHtml(html: string): string {
  const holder = holderOf(html);
  holder.querySelectorAll('img').forEach((picture) => {
    if (picture.dataset.cid) picture.removeAttribute('src');
    else picture.remove();
  });
  return holder.innerHTML;
}

/** Without pictures: what colleagues see, whose devices do not have them. `word` stands in their place. */
export function sharedHtml(html: string, word: string): string {
  const holder = holderOf(html);
  holder.querySelectorAll('img').forEach((picture) => picture.replaceWith(document.createTextNode(`[${word}]`)));
  return sanitized(holder.innerHTML, ['href']);
}

/** What leaves: only what the editor can make; its pictures point at the files that go along (RFC 2392), others are left out. */
export function outgoing(html: string, contentIds: ReadonlySet<string>): { html: string; text: string; used: Set<string> } {
  const holder = holderOf(sanitized(html, ['href', 'data-cid', 'alt']));
  const used = new Set<string>();
  holder.querySelectorAll<HTMLImageElement>('img').forEach((picture) => {
    const id = picture.dataset.cid ?? '';
    if (!contentIds.has(id)) return picture.remove();
    used.add(id);
    picture.removeAttribute('data-cid');
    picture.setAttribute('src', `cid:${id}`);
    return undefined;
  });
  return { html: holder.innerHTML, text: textOfHtml(holder), used };
}

/** A text from somewhere else (taken back, a colleague's), with the ids of its pictures where the editor looks for them. */
export function editableHtml(html: string): string {
  const holder = holderOf(html);
  holder.querySelectorAll<HTMLImageElement>('img').forEach((picture) => {
    const address = picture.getAttribute('src') ?? '';
    if (/^cid:/i.test(address)) picture.dataset.cid = address.slice('cid:'.length);
    picture.removeAttribute('src');
  });
  return sanitized(holder.innerHTML, ['href', 'data-cid', 'alt']);
}

/** A link as it was typed: an address without a scheme is one of the web. Null for what leads nowhere safe. */
export function linkOf(typed: string): string | null {
  const text = typed.trim();
  if (SAFE_LINK.test(text)) return text;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(text) ? `https://${text}` : null;
}

/** A link with words to stand on. */
export function linkHtml(address: string, words = address.replace(/^(mailto|tel):/i, '')): string {
  const link = document.implementation.createHTMLDocument('').createElement('a');
  link.setAttribute('href', address);
  link.textContent = words;
  return `${link.outerHTML}&nbsp;`;
}

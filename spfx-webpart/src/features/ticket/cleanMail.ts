import DOMPurify from 'dompurify';

export type CleanOptions = {
  /** Content-ID (without brackets) -> data URL of a picture among our own attachments. */
  pictures: ReadonlyMap<string, string>;
  /** Whether the reader asked for pictures from other servers. */
  remote: boolean;
  /** Whether quoted text is shown. */
  quotes: boolean;
};
export type CleanMail = {
  html: string;
  /** Hosts whose pictures were left out. */
  blocked: string[];
  /** The mail brings colours of its own, so it needs the white sheet it was made for. */
  ownColours: boolean;
  /** There is a part recognised as quoted. */
  quoted: boolean;
};

const TAGS = [
  'style',
  'form',
  'input',
  'button',
  'textarea',
  'select',
  'video',
  'audio',
  'source',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'base',
  'meta',
  'link',
  'template',
  'slot',
  'dialog',
];
const ATTRIBUTES = [
  'id',
  'class',
  'name',
  'srcset',
  'background',
  'action',
  'formaction',
  'ping',
  'poster',
  'usemap',
  'autofocus',
  'tabindex',
  'contenteditable',
];
/** DOMPurify tries every attribute's value on this, so what is no address at all (`width="1"`, `type="cite"`) has to pass. */
const NOT_AN_ADDRESS_OR_KNOWN = /^(?:(?:https?|mailto|tel|cid):|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;
const SAFE_PICTURE = /^data:image\/(png|jpe?g|gif|webp|bmp);base64,/i;
/** Marks by which Outlook, Gmail, Apple Mail, Thunderbird and Yahoo set off what they quote. */
const QUOTES = 'blockquote[type="cite"], .gmail_quote, .moz-cite-prefix, .yahoo_quoted, #divRplyFwdMsg, #appendonsend, [data-quote]';

function hostOf(address: string): string | null {
  try {
    return new URL(address).hostname;
  } catch {
    return null;
  }
}

/** RFC 2392: a `cid:` address is percent-encoded; one that is not well-formed names nothing of ours. */
function contentIdOf(address: string): string {
  const id = address.slice('cid:'.length);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** These stand above what is quoted: everything below them in the same part is. */
const ABOVE = '#divRplyFwdMsg, #appendonsend, .moz-cite-prefix, [data-quote="below"]';
/** "On Monday, somebody wrote:"; the quote it announces comes next. */
const INTRO = '[data-quote="intro"]';

function removeAfter(mark: Element): void {
  while (mark.nextSibling) mark.nextSibling.remove();
}

/** Takes out what is quoted. Programs that set no mark still put the quote last, as a `blockquote`. */
function takeQuotes(body: HTMLElement): boolean {
  const found = Array.from(body.querySelectorAll<HTMLElement>(QUOTES));
  for (const mark of found) {
    if (!mark.isConnected) continue;
    if (mark.matches(ABOVE)) removeAfter(mark);
    if (mark.matches(INTRO) && mark.nextElementSibling?.tagName === 'BLOCKQUOTE') mark.nextElementSibling.remove();
    mark.remove();
  }
  return found.length > 0 || takeLastBlockquote(body);
}

function takeLastBlockquote(body: HTMLElement): boolean {
  const last = Array.from(body.querySelectorAll('blockquote')).pop();
  const outermost = last && Array.from(body.querySelectorAll('blockquote')).find((each) => each.contains(last));
  if (!outermost) return false;
  const after = document.createRange();
  after.setStartAfter(outermost);
  after.setEndAfter(body.lastChild as Node);
  if (after.toString().trim() !== '') return false;
  outermost.remove();
  return true;
}

/** Our own mark of the ticket, which comes back in quotes; it says nothing to a reader. */
const MARKER = /\[ld:[\w-]+:[\w-]+\]/g;

function takeMarkers(body: HTMLElement): void {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.nodeValue?.includes('[ld:')) text.nodeValue = text.nodeValue.replace(MARKER, '');
  }
}

/**
 * Cleans a mail once more in the browser, whatever the service did before: no script, no form, no address that loads by itself
 * but our own pictures. The result still goes into a sandboxed frame that forbids scripts and, by its policy, every other load.
 */
export function cleanMail(source: string, { pictures, remote, quotes }: CleanOptions): CleanMail {
  // The marks of quotes are ids and classes, so they are looked for before these are taken away.
  const body = DOMPurify.sanitize(source, {
    FORBID_TAGS: TAGS,
    ALLOW_DATA_ATTR: true,
    RETURN_DOM: true,
    ADD_ATTR: ['target'],
    ALLOWED_URI_REGEXP: NOT_AN_ADDRESS_OR_KNOWN,
  }) as unknown as HTMLElement;
  const holder = document.implementation.createHTMLDocument('').body;
  holder.innerHTML = body.innerHTML;
  const quoted = quotes ? holder.querySelector(QUOTES) !== null : takeQuotes(holder);
  takeMarkers(holder);
  const blocked = new Set<string>();
  let ownColours = false;
  for (const element of Array.from(holder.querySelectorAll<HTMLElement>('*'))) {
    for (const name of ATTRIBUTES) element.removeAttribute(name);
    if (element.hasAttribute('bgcolor') || /background|(^|[;\s])color\s*:/i.test(element.getAttribute('style') ?? '') || element.tagName === 'FONT')
      ownColours = true;
    const style = element.getAttribute('style');
    if (style && /url\s*\(|expression|position\s*:|behavior|@import/i.test(style)) element.removeAttribute('style');
    if (element.tagName === 'A') {
      if (!SAFE_LINK.test(element.getAttribute('href') ?? '')) element.removeAttribute('href');
      element.setAttribute('target', '_blank');
      element.setAttribute('rel', 'noopener noreferrer nofollow');
    }
    if (element.tagName === 'IMG') {
      // The service keeps the address of a picture elsewhere beside the picture, so that nothing loads it by mistake.
      const address = element.getAttribute('src') ?? element.getAttribute('data-remote-src') ?? '';
      element.removeAttribute('data-remote-src');
      const own = /^cid:/i.test(address) ? pictures.get(contentIdOf(address)) : undefined;
      if (own) element.setAttribute('src', own);
      else if (remote && /^https:/i.test(address)) element.setAttribute('src', address);
      else if (!SAFE_PICTURE.test(address)) {
        const host = /^https?:/i.test(address) ? hostOf(address) : null;
        if (host) blocked.add(host);
        element.removeAttribute('src');
        if (!element.getAttribute('alt')) element.remove();
      }
    }
  }
  return { html: holder.innerHTML, blocked: Array.from(blocked), ownColours, quoted };
}

/** What an agent wrote, before it is stored: only what the editor can make. */
export const cleanDraft = (html: string) =>
  DOMPurify.sanitize(html, {
    ALLOWED_TAGS: ['p', 'div', 'br', 'b', 'strong', 'i', 'em', 'u', 'ul', 'ol', 'li', 'a', 'blockquote', 'span'],
    ALLOWED_ATTR: ['href'],
    ALLOWED_URI_REGEXP: SAFE_LINK,
  });

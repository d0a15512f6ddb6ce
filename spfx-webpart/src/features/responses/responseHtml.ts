import type { CannedResponseText } from '@listdesk/shared/sharepoint';
import { fillCanned, tokenPlaces, type CannedPart, type CannedValues } from '@listdesk/shared/tickets';
import { escapedLines } from '../../app/texts/escaped';
import { editableHtml, holderOf } from '../composer/draftHtml';

type Body = Pick<CannedResponseText, 'body' | 'html'>;

/** The text of a response as the editor takes it, with nothing but what the editor can make; one without formatting by its lines. */
export const editableResponse = ({ body, html }: Body): string => (html === '' ? escapedLines(body) : editableHtml(html));

const linked = (holder: HTMLElement): HTMLAnchorElement[] => Array.from(holder.querySelectorAll<HTMLAnchorElement>('a[href]'));
/** Browsers write the braces of an address in their own way. */
const addressOf = (link: HTMLAnchorElement): string => (link.getAttribute('href') ?? '').replace(/%7B/gi, '{').replace(/%7D/gi, '}');

/** The addresses its links lead to. */
export const linksIn = (html: string): string[] => linked(holderOf(html)).map(addressOf);

function textNodes(holder: HTMLElement): Text[] {
  const walker = holder.ownerDocument.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

/** A token whose letters stand in several pieces of formatting is put together in the first of them: to whoever reads it, it is one. */
function joinTokens(holder: HTMLElement): void {
  holder.normalize();
  const nodes = textNodes(holder);
  const whole = nodes.map(({ data }) => data).join('');
  const starts: number[] = [];
  nodes.reduce((at, { data }, index) => {
    starts[index] = at;
    return at + data.length;
  }, 0);
  // From the last to the first, so that the places before stay as they were counted.
  for (const { start, end } of tokenPlaces(whole).reverse()) {
    const first = starts.findIndex((at, index) => start >= at && start < at + (nodes[index]?.data.length ?? 0));
    let last = first;
    while (last + 1 < nodes.length && (starts[last + 1] ?? end) < end) last += 1;
    if (first < 0 || last === first) continue;
    nodes[first]!.data = nodes[first]!.data.slice(0, start - starts[first]!) + whole.slice(start, end);
    for (let between = first + 1; between < last; between += 1) nodes[between]!.data = '';
    nodes[last]!.data = nodes[last]!.data.slice(end - starts[last]!);
  }
}

const LOOKS = { filled: ['span', 'fill'], unknown: ['mark', 'token'] } as const;

function nodeOf(document: Document, { part, text }: CannedPart, shown: boolean): Node {
  if (part === 'text' || (part === 'filled' && !shown)) return document.createTextNode(text);
  const [tag, look] = LOOKS[part];
  const element = document.createElement(tag);
  element.className = look;
  element.textContent = text;
  return element;
}

/** `unknown`: how many tokens nothing stands for. */
export type Filled = { nodes: HTMLElement; unknown: number };

/**
 * A response filled for a ticket. What a token stands for is text, never markup, in a link's address too; an unknown one is marked, so that it stands out and is not sent.
 * `shown`: what was filled is set off, for a preview.
 */
export function filledNodes(response: Body, values: CannedValues, shown = false): Filled {
  const nodes = holderOf(editableResponse(response));
  joinTokens(nodes);
  let unknown = 0;
  for (const node of textNodes(nodes)) {
    const parts = fillCanned(node.data, values);
    unknown += parts.filter(({ part }) => part === 'unknown').length;
    if (parts.some(({ part }) => part !== 'text')) node.replaceWith(...parts.map((part) => nodeOf(nodes.ownerDocument, part, shown)));
  }
  for (const link of linked(nodes)) {
    const parts = fillCanned(addressOf(link), values);
    if (parts.some(({ part }) => part === 'filled'))
      link.setAttribute('href', parts.map(({ part, text }) => (part === 'filled' ? encodeURIComponent(text) : text)).join(''));
  }
  return { nodes, unknown };
}

/** The same as it is put into a text. */
export const filledHtml = (response: Body, values: CannedValues): string => filledNodes(response, values).nodes.innerHTML;

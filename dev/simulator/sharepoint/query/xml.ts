import { XMLParser } from 'fast-xml-parser';
import { invalidArgument } from '../http/errors.ts';

/** An element in document order, with its attributes and the text directly inside. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

export const MAX_XML = 100_000;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** The root element of an XML text. */
export function parseXml(text: string): Element {
  if (text.length > MAX_XML) throw invalidArgument('The XML is too long.');
  let nodes: unknown;
  try {
    nodes = parser.parse(text, true);
  } catch {
    throw invalidArgument('Value does not fall within the expected range: the XML is not well formed.');
  }
  const root = (nodes as Record<string, unknown>[]).map(toElement).find((each) => each !== null && !each.name.startsWith('?'));
  if (!root) throw invalidArgument('The XML holds no element.');
  return root;
}

function toElement(node: Record<string, unknown>): Element | null {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (!name || name === '#text') return null;
  const inside = node[name] as Record<string, unknown>[];
  return {
    name,
    attributes: (node[':@'] as Record<string, string> | undefined) ?? {},
    children: inside.flatMap((each) => toElement(each) ?? []),
    text: inside.map((each) => String(each['#text'] ?? '')).join(''),
  };
}

export const childOf = (element: Element, name: string): Element | undefined => element.children.find((each) => each.name === name);
export const isTrue = (text: string | undefined): boolean => text?.toUpperCase() === 'TRUE' || text === '1';

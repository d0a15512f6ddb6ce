import { invalidExpression } from '../http/errors.ts';
import { parseLiteral, type Literal } from '../http/literal.ts';
import type { Comparison, DatePart, Predicate } from './predicate.ts';
import type { IndexKey } from '../state/orderedIndex.ts';

/** What a name in a filter stands for; refuses names that may not stand there. */
export type Column = { field: string; through: string | null; type: 'text' | 'number' | 'date' | 'boolean' };
export type ColumnOf = (path: string) => Column;

export const MAX_FILTER_DEPTH = 100;

type Token = { text: string; kind: 'word' | 'literal' | 'open' | 'close' | 'comma' };
type ParserState = { text: string; tokens: Token[]; at: number; columnOf: ColumnOf; depth: number };

const DATE_PARTS = new Set(['day', 'month', 'year', 'hour', 'minute', 'second']);
const COMPARISONS = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);

/**
 * The subset of OData filters SharePoint lists know: comparisons, `and`, `or`, brackets, `startswith`, `substringof`, parts of
 * dates, `null`. Everything else (`endswith`, `contains`, `tolower`, `not`, arithmetic) is refused.
 */
export function parseFilter(text: string, columnOf: ColumnOf): Predicate {
  const state: ParserState = { text, tokens: tokenize(text), at: 0, columnOf, depth: 0 };
  const predicate = parseOr(state);
  if (state.at < state.tokens.length) throw invalidExpression(text);
  return predicate;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:([(),])|((?:guid|datetimeoffset|datetime)?'(?:[^']|'')*')|([^\s(),']+))/giy;
  while (pattern.lastIndex < text.length) {
    if (text.slice(pattern.lastIndex).trim() === '') break;
    const found = pattern.exec(text);
    if (!found) throw invalidExpression(text);
    if (found[1]) tokens.push({ text: found[1], kind: found[1] === '(' ? 'open' : found[1] === ')' ? 'close' : 'comma' });
    else if (found[2]) tokens.push({ text: found[2], kind: 'literal' });
    else tokens.push({ text: found[3]!, kind: parseLiteral(found[3]!) ? 'literal' : 'word' });
  }
  return tokens;
}

function parseOr(state: ParserState): Predicate {
  return chain(state, 'or', () => chain(state, 'and', () => parsePrimary(state)));
}

function chain(state: ParserState, op: 'and' | 'or', next: () => Predicate): Predicate {
  const parts = [next()];
  while (peek(state)?.kind === 'word' && peek(state)!.text.toLowerCase() === op) {
    state.at += 1;
    parts.push(next());
  }
  return parts.length === 1 ? parts[0]! : { op, parts };
}

const peek = (state: ParserState): Token | undefined => state.tokens[state.at];

function take(state: ParserState, kind: Token['kind']): Token {
  const token = state.tokens[state.at];
  if (!token || token.kind !== kind) throw invalidExpression(state.text);
  state.at += 1;
  return token;
}

function parsePrimary(state: ParserState): Predicate {
  if (peek(state)?.kind === 'open') {
    state.depth += 1;
    if (state.depth > MAX_FILTER_DEPTH) throw invalidExpression(state.text);
    state.at += 1;
    const inner = parseOr(state);
    take(state, 'close');
    state.depth -= 1;
    return inner;
  }
  const word = take(state, 'word').text;
  const name = word.toLowerCase();
  if (peek(state)?.kind !== 'open') return comparison(state, state.columnOf(word));
  state.at += 1;
  if (name === 'startswith') {
    const column = state.columnOf(take(state, 'word').text);
    take(state, 'comma');
    const text = textLiteral(state);
    take(state, 'close');
    return skipEqTrue(state, { op: 'startsWith', field: column.field, through: column.through, text });
  }
  if (name === 'substringof') {
    const text = textLiteral(state);
    take(state, 'comma');
    const column = state.columnOf(take(state, 'word').text);
    take(state, 'close');
    return skipEqTrue(state, { op: 'contains', field: column.field, through: column.through, text });
  }
  if (DATE_PARTS.has(name)) {
    const column = state.columnOf(take(state, 'word').text);
    take(state, 'close');
    if (column.type !== 'date') throw invalidExpression(state.text);
    const { comparison: op, literal } = operator(state);
    if (literal.type !== 'number') throw invalidExpression(state.text);
    return { op: 'datePart', field: column.field, part: name as DatePart, comparison: op, number: literal.value };
  }
  throw invalidExpression(state.text);
}

function textLiteral(state: ParserState): string {
  const literal = parseLiteral(take(state, 'literal').text);
  if (literal?.type !== 'string') throw invalidExpression(state.text);
  return literal.value.toLowerCase();
}

/** `startswith(...) eq true` says the same as without the tail. */
function skipEqTrue(state: ParserState, predicate: Predicate): Predicate {
  const [first, second] = state.tokens.slice(state.at, state.at + 2);
  if (first?.text.toLowerCase() === 'eq' && second?.text.toLowerCase() === 'true') state.at += 2;
  return predicate;
}

function operator(state: ParserState): { comparison: Comparison; literal: Literal } {
  const text = take(state, 'word').text.toLowerCase();
  if (!COMPARISONS.has(text)) throw invalidExpression(state.text);
  const literal = parseLiteral(take(state, 'literal').text);
  if (!literal) throw invalidExpression(state.text);
  return { comparison: text as Comparison, literal };
}

function comparison(state: ParserState, column: Column): Predicate {
  const { comparison: op, literal } = operator(state);
  return { op: 'compare', field: column.field, through: column.through, comparison: op, key: keyOfLiteral(literal, column, state.text) };
}

/** The literal in the form the column is kept in; refuses texts for numbers and the like. */
function keyOfLiteral(literal: Literal, column: Column, text: string): IndexKey | null {
  if (literal.type === 'null') return null;
  if (column.type === 'number') {
    if (literal.type === 'number') return literal.value;
    if (literal.type === 'string' && /^-?\d+(\.\d+)?$/.test(literal.value)) return Number(literal.value);
    throw invalidExpression(text);
  }
  if (column.type === 'boolean') {
    if (literal.type === 'boolean') return literal.value ? 1 : 0;
    if (literal.type === 'number' && (literal.value === 0 || literal.value === 1)) return literal.value;
    throw invalidExpression(text);
  }
  if (column.type === 'date') {
    const ms =
      literal.type === 'datetime' || literal.type === 'string' ? Date.parse(/Z|[+-]\d\d:\d\d$/.test(literal.value) ? literal.value : `${literal.value}Z`) : NaN;
    if (Number.isNaN(ms)) throw invalidExpression(text);
    return `${new Date(ms).toISOString().slice(0, 19)}z`.toLowerCase();
  }
  if (literal.type === 'string' || literal.type === 'guid') return literal.value.toLowerCase();
  throw invalidExpression(text);
}

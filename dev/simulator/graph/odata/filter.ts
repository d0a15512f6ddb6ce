import { badRequest } from '../graphError.ts';

/**
 * The part of OData's `$filter` Graph mail is asked with: comparisons, and/or/not, brackets, contains/startswith/endswith, paths and
 * `collection/any(x: ...)`. Anything else is refused as Graph refuses it.
 */
export type Predicate = (row: unknown) => boolean;

export const MAX_FILTER_CHARS = 4096;
type Scope = { variable: string; value: unknown } | null;
type Value = (row: unknown, scope: Scope) => unknown;
type Test = (row: unknown, scope: Scope) => boolean;

const TOKEN = /\s*('(?:[^']|'')*'|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)|-?\d+(?:\.\d+)?\b|[A-Za-z_][\w./]*|[():,])/y;
const DATE = /^\d{4}-\d\d-\d\dT/;
const COMPARE: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};
const TEXT_FUNCTIONS: Record<string, (text: string, part: string) => boolean> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};

export function parseFilter(text: string): Predicate {
  if (text.length > MAX_FILTER_CHARS) throw invalid(text.slice(0, 40));
  const parser = new FilterParser(tokens(text), text);
  const test = parser.parse();
  return (row) => test(row, null);
}

const invalid = (text: string): Error => badRequest(`Invalid filter clause: '${text}'.`, 'BadRequest');

function tokens(text: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match) throw invalid(text);
    found.push(match[1]!);
  }
  return found;
}

class FilterParser {
  #tokens: string[];
  #text: string;
  #at = 0;

  constructor(list: string[], text: string) {
    this.#tokens = list;
    this.#text = text;
  }

  parse(): Test {
    const test = this.#or();
    if (this.#at !== this.#tokens.length) throw invalid(this.#text);
    return test;
  }

  #or(): Test {
    const tests = [this.#and()];
    while (this.#accept('or')) tests.push(this.#and());
    return (row, scope) => tests.some((test) => test(row, scope));
  }

  #and(): Test {
    const tests = [this.#not()];
    while (this.#accept('and')) tests.push(this.#not());
    return (row, scope) => tests.every((test) => test(row, scope));
  }

  #not(): Test {
    if (!this.#accept('not')) return this.#primary();
    const test = this.#primary();
    return (row, scope) => !test(row, scope);
  }

  #primary(): Test {
    if (this.#accept('(')) {
      const test = this.#or();
      this.#expect(')');
      return test;
    }
    const token = this.#next();
    const textFunction = TEXT_FUNCTIONS[token];
    if (textFunction && this.#accept('(')) {
      const subject = this.#value(this.#next());
      this.#expect(',');
      const part = this.#value(this.#next());
      this.#expect(')');
      return (row, scope) => textFunction(lower(subject(row, scope)), lower(part(row, scope)));
    }
    if (/\/any$/i.test(token) && this.#accept('(')) return this.#any(token.slice(0, -4));
    const left = this.#value(token);
    const compare = COMPARE[this.#next()];
    if (!compare) throw invalid(this.#text);
    const right = this.#value(this.#next());
    return (row, scope) => compare(order(left(row, scope), right(row, scope)));
  }

  #any(path: string): Test {
    const collection = this.#value(path);
    const variable = this.#next();
    this.#expect(':');
    const test = this.#or();
    this.#expect(')');
    return (row, scope) => {
      const values = collection(row, scope);
      return Array.isArray(values) && values.some((value: unknown) => test(row, { variable, value }));
    };
  }

  #value(token: string): Value {
    if (token.startsWith("'")) {
      const literal = token.slice(1, -1).replaceAll("''", "'");
      return () => literal;
    }
    if (token === 'true' || token === 'false') return () => token === 'true';
    if (token === 'null') return () => null;
    if (DATE.test(token)) return () => token;
    if (/^-?\d/.test(token)) return () => Number(token);
    if (!/^[A-Za-z_]/.test(token)) throw invalid(this.#text);
    const path = token.split('/');
    return (row, scope) => {
      const inScope = scope?.variable === path[0];
      return (inScope ? path.slice(1) : path).reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
        inScope ? scope?.value : row,
      );
    };
  }

  #accept(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#accept(token)) throw invalid(this.#text);
  }

  #next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw invalid(this.#text);
    this.#at += 1;
    return token;
  }
}

const lower = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

function order(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === null || left === undefined || right === null || right === undefined) return left === right || (left ?? null) === (right ?? null) ? 0 : NaN;
  if (typeof left === 'string' && typeof right === 'string') {
    const [a, b] = DATE.test(left) && DATE.test(right) ? [Date.parse(left), Date.parse(right)] : [left.toLowerCase(), right.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (typeof left !== typeof right) return NaN;
  return Number(left) - Number(right);
}

/**
 * Evaluates template expressions as Azure does, as far as our template goes, so that a test can find what a typing check cannot:
 * names of parameters, variables and resources that do not exist. An unknown function or name is an error.
 */
export type Scope = {
  parameters: Readonly<Record<string, unknown>>;
  variables: Readonly<Record<string, string>>;
  /** What `reference(id)` answers for a resource of this id. */
  reference: (id: string) => Record<string, unknown>;
};

const GROUP = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/desk';
const TOKEN = /\s*(?:'((?:[^']|'')*)'|(\d+)|([A-Za-z_]\w*)|([().,]))/y;

/** Evaluates everything inside `value`, names of properties too. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return value.startsWith('[') && value.endsWith(']') ? run(value.slice(1, -1), scope) : value;
  if (Array.isArray(value)) return value.map((each) => evaluate(each, scope));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [String(evaluate(name, scope)), evaluate(each, scope)]));
  return value;
}

function run(code: string, scope: Scope): unknown {
  const tokens: { text?: string; number?: number; name?: string; sign?: string }[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < code.length) {
    const at = TOKEN.lastIndex;
    const [, text, digits, name, sign] = TOKEN.exec(code) ?? [];
    if (TOKEN.lastIndex === 0) throw new Error(`cannot read "${code.slice(at)}"`);
    tokens.push(text !== undefined ? { text: text.replaceAll("''", "'") } : digits ? { number: Number(digits) } : name ? { name } : { sign: sign! });
  }
  let next = 0;
  const take = (sign: string): boolean => tokens[next]?.sign === sign && next++ >= 0;
  const expect = (sign: string): void => {
    if (!take(sign)) throw new Error(`"${sign}" is missing in ${code}`);
  };
  const value = (): unknown => {
    const { text, number, name } = tokens[next++] ?? {};
    if (text !== undefined || number !== undefined) return text ?? number;
    if (!name) throw new Error(`a value is missing in ${code}`);
    expect('(');
    const args: unknown[] = [];
    if (!take(')')) {
      do args.push(value());
      while (take(','));
      expect(')');
    }
    let result = call(name, args, scope);
    while (take('.')) {
      const property = tokens[next++]?.name ?? '';
      if (typeof result !== 'object' || result === null || !(property in result)) throw new Error(`${name}(...) has no ${property}`);
      result = (result as Record<string, unknown>)[property];
    }
    return result;
  };
  const result = value();
  if (next !== tokens.length) throw new Error(`too much in ${code}`);
  return result;
}

function call(name: string, args: unknown[], scope: Scope): unknown {
  const [first, second, third] = args;
  const known = (what: Readonly<Record<string, unknown>>): unknown => {
    if (!(String(first) in what)) throw new Error(`${name}('${String(first)}') does not exist`);
    return what[String(first)];
  };
  switch (name) {
    case 'parameters':
      return known(scope.parameters);
    case 'variables':
      return evaluate(known(scope.variables), scope);
    case 'concat':
      return args.map(String).join('');
    case 'toLower':
      return String(first).toLowerCase();
    case 'take':
      return String(first).slice(0, Number(second));
    case 'empty':
      return Array.isArray(first) ? first.length === 0 : first === '';
    case 'not':
      return !first;
    case 'equals':
      return first === second;
    case 'greater':
      return Number(first) > Number(second);
    case 'if':
      return first ? second : third;
    case 'createArray':
      return args;
    case 'createObject':
      return Object.fromEntries(args.flatMap((each, index) => (index % 2 ? [] : [[String(each), args[index + 1]]])));
    case 'uniqueString':
      return 'abcdefghijklm';
    case 'guid':
      return `guid:${args.join('|')}`;
    case 'resourceGroup':
      return { id: GROUP };
    case 'subscription':
      return { tenantId: '00000000-0000-4000-8000-000000000002' };
    case 'subscriptionResourceId':
      return `/subscriptions/x/providers/${args.join('/')}`;
    case 'resourceId':
      return resourceId(String(first), args.slice(1).map(String));
    case 'extensionResourceId':
      return `${String(first)}/providers/${String(second)}/${String(third)}`;
    case 'reference':
      return scope.reference(String(first));
    default:
      throw new Error(`${name}() is not a function this knows`);
  }
}

/** The id Azure gives a resource of this group: types and names in turn. */
export function resourceId(type: string, names: readonly string[]): string {
  const [provider, ...types] = type.split('/');
  if (types.length !== names.length) throw new Error(`${type} wants ${types.length} names, not ${names.length}`);
  return `${GROUP}/providers/${provider}/${types.map((each, index) => `${each}/${names[index]}`).join('/')}`;
}

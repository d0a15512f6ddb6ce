import type { RegisteredFunction } from './seam.ts';

export type Route = { fn: RegisteredFunction; pattern: RegExp; parameters: string[]; literals: number; methods: string[]; authLevel: string };
export type Match = { kind: 'found'; route: Route; parameters: Record<string, string> } | { kind: 'wrongMethod' } | { kind: 'notFound' };

const SEGMENT = /^\{(\*)?([^}:?]+)(?::([^}?]+))?(\?)?\}$/;
const CONSTRAINTS: Record<string, string> = { int: '(-?\\d+)', guid: '([0-9a-fA-F-]{36})' };

/** Route templates of HTTP triggers (`portal/requests/{key}`, `{id:int}`, `{*rest}`); the one with most literal segments wins. */
export function compileRoutes(functions: Iterable<RegisteredFunction>, prefix: string): Route[] {
  return [...functions]
    .filter((fn) => fn.trigger.type === 'httpTrigger')
    .map((fn) => compile(fn, prefix))
    .sort((a, b) => b.literals - a.literals);
}

export function matchRoute(routes: Route[], method: string, path: string): Match {
  const candidates = routes.map((route) => ({ route, found: route.pattern.exec(path) })).filter((each) => each.found);
  const hit = candidates.find(({ route }) => route.methods.includes(method));
  if (!hit?.found) return { kind: candidates.length ? 'wrongMethod' : 'notFound' };
  const { route, found } = hit;
  const parameters = Object.fromEntries(route.parameters.map((name, at) => [name, found[at + 1]]).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  return { kind: 'found', route, parameters };
}

function compile(fn: RegisteredFunction, prefix: string): Route {
  const parameters: string[] = [];
  const template = String(fn.trigger['route'] ?? fn.metadata.name);
  const segments = [...prefix.split('/'), ...template.split('/')].filter(Boolean);
  const source = segments.map((segment) => {
    const parts = SEGMENT.exec(segment);
    if (!parts) return `/${segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
    parameters.push(parts[2] ?? '');
    const value = parts[1] ? '(.*)' : (CONSTRAINTS[parts[3] ?? ''] ?? '([^/]+)');
    return parts[4] || parts[1] ? `(?:/${value})?` : `/${value}`;
  });
  const methods = (fn.trigger['methods'] as string[] | undefined) ?? ['GET', 'POST'];
  return {
    fn,
    parameters,
    pattern: new RegExp(`^${source.join('')}/?$`, 'i'),
    literals: segments.filter((segment) => !segment.startsWith('{')).length,
    methods: methods.map((method) => method.toUpperCase()),
    authLevel: String(fn.trigger['authLevel'] ?? 'function').toLowerCase(),
  };
}

import type { Tenant } from '../../core/directory.ts';
import type { World } from '../../core/service.ts';
import type { Principal } from '../identity/principal.ts';
import type { Site } from '../state/model.ts';
import type { Dialect } from './dialect.ts';
import { invalidQuery, unknownProperty } from './errors.ts';
import type { Segment } from './path.ts';
import type { Selection } from './selection.ts';

export type Method = 'GET' | 'POST' | 'MERGE' | 'PATCH' | 'PUT' | 'DELETE';

/** One operation on one site, after identification; a part of a `$batch` is one of its own. */
export type Call = {
  method: Method;
  /** Lower-case names. */
  query: ReadonlyMap<string, string>;
  headers: Headers;
  body: Uint8Array;
  dialect: Dialect;
  selection: Selection;
  who: Principal;
  tenant: Tenant;
  site: Site;
  /** Every site of the tenant; search looks through them. */
  sites: readonly Site[];
  world: World;
  /** Origin links are built on. */
  address: string;
  /** Origin with the production host. */
  origin: string;
};

/** A thing with properties. `lazy` properties come only when `$select` names them; `links` need `$expand`. */
export type Entity = {
  type: string;
  /** Below `_api/`: `Web/Lists(guid'...')`. */
  path: string;
  etag?: string;
  props: Record<string, unknown>;
  lazy?: Record<string, () => unknown>;
  links?: Record<string, (selection: Selection) => Entity | readonly Entity[] | null>;
};

export type Answer =
  | { kind: 'entity'; entity: Entity; status?: 200 | 201; headers?: Record<string, string>; metadata?: string }
  | { kind: 'collection'; entities: readonly Entity[]; nextLink?: string; metadata: string }
  /** A single value or complex object, named for the verbose dialect. */
  | { kind: 'value'; name: string; value: unknown; status?: 200 | 201; type?: string }
  | { kind: 'empty'; status?: 200 | 204; headers?: Record<string, string> }
  /** Text or bytes as they are. */
  | { kind: 'raw'; body: string | Uint8Array; contentType: string; status?: number };

type Handler = (call: Call) => Answer | Promise<Answer>;

/** A place in the tree of addresses. What it does not offer is 501. */
export type Resource = {
  child?: (segment: Segment, call: Call) => Resource | undefined;
  get?: Handler;
  post?: Handler;
  merge?: Handler;
  put?: Handler;
  delete?: Handler;
};

export const nothing: Answer = { kind: 'empty', status: 204 };

export function jsonBody(call: Call): Record<string, unknown> {
  const text = new TextDecoder().decode(call.body);
  if (text.trim() === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalidQuery('Invalid JSON. The body is not a JSON object.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw invalidQuery('Invalid JSON. The body is not a JSON object.');
  return parsed as Record<string, unknown>;
}

/** The body's own properties: without type annotations; `{ results: [...] }` of the verbose dialect becomes a list. */
export function entityBody(call: Call, type: string): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(jsonBody(call))) {
    if (name === 'odata.type' || name === '@odata.type' || name.includes('@odata.') || name.endsWith('@type')) continue;
    if (name === '__metadata') {
      if (!call.dialect.bodyVerbose) throw unknownProperty('__metadata', type);
      continue;
    }
    if (call.dialect.bodyVerbose && Array.isArray(value))
      throw invalidQuery(
        "A node of type 'StartArray' was read from the JSON reader when trying to read a value of a property; however, a 'StartObject' was expected.",
      );
    out[name] = call.dialect.bodyVerbose && isResults(value) ? value.results : value;
  }
  return out;
}

const isResults = (value: unknown): value is { results: unknown[] } =>
  typeof value === 'object' && value !== null && Array.isArray((value as { results?: unknown }).results);

/** `{ parameters: {...} }`, `{ query: {...} }` and their like. */
export function wrapped(call: Call, name: string): Record<string, unknown> {
  const inner = jsonBody(call)[name];
  if (typeof inner !== 'object' || inner === null) throw invalidQuery(`The parameter ${name} is missing.`);
  return inner as Record<string, unknown>;
}

import type { Answer, Call, Entity } from './call.ts';
import { contentType, type Dialect } from './dialect.ts';
import { invalidQuery, unknownProperty } from './errors.ts';
import { below, type Selection } from './selection.ts';

/** Puts an answer into the caller's dialect. Dates, numbers and texts are JSON already. */
export function render(answer: Answer, call: Call): Response {
  const { dialect } = call;
  const api = `${call.address}${call.site.path}/_api/`;
  if (answer.kind === 'empty')
    return new Response(null, { status: answer.status ?? 204, headers: { 'content-type': contentType(dialect), ...answer.headers } });
  if (answer.kind === 'raw') return new Response(answer.body as BodyInit, { status: answer.status ?? 200, headers: { 'content-type': answer.contentType } });
  const headers = new Headers({ 'content-type': contentType(dialect) });
  if (dialect.version === 4) headers.set('odata-version', '4.0');
  return new Response(JSON.stringify(bodyOf(answer, call, api, headers)), { status: ('status' in answer && answer.status) || 200, headers });
}

function bodyOf(answer: Exclude<Answer, { kind: 'empty' | 'raw' }>, call: Call, api: string, headers: Headers): unknown {
  const { dialect, selection } = call;
  if (answer.kind === 'collection') {
    const rows = answer.entities.map((entity) => shape(entity, selection, dialect, api));
    if (dialect.metadata === 'verbose') return { d: { results: rows, ...(answer.nextLink ? { __next: answer.nextLink } : {}) } };
    return {
      ...context(dialect, api, answer.metadata),
      ...(dialect.version === 3 && answer.nextLink ? { 'odata.nextLink': answer.nextLink } : {}),
      value: rows,
      ...(dialect.version === 4 && answer.nextLink ? { '@odata.nextLink': answer.nextLink } : {}),
    };
  }
  if (answer.kind === 'entity') {
    for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value);
    const row = shape(answer.entity, selection, dialect, api);
    if (dialect.metadata === 'verbose') return { d: row };
    return { ...context(dialect, api, answer.metadata ?? `${answer.entity.type.replace(/^SP\./, 'SP.ApiData.')}s/@Element`), ...row };
  }
  const value = plain(answer.value, dialect);
  if (dialect.metadata === 'verbose') return { d: { [answer.name]: value } };
  const head = context(dialect, api, answer.type ?? 'Edm.String');
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...head, ...value } : { ...head, value };
}

function context(dialect: Dialect, api: string, metadata: string): Record<string, string> {
  if (dialect.metadata !== 'minimal') return {};
  return { [dialect.version === 4 ? '@odata.context' : 'odata.metadata']: `${api}$metadata#${metadata}` };
}

/** The chosen properties of one entity, with the annotations of the dialect. */
export function shape(entity: Entity, selection: Selection, dialect: Dialect, api: string): Record<string, unknown> {
  const out: Record<string, unknown> = annotations(entity, dialect, api);
  const chosen = selection.select;
  const put = (name: string, value: unknown): void => {
    out[name] = plain(value, dialect);
  };
  if (!chosen || chosen.has('*')) for (const [name, value] of Object.entries(entity.props)) put(name, value);
  if (chosen)
    for (const name of chosen.keys()) {
      if (name === '*' || name in out) continue;
      const lazy = entity.lazy?.[name];
      if (name in entity.props) put(name, entity.props[name]);
      else if (lazy) put(name, lazy());
      else if (entity.links?.[name]) {
        if (!selection.expand.has(name) && chosen.get(name)!.size)
          throw invalidQuery(
            `The query to field '${name}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${name}.`,
          );
      } else throw unknownProperty(name, entity.type);
    }
  for (const name of selection.expand.keys()) {
    const link = entity.links?.[name];
    if (!link) {
      if (name in entity.props || entity.lazy?.[name]) {
        if (chosen && !chosen.has(name)) continue;
        put(name, entity.lazy?.[name] ? entity.lazy[name]!() : entity.props[name]);
        continue;
      }
      throw unknownProperty(name, entity.type);
    }
    if (chosen && !chosen.has(name) && !chosen.has('*')) continue;
    const inner = below(selection, name);
    const target = link(inner);
    const rows = Array.isArray(target)
      ? (target as readonly Entity[]).map((each) => shape(each, inner, dialect, api))
      : target === null
        ? null
        : shape(target as Entity, inner, dialect, api);
    out[name] = dialect.metadata === 'verbose' && Array.isArray(rows) ? { results: rows } : rows;
  }
  if (dialect.metadata === 'verbose')
    for (const name of Object.keys(entity.links ?? {})) if (!(name in out) && !chosen) out[name] = { __deferred: { uri: `${api}${entity.path}/${name}` } };
  return out;
}

function annotations(entity: Entity, dialect: Dialect, api: string): Record<string, unknown> {
  if (dialect.metadata === 'none') return {};
  if (dialect.metadata === 'verbose')
    return { __metadata: { id: api + entity.path, uri: api + entity.path, ...(entity.etag ? { etag: entity.etag } : {}), type: entity.type } };
  const mark = dialect.version === 4 ? '@odata.' : 'odata.';
  return {
    [`${mark}type`]: (dialect.version === 4 ? '#' : '') + entity.type,
    [`${mark}id`]: api + entity.path,
    ...(entity.etag ? { [`${mark}etag`]: entity.etag } : {}),
    [`${mark}editLink`]: entity.path,
  };
}

function plain(value: unknown, dialect: Dialect): unknown {
  if (Array.isArray(value)) return dialect.metadata === 'verbose' ? { results: value } : value;
  return value === undefined ? null : value;
}

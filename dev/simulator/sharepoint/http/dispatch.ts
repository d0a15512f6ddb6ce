import { notImplemented } from '../../core/service.ts';
import { rootResource } from '../resources/web.ts';
import { contentType, errorBody } from './dialect.ts';
import type { Answer, Call, Method, Resource } from './call.ts';
import { SharePointError } from './errors.ts';
import type { Segment } from './path.ts';
import { render } from './render.ts';

/** Walks the address step by step, carries the operation out and writes the answer or the refusal in the caller's dialect. */
export async function dispatch(call: Call, path: readonly Segment[], url: URL): Promise<Response> {
  try {
    const resource = find(call, path);
    const handler = resource && handlerOf(resource, call.method);
    if (!handler) return notImplemented(call.method, url);
    const answer: Answer = await handler(call);
    if (!call.dialect.json && answer.kind !== 'raw' && answer.kind !== 'empty')
      return notImplemented(call.method, url, 'answers in Atom: ask for JSON with Accept');
    return render(answer, call);
  } catch (error) {
    if (error instanceof SharePointError) return errorResponse(error, call);
    throw error;
  }
}

export function errorResponse(error: SharePointError, call: Pick<Call, 'dialect'>): Response {
  return new Response(errorBody(error, call.dialect), { status: error.status, headers: { 'content-type': contentType(call.dialect), ...error.headers } });
}

function find(call: Call, path: readonly Segment[]): Resource | undefined {
  const [first, ...rest] = path;
  let at = first && rootResource(first);
  for (const segment of rest) at = at?.child?.(segment, call) ?? property(at, segment);
  return at;
}

/** `.../items(7)/Title`: a single property of a thing that can be read. */
function property(of: Resource | undefined, segment: Segment): Resource | undefined {
  const get = of?.get;
  if (!get || segment.args !== null || segment.name.startsWith('$')) return undefined;
  return {
    get: async (call) => {
      const selected = { ...call, selection: { select: null, expand: new Map() } };
      const answer = await get(selected);
      const name = answer.kind === 'entity' ? Object.keys(answer.entity.props).find((each) => each.toLowerCase() === segment.name) : undefined;
      if (answer.kind !== 'entity' || !name) throw new SharePointError(501, 'simulatorNotImplemented', `simulator: not implemented: ${segment.raw}`);
      return { kind: 'value', name, value: answer.entity.props[name] };
    },
  };
}

function handlerOf(resource: Resource, method: Method): Resource['get'] {
  switch (method) {
    case 'GET':
      return resource.get;
    case 'POST':
      return resource.post;
    case 'MERGE':
    case 'PATCH':
      return resource.merge;
    case 'PUT':
      return resource.put;
    case 'DELETE':
      return resource.delete;
  }
}

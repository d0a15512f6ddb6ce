import { jsonBody, type GraphCall } from './call.ts';
import { badRequest } from './graphError.ts';

export const MAX_BATCH = 20;

type Part = { id: string; method: string; url: string; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> | undefined; dependsOn: string[] };
type Answer = { id: string; status: number; headers: Record<string, string>; body?: unknown };

/** Graph's JSON batch: up to 20 requests; one whose predecessor failed gets 424. `run` answers one request with the caller's token. */
export async function answerBatch(call: GraphCall, run: (request: Request) => Promise<Response>): Promise<Response> {
  const parts = readParts(jsonBody(call)['requests']);
  const answers = new Map<string, Answer>();
  for (const part of parts) {
    const failed = part.dependsOn.some((id) => (answers.get(id)?.status ?? 424) >= 400);
    answers.set(
      part.id,
      failed
        ? { id: part.id, status: 424, headers: {}, body: { error: { code: 'FailedDependency', message: 'A request this one depends on failed.' } } }
        : await runPart(call, part, run),
    );
  }
  return Response.json({ responses: [...answers.values()] });
}

async function runPart(call: GraphCall, part: Part, run: (request: Request) => Promise<Response>): Promise<Answer> {
  const headers = new Headers(part.headers);
  headers.set('authorization', call.headers.get('authorization') ?? '');
  const withBody = part.body && part.method !== 'GET' && part.method !== 'DELETE' ? { body: part.body } : {};
  const response = await run(new Request(`${call.url.origin}/v1.0/${part.url.replace(/^\//, '')}`, { method: part.method, headers, ...withBody }));
  const shown: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    shown[name === 'content-type' ? 'Content-Type' : name === 'retry-after' ? 'Retry-After' : name] = value;
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (!bytes.length) return { id: part.id, status: response.status, headers: shown };
  const json = /json/.test(response.headers.get('content-type') ?? '');
  return { id: part.id, status: response.status, headers: shown, body: json ? (JSON.parse(bytes.toString('utf8')) as unknown) : bytes.toString('base64') };
}

function readParts(requests: unknown): Part[] {
  if (!Array.isArray(requests) || !requests.length) throw badRequest('The batch holds no requests.', 'BadRequest');
  if (requests.length > MAX_BATCH) throw badRequest(`The number of requests in a batch may not exceed ${MAX_BATCH}.`, 'MaximumValueExceeded');
  const parts = requests.map((each: unknown): Part => {
    const { id, method, url, headers, body, dependsOn } = (each ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string')
      throw badRequest('Each request of a batch needs id, method and url.', 'BadRequest');
    const named = Object.fromEntries(Object.entries((headers ?? {}) as Record<string, string>).map(([name, value]) => [name.toLowerCase(), String(value)]));
    if (body !== undefined && !named['content-type']) throw badRequest('A request with a body needs a Content-Type header.', 'BadRequest');
    const bytes = body === undefined ? undefined : typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(JSON.stringify(body), 'utf8');
    return {
      id,
      method: method.toUpperCase(),
      url,
      headers: named,
      body: bytes && new Uint8Array(bytes),
      dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
    };
  });
  if (new Set(parts.map((part) => part.id)).size !== parts.length) throw badRequest('The ids of a batch must be unique.', 'BadRequest');
  if (parts.some((part, at) => part.dependsOn.some((id) => !parts.slice(0, at).some((before) => before.id === id))))
    throw badRequest('dependsOn names a request that does not come before.', 'BadRequest');
  return parts;
}

import { retryAfterSeconds } from './retryAfter.ts';

export type GraphFaultCode =
  | 'graph.throttled' | 'graph.unavailable' | 'graph.denied' | 'graph.unauthenticated' | 'graph.missing' | 'graph.invalid' | 'graph.resync' | 'graph.offline';

/** Thrown for every refusal that is not an expected outcome. `graphCode` is Graph's own word. */
export class GraphFault extends Error {
  readonly code: GraphFaultCode;
  readonly status: number;
  readonly graphCode: string;
  readonly retryAfterSeconds: number | null;

  constructor(code: GraphFaultCode, status: number, graphCode: string, wait: number | null, options?: { cause?: unknown }) {
    super(`Graph answered ${status} ${graphCode}`, options);
    this.name = 'GraphFault';
    this.code = code;
    this.status = status;
    this.graphCode = graphCode;
    this.retryAfterSeconds = wait;
  }
}

export type GraphRequest = { method?: string; body?: unknown; headers?: Record<string, string>; prefer?: string };
export type Graph = {
  /** `path` starts with `/`, or is a link Graph gave. */
  call: (path: string, request?: GraphRequest) => Promise<Response>;
  json: <T>(path: string, request?: GraphRequest) => Promise<T>;
};

const IMMUTABLE = 'IdType="ImmutableId"';

/** Plain requests to Graph v1.0 with immutable ids. Links are followed to our own endpoint only. */
export function graphHttp(options: { endpoint: string; token: () => Promise<string>; fetch: typeof fetch; now: () => number }): Graph {
  const call: Graph['call'] = async (path, { method = 'GET', body, headers = {}, prefer } = {}) => {
    const url = path.startsWith('/') ? `${options.endpoint}/v1.0${path}` : path;
    if (new URL(url).origin !== options.endpoint) throw new GraphFault('graph.invalid', 0, 'foreignLink', null);
    const init: RequestInit = {
      method,
      headers: {
        authorization: `Bearer ${await options.token()}`, accept: 'application/json', prefer: prefer ? `${IMMUTABLE}, ${prefer}` : IMMUTABLE,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const response = await options.fetch(url, init).catch((cause: unknown) => {
      throw new GraphFault('graph.offline', 0, 'noAnswer', null, { cause });
    });
    if (response.ok) return response;
    const text = await response.text().catch(() => '');
    const graphCode = errorCode(text);
    throw new GraphFault(faultOf(response.status, graphCode), response.status, graphCode, retryAfterSeconds(response.headers, options.now()));
  };
  return { call, json: async <T>(path: string, request?: GraphRequest) => (await (await call(path, request)).json()) as T };
}

export const isGone = (error: unknown): boolean => error instanceof GraphFault && error.status === 404 && /ItemNotFound/i.test(error.graphCode);

function errorCode(text: string): string {
  try {
    const code = (JSON.parse(text) as { error?: { code?: unknown } }).error?.code;
    return typeof code === 'string' ? code.slice(0, 80) : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function faultOf(status: number, graphCode: string): GraphFaultCode {
  if (status === 410 || /^(syncStateNotFound|resyncRequired)$/i.test(graphCode)) return 'graph.resync';
  if (status === 429) return 'graph.throttled';
  if (status === 401) return 'graph.unauthenticated';
  if (status === 403) return 'graph.denied';
  if (status === 404) return 'graph.missing';
  return status >= 500 ? 'graph.unavailable' : 'graph.invalid';
}

import {
  AuthenticationHandler,
  Client,
  GraphClientError,
  ResponseType,
  TelemetryHandler,
  type AuthenticationProvider,
  type Context,
  type GraphRequest as ClientRequest,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { retryAfterSeconds } from './retryAfter.ts';

export type GraphFaultCode =
  'graph.throttled' | 'graph.unavailable' | 'graph.denied' | 'graph.unauthenticated' | 'graph.missing' | 'graph.invalid' | 'graph.resync' | 'graph.offline';

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

export type GraphRequest = { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; body?: unknown; headers?: Record<string, string>; prefer?: string };
export type Graph = {
  /** `path` starts with `/`, or is a link Graph gave. */
  call: (path: string, request?: GraphRequest) => Promise<Response>;
  json: <T>(path: string, request?: GraphRequest) => Promise<T>;
};

export const PUBLIC_ENDPOINT = 'https://graph.microsoft.com';
const IMMUTABLE = 'IdType="ImmutableId"';

type GraphOptions = { endpoint: string; token: () => Promise<string>; fetch: typeof fetch; now: () => number };

/**
 * Microsoft's Graph client with immutable ids. Its answers are taken raw, so that mail can be streamed and refusals keep their headers; `fetch`
 * at the end of its chain brings the waiting (`patientFetch`). Links are followed to our own endpoint only, and only there goes the token.
 */
export function graphHttp(options: GraphOptions): Graph {
  const client = clientOf(options);
  const call: Graph['call'] = async (path, { method = 'GET', body, headers = {}, prefer } = {}) => {
    if (!path.startsWith('/') && new URL(path).origin !== options.endpoint) throw new GraphFault('graph.invalid', 0, 'foreignLink', null);
    const request = client
      .api(path)
      .responseType(ResponseType.RAW)
      .headers({ Accept: 'application/json', Prefer: prefer ? `${IMMUTABLE}, ${prefer}` : IMMUTABLE, ...headers });
    const response = await sent(request, method, body);
    if (response.ok) return response;
    const text = await response.text().catch(() => '');
    const graphCode = errorCode(text);
    throw new GraphFault(faultOf(response.status, graphCode), response.status, graphCode, retryAfterSeconds(response.headers, options.now()));
  };
  return { call, json: async <T>(path: string, request?: GraphRequest) => (await (await call(path, request)).json()) as T };
}

/** A custom host has to be named, without its port, or the client sends no token, silently (functions.md 5). */
function clientOf({ endpoint, token, fetch }: GraphOptions): Client {
  const authentication: AuthenticationProvider = { getAccessToken: () => token().catch(asItIs) };
  const send: Middleware = {
    execute: async (context: Context) => {
      context.response = await fetch(context.request, context.options).catch((cause: unknown) =>
        asItIs(new GraphFault('graph.offline', 0, 'noAnswer', null, { cause })),
      );
    },
  };
  return Client.initWithMiddleware({
    baseUrl: endpoint,
    defaultVersion: 'v1.0',
    ...(endpoint === PUBLIC_ENDPOINT ? {} : { customHosts: new Set([new URL(endpoint).hostname]) }),
    middleware: [new AuthenticationHandler(authentication), new TelemetryHandler(), send],
  });
}

/** The client makes errors of its own out of whatever is thrown below it, except of this kind, which carries the original out. */
function asItIs(error: unknown): never {
  const carrier = new GraphClientError();
  carrier.customError = error;
  throw carrier;
}

async function sent(request: ClientRequest, method: GraphRequest['method'], body: unknown): Promise<Response> {
  try {
    return (await (method === 'GET'
      ? request.get()
      : method === 'DELETE'
        ? request.delete()
        : method === 'PATCH'
          ? request.patch(body)
          : request.post(body))) as Response;
  } catch (error) {
    throw error instanceof GraphClientError && error.customError !== undefined ? error.customError : error;
  }
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

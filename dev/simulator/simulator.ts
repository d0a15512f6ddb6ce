import { systemClock, type Clock } from './core/clock.ts';
import { Directory } from './core/directory.ts';
import { ConnectionDropped, Faults, type Fault } from './core/faults.ts';
import { RequestLog } from './core/requestLog.ts';
import { SeededRandom } from './core/random.ts';
import { notImplemented, type SimulatedService, type World } from './core/service.ts';
import { Entra } from './entra/entra.ts';
import { createSigningKeys, type SigningKeys } from './entra/signingKeys.ts';
import { Graph } from './graph/graph.ts';
import { SharePoint } from './sharepoint/sharepoint.ts';

export const GRAPH_HOST = 'graph.microsoft.com';
export const ENTRA_HOST = 'login.microsoftonline.com';

export type SimulatorOptions = { clock?: Clock; seed?: number; keys?: SigningKeys; callOut?: World['callOut'] };

/**
 * Microsoft 365 as far as ListDesk uses it. One `handle(request)`: tests call it in process, the HTTPS front and the pages call
 * it for everybody else. A request is addressed by its production host; `address` says how the caller reached it.
 */
export class Simulator {
  readonly faults = new Faults();
  readonly log = new RequestLog();
  readonly directory = new Directory();
  readonly world: World;
  readonly sharePoint: SharePoint;
  readonly graph: Graph;
  readonly entra: Entra;
  #background = new Set<Promise<unknown>>();

  static async create(options: SimulatorOptions = {}): Promise<Simulator> {
    return new Simulator(options, options.keys ?? (await createSigningKeys()));
  }

  private constructor(options: SimulatorOptions, keys: SigningKeys) {
    this.world = {
      clock: options.clock ?? systemClock,
      random: new SeededRandom(options.seed ?? 1),
      directory: this.directory,
      log: this.log,
      keys,
      callOut: options.callOut ?? ((url, init) => fetch(url, init)),
      background: (work) => {
        const tracked = work.catch(() => undefined).finally(() => this.#background.delete(tracked));
        this.#background.add(tracked);
      },
    };
    this.entra = new Entra(this.world);
    this.sharePoint = new SharePoint(this.world);
    this.graph = new Graph(this.world, this.sharePoint);
  }

  /** Same shape as `fetch`, for clients that take one. A dropped connection is what fetch makes of it. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    try {
      return await this.handle(new Request(input, init));
    } catch (error) {
      if (error instanceof ConnectionDropped) throw new TypeError('fetch failed', { cause: error });
      throw error;
    }
  };

  /** `address` is the origin links in the answer shall carry; default is the request's own. */
  async handle(request: Request, address = new URL(request.url).origin): Promise<Response> {
    const canonical = new URL(request.url);
    const body = new Uint8Array(await request.arrayBuffer());
    const faults = this.faults.take(request.method, request.url);
    for (const fault of faults) if (fault.kind === 'latency') await this.world.clock.sleep(fault.ms);
    const fault = faults.find((each) => each.kind !== 'latency');
    if (fault?.kind === 'dropBefore') throw new ConnectionDropped();
    const answered = fault ? faultResponse(fault, this.world.clock) : null;
    const response = answered ?? (await this.#service(canonical).handle(request, { canonical, address, body }));
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.log.add({
      at: this.world.clock.now(),
      method: request.headers.get('x-http-method') ?? request.method,
      url: request.url,
      status: response.status,
      bytesIn: body.length,
      bytesOut: bytes.length,
      charged: Number(response.headers.get('x-simulator-charged') ?? 1),
    });
    if (fault?.kind === 'dropAfter') throw new ConnectionDropped();
    return new Response(bytes.length ? bytes : null, { status: response.status, statusText: response.statusText, headers: response.headers });
  }

  /** Waits until nothing goes on behind the answers. */
  async settle(): Promise<void> {
    while (this.#background.size) await Promise.all(this.#background);
  }

  /** The whole state as plain data for `restore`; used between two starts and to inspect. */
  snapshot(): unknown {
    return {
      version: 1,
      random: this.world.random.state,
      directory: { tenants: this.directory.tenants, apps: this.directory.apps },
      keys: this.world.keys.save(),
      sharePoint: this.sharePoint.save(),
      graph: this.graph.save(),
      entra: this.entra.save(),
    };
  }

  async restore(state: unknown): Promise<void> {
    const saved = state as Record<string, unknown> & { directory: { tenants: Directory['tenants']; apps: Directory['apps'] }; random: number };
    this.world.random.state = saved.random;
    this.directory.tenants = saved.directory.tenants;
    this.directory.apps = saved.directory.apps;
    await this.world.keys.load(saved['keys']);
    this.sharePoint.load(saved['sharePoint']);
    this.graph.load(saved['graph']);
    this.entra.load(saved['entra']);
  }

  #service(url: URL): SimulatedService {
    if (url.host === GRAPH_HOST) return this.graph;
    if (url.host === ENTRA_HOST) return this.entra;
    if (this.directory.tenantByHost(url.host)) return this.sharePoint;
    return { handle: async (request) => notImplemented(request.method, url, `no service at ${url.host}`), save: () => null, load: () => undefined };
  }
}

function faultResponse(fault: Fault, clock: Clock): Response | null {
  if (fault.kind === 'status') return new Response(fault.body ?? null, { status: fault.status, headers: fault.headers ?? {} });
  if (fault.kind !== 'throttle') return null;
  const seconds = fault.retryAfterSeconds ?? 1;
  const value = fault.retryAfterDate ? new Date(clock.now() + seconds * 1000).toUTCString() : String(seconds);
  return new Response('{"error":{"code":"TooManyRequests","message":"Too many requests."}}', {
    status: 429,
    headers: { 'retry-after': value, 'content-type': 'application/json' },
  });
}

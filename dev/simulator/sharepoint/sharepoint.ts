import type { Tenant } from '../core/directory.ts';
import { notImplemented, type SimulatedService, type World } from '../core/service.ts';
import { formatBatch, parseBatch } from './http/batch.ts';
import type { Call, Method } from './http/call.ts';
import { dialectOf } from './http/dialect.ts';
import { dispatch, errorResponse } from './http/dispatch.ts';
import { accessDenied, badDigest, invalidQuery, SharePointError } from './http/errors.ts';
import { parsePath } from './http/path.ts';
import { EVERYTHING, parseSelection } from './http/selection.ts';
import { Throttle, throttledBody, unitsOf, type Limits } from './http/throttle.ts';
import { digestHolds } from './identity/digest.ts';
import { identify } from './identity/identify.ts';
import type { Principal } from './identity/principal.ts';
import { may, rightsOf, siteUserOf } from './identity/rights.ts';
import { newItem } from './rules/itemWrite.ts';
import { serveFile } from './resources/plainFiles.ts';
import { isoSeconds, listByPath, listByTitle } from './state/lists.ts';
import type { ItemValue, List, Site } from './state/model.ts';
import { loadSite, saveSite } from './state/save.ts';
import { newSite, type SiteOptions } from './state/sites.ts';

/** IIS in front of SharePoint refuses longer addresses. */
export const MAX_URL = 4096;
const METHODS = new Set<string>(['GET', 'POST', 'MERGE', 'PATCH', 'PUT', 'DELETE']);

type At = { tenant: Tenant; site: Site; who: Principal; origin: string; address: string };
type Part = { method: string; url: URL; headers: Headers; body: Uint8Array };

/** SharePoint Online as far as ListDesk uses it: sites of all tenants of the directory. */
export class SharePoint implements SimulatedService {
  readonly #world: World;
  readonly #throttle = new Throttle();
  #sites: Site[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** Budgets; change them in place. */
  get limits(): Limits {
    return this.#throttle.limits;
  }

  /** A new site collection (`https://host/sites/name`) with its three groups, `Shared Documents` and `SiteAssets`. The directory must know the host. */
  createSite(url: string, options: SiteOptions): Site {
    const { host, path } = addressOf(url);
    const tenant = this.#world.directory.tenantByHost(host);
    if (!tenant) throw new Error(`simulator: no tenant has the host ${host}`);
    if (this.hasSite(url)) throw new Error(`simulator: ${url} exists already`);
    const site = newSite(this.#world, tenant, path, options);
    this.#sites.push(site);
    return site;
  }

  /** Another address in the same tenant (`/sites/name`), as an administrator gives it: everything in the site and every right on it goes along. The redirect at the old address was taken away: nothing answers there. */
  renameSite(url: string, path: string): void {
    const site = this.site(url);
    const tenant = this.#world.directory.tenantById(site.tenant)!;
    const old = site.path;
    const moved = (given: string): string => (given.startsWith(`${old}/`) ? path + given.slice(old.length) : given);
    for (const list of site.lists) {
      list.path = moved(list.path);
      for (const item of list.items.all()) {
        if (item.path) item.path = moved(item.path);
        if (item.parent) item.parent = moved(item.parent);
      }
    }
    site.path = path;
    const before = url.replace(/\/$/, '').toLowerCase();
    tenant.siteGrants = tenant.siteGrants.map((grant) =>
      grant.siteUrl.replace(/\/$/, '').toLowerCase() === before ? { ...grant, siteUrl: new URL(path, url).href } : grant,
    );
  }

  hasSite(url: string): boolean {
    return this.#find(url) !== undefined;
  }

  /** Every site of every tenant; Graph looks sites up by their id. */
  listSites(): readonly Site[] {
    return this.#sites;
  }

  /** By any host the tenant has or had. */
  site(url: string): Site {
    const found = this.#find(url);
    if (!found) throw new Error(`simulator: no site ${url}`);
    return found;
  }

  /** A list by title or address, for tests and benches. */
  list(siteUrl: string, titleOrPath: string): List {
    const site = this.site(siteUrl);
    const list = listByTitle(site, titleOrPath) ?? listByPath(site, titleOrPath);
    if (!list) throw new Error(`simulator: no list ${titleOrPath} at ${siteUrl}`);
    return list;
  }

  /** Many rows at once by internal names (persons and lookups as ids), unchecked and without change log. Answers the first id. */
  seedItems(titleOrPath: string, siteUrl: string, rows: readonly Record<string, ItemValue>[]): number {
    const list = this.list(siteUrl, titleOrPath);
    const first = list.nextItem;
    const now = isoSeconds(this.#world.clock.now());
    list.items.addAll(
      rows.map((row, at) => newItem(this.#world, first + at, { Title: null, Created: now, Modified: now, Author: null, Editor: null, ...row }, null)),
    );
    list.nextItem += rows.length;
    list.modified = now;
    return first;
  }

  #find(url: string): Site | undefined {
    const { host, path } = addressOf(url);
    const tenant = this.#world.directory.tenantByHost(host);
    return this.#sites.find((each) => each.tenant === tenant?.id && each.path.toLowerCase() === path.toLowerCase());
  }

  async handle(request: Request, call: { canonical: URL; address: string; body: Uint8Array }): Promise<Response> {
    const { canonical } = call;
    const tenant = this.#world.directory.tenantByHost(canonical.host)!;
    if (canonical.host.toLowerCase() !== tenant.hosts[0])
      return new Response(null, { status: 308, headers: { location: `https://${tenant.hosts[0]}${canonical.pathname}${canonical.search}` } });
    if (canonical.pathname.length + canonical.search.length > MAX_URL)
      return new Response('Bad Request - Invalid URL', { status: 400, headers: { 'content-type': 'text/plain' } });
    const site = this.#siteOf(tenant, canonical.pathname);
    const identified = await identify(request.headers, site?.path ?? '', tenant, this.#world);
    if ('refusal' in identified) return identified.refusal;
    if (!site) return new Response('404 FILE NOT FOUND', { status: 404, headers: { 'content-type': 'text/plain' } });
    const at: At = { tenant, site, who: identified.who, origin: canonical.origin, address: call.address };
    const part: Part = { method: request.method, url: canonical, headers: request.headers, body: call.body };
    const refused = this.#gate(at, part, identified.cookie);
    const response = refused ?? (await this.#serve(at, part));
    response.headers.set('sprequestguid', this.#world.random.guid());
    response.headers.set('microsoftsharepointteamservices', '16.0.0.26127');
    response.headers.set('x-sharepointhealthscore', '1');
    return response;
  }

  #siteOf(tenant: Tenant, path: string): Site | undefined {
    const wanted = decodePath(path).toLowerCase();
    return this.#sites
      .filter(
        (site) => site.tenant === tenant.id && (site.path === '/' || wanted === site.path.toLowerCase() || wanted.startsWith(`${site.path.toLowerCase()}/`)),
      )
      .sort((a, b) => b.path.length - a.path.length)[0];
  }

  /** What holds before anything is looked up: the digest of cookie callers and a right to open the site at all. */
  #gate(at: At, part: Part, cookie: boolean): Response | null {
    const dialect = dialectOf(part.headers);
    const asksForDigest = /\/_api\/contextinfo$/i.test(part.url.pathname);
    if (cookie && part.method !== 'GET' && !asksForDigest && !digestHolds(part.headers.get('x-requestdigest'), at.site, at.who, this.#world.clock.now()))
      return errorResponse(badDigest(), { dialect });
    if (!may(rightsOf(at.who, at.site), 'open') && !this.#hasSomeList(at)) return errorResponse(accessDenied(), { dialect });
    siteUserOf(at.who, at.site);
    return null;
  }

  #hasSomeList(at: At): boolean {
    return at.site.lists.some((list) => list.assignments !== null && may(rightsOf(at.who, at.site, list), 'viewListItems'));
  }

  async #serve(at: At, part: Part): Promise<Response> {
    const api = /\/_api\/(.*)$/i.exec(part.url.pathname);
    if (!api) return this.#charged(at, 1, async () => serveFile(this.#callOf(at, part, 'GET'), decodePath(part.url.pathname), part.method));
    if (/^\$batch$/i.test(decodePath(api[1]!))) return this.#batch(at, part);
    return this.#operation(at, part);
  }

  async #operation(at: At, part: Part): Promise<Response> {
    const dialect = dialectOf(part.headers);
    try {
      const api = /\/_api\/(.*)$/i.exec(part.url.pathname);
      const method = tunnelled(part.method, part.headers.get('x-http-method'));
      const query = new Map([...part.url.searchParams].map(([name, value]) => [name.toLowerCase(), value] as const));
      const path = parsePath(api?.[1] ?? '', query);
      const call = { ...this.#callOf(at, part, method), query, selection: parseSelection(query) };
      return await this.#charged(at, unitsOf(method, path), () => dispatch(call, path, part.url));
    } catch (error) {
      if (error instanceof SharePointError) return errorResponse(error, { dialect });
      throw error;
    }
  }

  #callOf(at: At, part: Part, method: Method): Call {
    return {
      ...at,
      method,
      headers: part.headers,
      body: part.body,
      dialect: dialectOf(part.headers),
      query: new Map(),
      selection: EVERYTHING,
      world: this.#world,
      sites: this.#sites.filter((site) => site.tenant === at.tenant.id),
    };
  }

  /** Takes the cost from the budget first; a refused call costs as well. */
  async #charged(at: At, units: number, work: () => Promise<Response>): Promise<Response> {
    const charge = this.#throttle.charge(at.who, at.tenant.id, units, this.#world.clock.now());
    const response = charge.allowed ? await work() : new Response(throttledBody(), { status: 429, headers: { 'content-type': 'application/json' } });
    for (const [name, value] of Object.entries(charge.headers)) response.headers.set(name, value);
    response.headers.set('x-simulator-charged', String(units));
    return response;
  }

  /** Each part is charged and answered for itself; a part that fails undoes nothing. */
  async #batch(at: At, part: Part): Promise<Response> {
    const dialect = dialectOf(part.headers);
    try {
      if (part.method !== 'POST') return notImplemented(part.method, part.url);
      const responses: Response[] = [];
      let units = 0;
      for (const request of parseBatch(part.headers.get('content-type'), new TextDecoder().decode(part.body))) {
        const url = URL.canParse(request.url) ? new URL(request.url) : null;
        if (!url || !fits(url, at)) throw invalidQuery(`The URL '${request.url}' of the batch is not one of this site.`);
        const response = await this.#operation(at, { method: request.method, url, headers: request.headers, body: new TextEncoder().encode(request.body) });
        units += Number(response.headers.get('x-simulator-charged') ?? 0);
        response.headers.delete('x-simulator-charged');
        responses.push(response);
      }
      const boundary = `batchresponse_${this.#world.random.guid()}`;
      return new Response(await formatBatch(boundary, responses), {
        status: 200,
        headers: { 'content-type': `multipart/mixed; boundary="${boundary}"`, 'x-simulator-charged': String(units) },
      });
    } catch (error) {
      if (error instanceof SharePointError) return errorResponse(error, { dialect });
      throw error;
    }
  }

  save(): unknown {
    return { sites: this.#sites.map(saveSite) };
  }

  load(state: unknown): void {
    this.#sites = ((state as { sites?: unknown[] }).sites ?? []).map(loadSite);
  }
}

/** PnPjs sends every write as POST and names the true verb in a header. */
function tunnelled(method: string, header: string | null): Method {
  const wanted = method === 'POST' && header ? header.toUpperCase() : method;
  if (!METHODS.has(wanted)) throw invalidQuery(`The HTTP method '${wanted}' is not supported.`);
  return wanted as Method;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Parts of a batch name the site by its production host or by the address the caller uses. */
function fits(url: URL, at: At): boolean {
  return (url.origin === at.origin || url.origin === at.address) && decodePath(url.pathname).toLowerCase().startsWith(`${at.site.path.toLowerCase()}/_api/`);
}

function addressOf(url: string): { host: string; path: string } {
  const parsed = new URL(url);
  return { host: parsed.host, path: decodePath(parsed.pathname).replace(/\/+$/, '') || '/' };
}

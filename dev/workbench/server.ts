import { readFile } from 'node:fs/promises';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { answerAdmin } from './admin/pages.ts';
import { ApiNotApproved } from '../simulator/entra/entra.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { indexComponents, servedModuleFile } from './components.ts';
import { framePage, LOCALES, refusedPage } from './frame.ts';
import { PageRefused, pageConfig, type PageChoices } from './pageConfig.ts';
import { signedIn, type SignedIn } from './people.ts';
import { proxyToSharePoint } from './sharePointProxy.ts';
import { readPackage, type Package } from './sppkg.ts';
import { THEME_NAMES } from './themes.ts';

export type WorkbenchOptions = {
  simulator: Simulator;
  /** The .sppkg; read anew when the page is loaded after a build. */
  packageFile: string;
  nodeModules: string;
  port: number;
  /** Who is signed in when the address names nobody. */
  defaultUser: { desk: string; portal: string };
  /** Properties of the two web parts, over the manifest's own. */
  properties: { desk: Record<string, unknown>; portal: Record<string, unknown> };
};
export type Workbench = { origin: string; close: () => Promise<void> };

const PAGE = /^(\/sites\/[\w-]+)\/SitePages\/(Desk|Portal)\.aspx$/i;
const PAGE_FOLDER = fileURLToPath(new URL('./page/', import.meta.url));
const PAGE_FILE = /^\/_workbench\/([a-z]+\.(?:js|css))$/i;
const ALIAS = { desk: 'ListDeskWebPart', portal: 'ListDeskPortalWebPart' };
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
};

/**
 * Plain-HTTP pages that stand for SharePoint pages: they run the production bundle of the .sppkg on Microsoft's published base
 * classes and hand every request for the user's SharePoint host to the simulator.
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { simulator } = options;
  let loaded: Package = await readPackage(options.packageFile);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname);
    const page = PAGE.exec(path);
    if (page) return servePage(url, page[1] ?? '', page[2]?.toLowerCase() as 'desk' | 'portal', response);
    const file = PAGE_FILE.exec(path)?.[1];
    if (file) return sendFile(response, join(PAGE_FOLDER, file));
    if (path.startsWith('/_npm/')) return sendFile(response, servedModuleFile(options.nodeModules, path.slice('/_npm/'.length)));
    if (path.startsWith('/_package/')) return send(response, 200, loaded.assets.get(path.slice('/_package/'.length)) ?? null, TYPES[extname(path)]);
    if (path === '/_workbench/token') return serveToken(request, url, response);
    if (path === '/') return void response.writeHead(302, { location: '/sites/helpdesk/SitePages/Desk.aspx' }).end();
    const who = caller(request, url);
    if (who && /^\/_admin(\/|$)/.test(path)) return serveAdmin(who, url, request, response);
    if (!who) return send(response, 401, 'Nobody is signed in: add ?as=ADDRESS.', 'text/plain');
    return proxyToSharePoint(simulator, who, request, response);
  };

  const caller = (request: IncomingMessage, url: URL): SignedIn | null => {
    const referer = request.headers.referer;
    const named = request.headers['x-workbench-user'] ?? url.searchParams.get('as') ?? (referer ? new URL(referer).searchParams.get('as') : null);
    return signedIn(simulator.directory, named === null ? null : String(named));
  };

  const serveAdmin = async (who: SignedIn, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form =
      request.method === 'POST'
        ? await new Response(Readable.toWeb(request) as ReadableStream, { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData()
        : null;
    const { status, location, html } = await answerAdmin(simulator, who, url, form);
    if (location) return void response.writeHead(status, { location }).end();
    return send(response, status, html ?? '', 'text/html; charset=utf-8');
  };

  const servePage = async (url: URL, site: string, kind: 'desk' | 'portal', response: ServerResponse): Promise<void> => {
    const who = signedIn(simulator.directory, url.searchParams.get('as'));
    if (!who) {
      url.searchParams.set('as', options.defaultUser[kind]);
      return void response.writeHead(302, { location: `${url.pathname}${url.search}` }).end();
    }
    try {
      // In a tenant that is installed by hand a page is there once somebody made it.
      if (who.tenant.admin && kind === 'desk' && !pageOf(who, url)) throw new PageRefused(404, `Nobody made ${url.pathname} yet: /_admin`);
      if (url.searchParams.has('config')) return await serveConfig(url, site, kind, who, response);
      const title = kind === 'portal' ? 'Intranet' : 'ListDesk';
      return send(response, 200, framePage({ who, directory: simulator.directory, choices: choicesOf(url), kind, title }), 'text/html; charset=utf-8');
    } catch (error) {
      if (!(error instanceof PageRefused)) throw error;
      return send(response, error.status, refusedPage(error.status, error.message, simulator.directory), 'text/html; charset=utf-8');
    }
  };

  const serveConfig = async (url: URL, site: string, kind: 'desk' | 'portal', who: SignedIn, response: ServerResponse): Promise<void> => {
    loaded = await readPackage(options.packageFile);
    const manifest = loaded.manifests.find((each) => each.alias === ALIAS[kind]);
    if (!manifest) throw new Error(`The package holds no web part ${ALIAS[kind]}.`);
    const choices = choicesOf(url);
    const components = indexComponents(options.nodeModules, choices.locale);
    const config = await pageConfig({ simulator, who, site, choices, manifest, properties: { ...options.properties[kind], ...pageOf(who, url) }, components });
    return send(response, 200, JSON.stringify(config), 'application/json');
  };

  /** The token SharePoint's page gets for the signed-in user (AadTokenProvider); 403 with Entra's words when the API is not approved. */
  const serveToken = async (request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> => {
    const who = caller(request, url);
    const resource = url.searchParams.get('resource');
    if (!who || !resource) return send(response, 400, 'as and resource are needed', 'text/plain');
    try {
      return send(response, 200, await simulator.entra.userToken({ tenantId: who.tenant.id, upn: who.user.upn, resource }), 'text/plain');
    } catch (error) {
      if (error instanceof ApiNotApproved) return send(response, 403, error.message, 'text/plain');
      throw error;
    }
  };

  const server = http.createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (response.headersSent) response.destroy();
      else send(response, 500, text, 'text/plain; charset=utf-8');
    });
  });
  const port = await listenOn(server, options.port);
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pageOf = (who: SignedIn, url: URL): { serviceUrl: string } | undefined => who.tenant.admin?.pages[url.pathname];

function choicesOf(url: URL): PageChoices {
  const locale = LOCALES.find(([name]) => name === url.searchParams.get('locale'))?.[0] ?? 'en-US';
  const theme = THEME_NAMES.find((name) => name === url.searchParams.get('theme')) ?? 'light';
  return { locale, theme, teams: url.searchParams.get('teams') === '1', rtl: url.searchParams.get('dir') === 'rtl' };
}

async function sendFile(response: ServerResponse, file: string | null): Promise<void> {
  const bytes = file ? await readFile(file).catch(() => null) : null;
  send(response, 200, bytes, file ? TYPES[extname(file)] : undefined);
}

function send(response: ServerResponse, status: number, body: string | Buffer | null, type = 'application/octet-stream'): void {
  if (body === null) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  response.end(body);
}

/** Loopback only. Resolves to the port, which is a free one for 0. */
export function listenOn(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

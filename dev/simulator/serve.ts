import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Certificates } from './certificates.ts';
import { ConnectionDropped } from './core/faults.ts';
import { inspect } from './inspect.ts';
import { ENTRA_HOST, GRAPH_HOST, type Simulator } from './simulator.ts';

export type SimulatorServer = {
  /** Origin of Entra and Graph together, `https://localhost:PORT`; also serves `/_simulator/`. */
  origin: string;
  /** Origin of each SharePoint host. */
  sharePoint: Record<string, string>;
  /** The value of LISTDESK_SHAREPOINT_ADDRESSES. */
  sharePointAddresses: string;
  close(): Promise<void>;
};

/** Names under which a local caller may reach us; links in answers repeat the one used. */
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
export const MAX_BODY_BYTES = 64 * 1024 * 1024;
const GRAPH_PATH = /^\/(v1\.0|beta|simulated-outlook)(\/|$)/;

/**
 * The simulator over HTTPS on 127.0.0.1: one port for Entra and Graph, one for each SharePoint host of the directory (so make the
 * world first). Port 0 or none: any free one. Tells Entra its authority, so that tokens name the issuer a local client expects.
 */
export async function startSimulatorServer(options: {
  simulator: Simulator;
  certificates: Certificates;
  ports?: { main?: number; sharePoint?: Record<string, number> };
}): Promise<SimulatorServer> {
  const { simulator, certificates, ports = {} } = options;
  const servers: Server[] = [];
  const listen = async (port: number, hostOf: (path: string) => string): Promise<string> => {
    const server = createServer({ key: certificates.server.key, cert: certificates.server.certificate }, (incoming, outgoing) => {
      answer(simulator, hostOf, incoming, outgoing).catch(() => outgoing.destroy());
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    servers.push(server);
    return `https://localhost:${(server.address() as AddressInfo).port}`;
  };
  const close = async (): Promise<void> => {
    await Promise.all(
      servers.map(
        (server) =>
          new Promise((resolve) => {
            server.close(resolve);
            server.closeAllConnections();
          }),
      ),
    );
  };
  try {
    const origin = await listen(ports.main ?? 0, (path) => (GRAPH_PATH.test(path) ? GRAPH_HOST : ENTRA_HOST));
    const sharePoint: Record<string, string> = {};
    for (const host of simulator.directory.tenants.flatMap((tenant) => tenant.hosts))
      sharePoint[host] = await listen(ports.sharePoint?.[host] ?? 0, () => host);
    simulator.entra.authority = origin;
    const sharePointAddresses = Object.entries(sharePoint)
      .map(([host, at]) => `${host}=${at}`)
      .join(',');
    return { origin, sharePoint, sharePointAddresses, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answer(simulator: Simulator, hostOf: (path: string) => string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const local = incoming.headers.host ?? '';
  const path = incoming.url ?? '/';
  if (!LOCAL_NAMES.has(local.replace(/:\d+$/, ''))) return end(outgoing, new Response('Misdirected request.', { status: 421 }));
  const body = await read(incoming);
  if (!body) return end(outgoing, new Response(null, { status: 413, headers: { connection: 'close' } }));
  const host = hostOf(path);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined && !name.startsWith(':')) headers.set(name, String(value));
  headers.set('host', host);
  const method = incoming.method ?? 'GET';
  const request = new Request(`https://${host}${path}`, { method, headers, ...(body.length && method !== 'GET' && method !== 'HEAD' ? { body } : {}) });
  try {
    const inspected = host === ENTRA_HOST ? await inspect(simulator, request) : undefined;
    await end(outgoing, inspected ?? (await simulator.handle(request, `https://${local}`)));
  } catch (error) {
    if (error instanceof ConnectionDropped) return void incoming.socket.destroy();
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await end(outgoing, Response.json({ error: { code: 'simulatorFault', message } }, { status: 500 }));
  }
}

async function read(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function end(outgoing: ServerResponse, response: Response): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const headers: Record<string, string | string[]> = {};
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') headers[name] = value;
  });
  const cookies = response.headers.getSetCookie();
  if (cookies.length) headers['set-cookie'] = cookies;
  outgoing.writeHead(response.status, { ...headers, 'content-length': String(bytes.length) }).end(bytes);
}

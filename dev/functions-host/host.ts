import { QueueServiceClient } from '@azure/storage-queue';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { serveAdmin } from './admin.ts';
import { loadApp, readHostJson, timeSpanSeconds } from './app.ts';
import { answer, RequestTooLarge, serveHttp, type Keys } from './httpTrigger.ts';
import { Invoker, type HostLog } from './invocation.ts';
import { QueueListener } from './queueTrigger.ts';
import { compileRoutes } from './routes.ts';
import { CoreSeam, type RegisteredFunction } from './seam.ts';
import { Timer } from './timerTrigger.ts';

const DEFAULT_TIMEOUT_SECONDS = 1800;
const DEFAULT_ROUTE_PREFIX = 'api';

export type HostOptions = {
  /** Folder of the app: host.json, package.json and what its `main` names. */
  appDir: string;
  /** 0 takes a free port. */
  httpPort: number;
  /** An HTTPS listener beside the plain one: Graph notifies https addresses only. */
  tls?: { port: number; key: string; cert: string };
  keys: Keys;
  log: HostLog;
};
export type Host = { httpPort: number; httpsPort: number | null; functions: string[]; stop: () => Promise<void> };

/**
 * Starts the unmodified app in this process, with triggers for HTTP, storage queues (`AzureWebJobsStorage`) and timers; any other
 * trigger or binding is refused. One host a process: the seam is patched into `require` for good.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const appDir = resolve(options.appDir);
  const hostJson = readHostJson(appDir);
  const { log } = options;
  const seam = new CoreSeam((level, category, message) => log({ level, category: `Worker.${category}`, message }));
  const appHookData = {};
  seam.install();
  await loadApp(appDir, seam, appHookData);
  const functions = [...seam.functions.values()];
  functions.forEach(refuseUnknownBindings);

  const timeoutMs = timeSpanSeconds(hostJson.functionTimeout, DEFAULT_TIMEOUT_SECONDS) * 1000;
  const invoker = new Invoker(seam, { log, appHookData, timeoutMs });
  const timers = new Map(ofType(functions, 'timerTrigger').map((fn) => [fn.metadata.name, new Timer(fn, invoker)]));
  const listeners = ofType(functions, 'queueTrigger').map((fn) => new QueueListener(fn, queueService(fn), { hostJson, invoker, log }));
  const routes = compileRoutes(functions, hostJson.extensions?.http?.routePrefix ?? DEFAULT_ROUTE_PREFIX);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (await serveAdmin({ functions: seam.functions, timers, keys: options.keys, invoker }, request, response)) return;
    await serveHttp(routes, options.keys, invoker, request, response);
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response).catch((error: unknown) => {
      if (!(error instanceof RequestTooLarge)) log({ level: 'error', category: 'Host.Http', message: String(error) });
      if (response.headersSent) response.destroy();
      else answer(response, error instanceof RequestTooLarge ? 413 : 500);
    });
  };

  const servers = [http.createServer(onRequest), ...(options.tls ? [https.createServer(options.tls, onRequest)] : [])];
  const ports = [options.httpPort, options.tls?.port ?? 0];
  const listening = await Promise.all(servers.map((server, at) => listen(server, ports[at] ?? 0)));
  for (const listener of listeners) await listener.start();
  for (const timer of timers.values()) timer.start();

  return {
    httpPort: listening[0] ?? 0,
    httpsPort: listening[1] ?? null,
    functions: functions.map((fn) => fn.metadata.name),
    stop: async () => {
      for (const timer of timers.values()) timer.stop();
      for (const server of servers) server.close();
      await Promise.all(listeners.map((listener) => listener.stop()));
      await invoker.drained();
      await seam.runHooks('appTerminate', { hookData: {}, appHookData });
      for (const server of servers) server.closeAllConnections();
    },
  };
}

function ofType(functions: RegisteredFunction[], type: string): RegisteredFunction[] {
  return functions.filter((fn) => fn.trigger.type === type);
}

const KNOWN_TYPES = new Set(['httpTrigger', 'http', 'queueTrigger', 'timerTrigger']);

function refuseUnknownBindings(fn: RegisteredFunction): void {
  for (const { type } of Object.values(fn.metadata.bindings))
    if (!KNOWN_TYPES.has(type)) throw new Error(`${fn.metadata.name}: this host knows no binding "${type}"; use the SDK in the function.`);
}

function queueService(fn: RegisteredFunction): QueueServiceClient {
  const name = String(fn.trigger['connection'] ?? 'AzureWebJobsStorage');
  const connection = process.env[name] ?? process.env[`AzureWebJobs${name}`];
  if (!connection) throw new Error(`${fn.metadata.name}: the setting ${name} must hold the connection string of the storage account.`);
  return QueueServiceClient.fromConnectionString(connection);
}

function listen(server: http.Server | https.Server, port: number): Promise<number> {
  return new Promise((resolved, rejected) => {
    server.once('error', rejected);
    server.listen(port, '127.0.0.1', () => resolved((server.address() as AddressInfo).port));
  });
}

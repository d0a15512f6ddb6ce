import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import tls from 'node:tls';
import { FunctionsChild } from '../functions-host/child.ts';
import { startMailbox } from '../mailbox/server.ts';
import { ensureCertificates } from '../simulator/certificates.ts';
import { startSimulatorServer, type SimulatorServer } from '../simulator/serve.ts';
import { Simulator } from '../simulator/simulator.ts';
import { startSmtpDoor, type SmtpDoor } from '../smtp-door/smtpDoor.ts';
import { startWorkbench } from '../workbench/server.ts';
import { createWorld, LISTDESK_APP_ID, NORDWIND, SUEDWIND } from '../world.ts';
import { startAzurite } from './azurite.ts';
import { ensureFirstDesk } from './firstDesk.ts';
import { seedTickets } from './manyTickets/seedTickets.ts';
import { registerDesk } from './registerDesk.ts';
import { ensureOwnColumns } from './ownColumns.ts';
import { choosePorts, PORT_NAMES, type Ports } from './ports.ts';
import { ensureSecrets } from './secrets.ts';
import { serviceSettings } from './serviceSettings.ts';
import { keepWorldState } from './worldState.ts';

export type LocalOptions = {
  root: string;
  /** Folder of everything that is kept between starts. */
  home: string;
  fresh: boolean;
  /** First of the ports; 0 takes free ones. */
  port: number;
  /** Fills the desk with invented tickets up to so many. */
  tickets?: number | null;
};
/** Runs one step of the start and shows it; `note` says how far it is. */
export type Step = <T>(title: string, work: (note: (text: string) => void) => Promise<T>) => Promise<T>;

/** What stands in `.listdesk/running.json`. */
export type Addresses = {
  desk: string;
  portal: string;
  mailbox: string;
  simulator: string;
  sharePoint: Record<string, string>;
  functions: string;
  smtp: { host: string; port: number };
  supportAddress: string;
  ca: string;
  log: string;
  /** The service's settings, for the command line. */
  settings: Record<string, string>;
};
export type Local = { addresses: Addresses; simulator: Simulator; functions: FunctionsChild; moved: Ports['moved']; stop: () => Promise<void> };

/** Starts everything in the right order; whatever was started is ended again when a later step fails. */
export async function startLocal(options: LocalOptions, step: Step): Promise<Local> {
  const closers: (() => unknown)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= endAll(closers));
  try {
    return await startAll(options, step, closers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The last started ends first. One that cannot be ended does not keep the others. */
async function endAll(closers: (() => unknown)[]): Promise<void> {
  const problems: unknown[] = [];
  for (const close of closers.reverse())
    await Promise.resolve()
      .then(close)
      .catch((error: unknown) => problems.push(error));
  if (problems.length) throw new AggregateError(problems, 'Not everything could be ended.');
}

async function startAll(options: LocalOptions, step: Step, closers: (() => unknown)[], stop: () => Promise<void>): Promise<Local> {
  const state = join(options.home, 'state');
  if (options.fresh) rmSync(state, { recursive: true, force: true });
  mkdirSync(state, { recursive: true });
  const ports = await choosePorts([...PORT_NAMES, `sharePoint ${NORDWIND.host}`, `sharePoint ${SUEDWIND.host}`], options.port);
  const secrets = ensureSecrets(join(state, 'secrets.json'));

  const azurite = await step('Storage (Azurite)', () => startAzurite({ location: join(state, 'azurite') }));
  closers.push(azurite.stop);

  const { simulator, server, certificates } = await step('Microsoft 365 (simulator)', async () => {
    const certificates = await ensureCertificates(join(state, 'certificates'));
    // The simulator calls the service's https addresses, which our own authority vouches for.
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificates.ca]);
    const simulator = await Simulator.create();
    const kept = await keepWorldState(simulator, join(state, 'world.bin'));
    await createWorld(simulator, { appCertificatePem: certificates.app.certificate, newcomer: true });
    closers.push(kept.stop, () => simulator.settle());
    return { simulator, certificates, server: await serveSimulator(simulator, certificates, ports) };
  });
  closers.push(server.close);

  const smtp = await step('SMTP door', () => startSmtpDoor({ port: ports.of('smtp'), deliver: (mail) => simulator.graph.deliver(mail) }));
  closers.push(smtp.close);

  const pages = `http://localhost:${ports.of('pages')}`;
  const logFile = join(options.home, 'functions.log');
  const settings = serviceSettings({
    storage: azurite.connectionString,
    simulator: server,
    certificates,
    secrets,
    pages,
    publicUrl: `https://localhost:${ports.of('functionsHttps')}`,
  });
  const functions = await step('Service (functions)', () => startFunctions(options.root, logFile, settings, secrets, certificates, ports, closers));
  closers.push(() => functions.stop());
  const app = simulator.directory.app(LISTDESK_APP_ID);
  if (app) app.redirectUris = [`${functions.url}/api/consented`];

  await step('Help desk of Nordwind', async (note) => {
    await ensureFirstDesk(simulator, note);
    await ensureOwnColumns(simulator);
    note('registering at the service');
    await registerDesk(simulator, functions.url, pages);
    if (options.tickets) {
      note(`filling it up to ${options.tickets} tickets`);
      seedTickets(simulator, options.tickets, Date.now());
    }
  });

  const shared = { serviceUrl: functions.url, licenceKeys: { keys: [secrets.licenceKey.publicKey] } };
  const [workbench, mailbox] = await step('Pages', async () => {
    const packageFile = join(options.root, 'spfx-webpart/sharepoint/solution/listdesk.sppkg');
    const workbench = await startWorkbench({
      simulator,
      packageFile,
      nodeModules: join(options.root, 'node_modules'),
      port: ports.of('pages'),
      defaultUser: { desk: NORDWIND.agents[0].upn, portal: NORDWIND.requesters[0].upn },
      properties: { desk: { ...shared, portalUrl: '/sites/intranet/SitePages/Portal.aspx' }, portal: { ...shared, deskUrl: NORDWIND.desk } },
    });
    closers.push(workbench.close);
    const mailbox = await startMailbox({ simulator, smtp, port: ports.of('mailbox') });
    closers.push(mailbox.close);
    return [workbench, mailbox] as const;
  });

  return {
    simulator,
    functions,
    stop,
    moved: ports.moved,
    addresses: addressesOf({ pages: workbench.origin, mailbox: mailbox.origin, server, functions, smtp, settings, ca: certificates.caFile, log: logFile }),
  };
}

function serveSimulator(simulator: Simulator, certificates: Awaited<ReturnType<typeof ensureCertificates>>, ports: Ports): Promise<SimulatorServer> {
  const sharePoint = Object.fromEntries([NORDWIND.host, SUEDWIND.host].map((host) => [host, ports.of(`sharePoint ${host}`)]));
  return startSimulatorServer({ simulator, certificates, ports: { main: ports.of('simulator'), sharePoint } });
}

async function startFunctions(
  root: string,
  logFile: string,
  settings: Record<string, string>,
  secrets: ReturnType<typeof ensureSecrets>,
  certificates: Awaited<ReturnType<typeof ensureCertificates>>,
  ports: Ports,
  closers: (() => unknown)[],
): Promise<FunctionsChild> {
  const log = createWriteStream(logFile, { flags: 'a' });
  closers.push(() => new Promise((resolve) => log.end(resolve)));
  return FunctionsChild.start({
    appDir: join(root, 'azure-functions'),
    httpPort: ports.of('functions'),
    tls: { port: ports.of('functionsHttps'), key: certificates.server.key, cert: certificates.server.certificate },
    keys: { master: secrets.masterKey, functionKey: secrets.functionKey },
    env: { PATH: process.env['PATH'] ?? '', ...settings },
    onLog: (entry) => log.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`),
  });
}

function addressesOf(input: {
  pages: string;
  mailbox: string;
  server: SimulatorServer;
  functions: FunctionsChild;
  smtp: SmtpDoor;
  settings: Record<string, string>;
  ca: string;
  log: string;
}): Addresses {
  const { pages, mailbox, server, smtp } = input;
  return {
    desk: `${pages}/sites/helpdesk/SitePages/Desk.aspx?as=${NORDWIND.agents[0].upn}`,
    portal: `${pages}/sites/intranet/SitePages/Portal.aspx?as=${NORDWIND.requesters[0].upn}`,
    mailbox: `${mailbox}/?address=${NORDWIND.requesters[0].upn}`,
    simulator: server.origin,
    sharePoint: server.sharePoint,
    functions: input.functions.url,
    smtp: { host: smtp.host, port: smtp.port },
    supportAddress: NORDWIND.support,
    ca: input.ca,
    log: input.log,
    settings: input.settings,
  };
}

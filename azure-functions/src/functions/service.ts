import { hostDns, type DnsResolver } from '../intake/senderProof.ts';
import { parseSettings, type Settings } from '../config.ts';
import { entraCredentials, type EntraTokens } from '../graph/credentials.ts';
import { patientFetch } from '../graph/retryAfter.ts';
import type { Positions } from '../intake/scan.ts';
import type { StateSigner } from '../intake/clientState.ts';
import type { Ledger, RawMailStore } from '../intake/ports.ts';
import { onlyToDestinations } from '../security/destinations.ts';
import { hostNow, hostProof, type HostNow } from '../graph/hostProof.ts';
import type { Installation, ProveHost, Registry } from '../licence/ports.ts';
import { licenceSigner, type LicenceSigner } from '../licence/signer.ts';
import { keyedHash } from '../security/keyedHash.ts';
import { createLog, faultCode, type Log } from '../security/log.ts';
import { rateLimiter } from '../security/rateLimit.ts';
import { tokenVerifier } from '../security/tokens.ts';
import { storageClients, type StorageClients } from '../storage/clients.ts';
import { tableLedger } from '../storage/ledger.ts';
import { tablePositions } from '../storage/positions.ts';
import { queueSender, type QueueSender } from '../storage/queues.ts';
import { rawMailStore } from '../storage/rawMail.ts';
import { tableRegistry } from '../storage/registry.ts';
import { silent, type Telemetry } from '../telemetry/signals.ts';
import { later } from '../telemetry/later.ts';
import { tracedQueue } from '../telemetry/tracedQueue.ts';
import { watchedFetch } from '../telemetry/watchedFetch.ts';
import { watchedLog } from '../telemetry/watchedLog.ts';
import { openDesks, type OpenDesk } from './desks.ts';
import { lanes, type Lanes } from './lanes.ts';

/** The world around the service; tests give another. */
export type Outside = {
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<void>;
  now: () => number;
  random: () => number;
  log: Log;
  tokens?: EntraTokens;
  resolveDns?: DnsResolver;
  telemetry?: Telemetry;
};

/** Everything the functions need, wired once. */
export type Service = {
  settings: Settings;
  outside: Outside;
  log: Log;
  telemetry: Telemetry;
  storage: StorageClients;
  /** When this instance began, milliseconds. */
  startedAt: number;
  enqueue: QueueSender;
  rawMail: RawMailStore;
  positions: Positions;
  registry: Registry;
  proveHost: ProveHost;
  /** Where a SharePoint host is by now, from name to name of a renamed tenant. */
  hostNow: (host: string) => Promise<HostNow>;
  ledgerOf: (tenant: string) => Ledger;
  tokens: EntraTokens;
  /** `fetch` that waits as told. */
  patient: typeof fetch;
  verify: ReturnType<typeof tokenVerifier>;
  signer: LicenceSigner;
  signState: StateSigner;
  open: (installation: Installation) => OpenDesk;
  /** Null when this desk is not installed. */
  desk: (tenant: string, desk: string) => Promise<OpenDesk | null>;
  /** Turns of the intake queue on this instance. */
  lanes: Lanes;
  allowCall: (tenant: string) => { ok: true } | { ok: false; retryAfterSeconds: number };
};

/** Calls of one tenant on one instance; a desk of fifty agents stays far below. */
const CALLS_PER_TENANT = { perMinute: 600, burst: 200 };

export function createService(settings: Settings, given: Outside): Service {
  const telemetry = given.telemetry ?? silent;
  const addresses = new Map([
    ...[...settings.sharePointAddresses].map(([host, origin]) => [origin, host] as const),
    [settings.graphEndpoint, 'graph.microsoft.com'],
    [settings.entraAuthority, 'login.microsoftonline.com'],
  ]);
  const outside: Outside = { ...given, fetch: watchedFetch(given.fetch, telemetry, addresses), log: watchedLog(given.log, telemetry) };
  const storage = storageClients(settings.storage);
  const hash = (purpose: Parameters<typeof keyedHash>[1], ...parts: string[]): string => keyedHash(settings.secret, purpose, ...parts);
  const ledgerOf = (tenant: string): Ledger => tableLedger(storage, tenant, hash, outside.now);
  const patient = patientFetch(outside);
  const tokens = outside.tokens ?? entraCredentials(settings);
  const registry = tableRegistry(storage);
  const open = openDesks({ settings, outside, patient, tokens, ledgerOf });
  return {
    settings,
    outside,
    log: outside.log,
    telemetry,
    storage,
    registry,
    ledgerOf,
    patient,
    tokens,
    open,
    startedAt: outside.now(),
    enqueue: tracedQueue(queueSender(storage), telemetry, outside.now),
    rawMail: rawMailStore(storage),
    positions: tablePositions(storage),
    verify: tokenVerifier({ authority: settings.entraAuthority, audiences: [settings.apiAudience, settings.appId], fetch: outside.fetch, now: outside.now }),
    proveHost: hostProof({ fetch: patient, appToken: tokens.app, addresses: settings.sharePointAddresses }),
    hostNow: hostNow({ fetch: patient, addresses: settings.sharePointAddresses }),
    signer: licenceSigner([{ ...settings.licenceKey, from: null }, ...(settings.nextLicenceKey ? [settings.nextLicenceKey] : [])], outside.now),
    signState: (tenant, desk, watched) => hash('clientState', tenant, desk, watched),
    desk: async (tenant, id) => {
      const installation = await registry.installation(tenant, id);
      return installation ? open(installation) : null;
    },
    lanes: lanes(outside.now, outside.random),
    allowCall: rateLimiter(CALLS_PER_TENANT, outside.now),
  };
}

let service: Service | undefined;
let endTelemetry: () => Promise<void> = () => Promise.resolve();

/** Sends what was collected and not sent yet. */
export const closeService = (): Promise<void> => endTelemetry();

/** The service of this process, made on first use. Wrong settings stop the start: `main.ts` calls this before it registers anything. */
export function theService(): Service {
  if (service) return service;
  const parsed = parseSettings(process.env);
  if ('problems' in parsed) throw new Error(`ListDesk cannot start:\n${parsed.problems.map((problem) => `- ${problem}`).join('\n')}`);
  const write = { info: console.log, warning: console.warn, error: console.error };
  const log = createLog((level, line) => write[level](line));
  const { telemetry: wanted, region } = parsed.settings;
  const telemetry = wanted
    ? later(
        async () => (await import('../telemetry/exporters.ts')).exportingTelemetry(wanted, region),
        (error) => log('error', 'telemetry.notLoaded', { code: faultCode(error) }),
      )
    : undefined;
  if (telemetry) endTelemetry = telemetry.shutdown;
  service = createService(parsed.settings, {
    ...(telemetry ? { telemetry } : {}),
    fetch: onlyToDestinations(parsed.settings, (...call) => fetch(...call)),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: Date.now,
    random: Math.random,
    log,
    resolveDns: hostDns(),
  });
  return service;
}

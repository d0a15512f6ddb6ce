import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HttpRequest } from '@azure/functions';
import { deskLists, type DeskLists } from '@listdesk/shared/sharepoint';
import { ensureCertificates, type Certificates } from '../../dev/simulator/certificates.ts';
import { ManualClock } from '../../dev/simulator/core/clock.ts';
import type { StoredMessage } from '../../dev/simulator/graph/mailbox/model.ts';
import type { Simulator } from '../../dev/simulator/simulator.ts';
import { copiedDesk } from '../../dev/start/copiedDesk.ts';
import { LISTDESK_APP_ID, LISTDESK_AUDIENCE, NORDWIND } from '../../dev/world.ts';
import { parseSettings, type Settings } from '../src/config.ts';
import { deskId } from '../src/functions/desks.ts';
import { handleIntake, handleOutbound } from '../src/functions/queueHandler.ts';
import { handlerOf } from '../src/functions/register.ts';
import { ROUTES } from '../src/functions/routes.ts';
import { sharePointFor } from '../src/graph/sharePoint.ts';
import { createService, type Service } from '../src/functions/service.ts';
import type { QueueName } from '../src/storage/clients.ts';
import type { Telemetry } from '../src/telemetry/signals.ts';
import { accountInAzurite } from './azurite.ts';
import { entraTokens } from './entraTokens.ts';

export const START = '2026-11-21T08:00:00Z';
const PUBLIC_URL = 'https://service.listdesk.example';

export type DeskInCloud = {
  simulator: Simulator;
  clock: ManualClock;
  service: Service;
  settings: Settings;
  /** Lines of the service's log. */
  logged: string[];
  /** The lists as the admin's browser sees them. */
  lists: DeskLists;
  /** And as somebody else's sees them. */
  listsOf: (upn: string) => DeskLists;
  /** An HTTP request to the service. */
  call: (path: string, init?: RequestInit) => Promise<Response>;
  as: (upn: string) => Promise<Record<string, string>>;
  connect: () => Promise<void>;
  deliver: (lines: readonly string[], options?: { from?: string; to?: string[] }) => Promise<string>;
  /** Works off both queues; answers how many messages were handled. Delays are skipped. */
  drain: () => Promise<number>;
  /** Mail in a mailbox of the simulated world, oldest first, when everything under way has arrived; none where there is no such mailbox. */
  inbox: (address: string) => Promise<StoredMessage[]>;
  sentItems: (address: string) => Promise<StoredMessage[]>;
  /** The pointers in a queue, taken out. */
  take: (queue: QueueName) => Promise<unknown[]>;
  /** Another certificate from now on (PEM of certificate and key). */
  signInWith: (pem: string) => void;
  /** A service of another process: same storage and world, empty memory. */
  restarted: (over?: Partial<Service>) => Service;
  stop: () => Promise<void>;
};

type Made = { certificates: Certificates; desks: ReturnType<typeof copiedDesk> };
let made: Promise<Made> | null = null;

async function makeDesks(): Promise<Made> {
  const folder = mkdtempSync(path.join(tmpdir(), 'listdesk-test-'));
  const certificates = await ensureCertificates(folder, Date.parse(START));
  rmSync(folder, { recursive: true, force: true });
  return { certificates, desks: copiedDesk(certificates.app.certificate) };
}

/** The service in process, between the simulator and Azurite: one provisioned desk of Nordwind. */
export async function deskInCloud(given: { telemetry?: Telemetry } = {}): Promise<DeskInCloud> {
  const azurite = await accountInAzurite();
  const { certificates, desks } = await (made ??= makeDesks());
  const clock = new ManualClock(START);
  const simulator = await desks.copy({ clock, callOut: (url, init) => handle(new Request(url, init)) });
  const settings = settingsFor(azurite.connectionString, certificates.app.pem);
  const logged: string[] = [];
  let pem = certificates.app.pem;
  const outside = {
    fetch: simulator.fetch as typeof fetch,
    now: () => clock.now(),
    sleep: (ms: number) => clock.advance(ms),
    random: () => 0.5,
    log: (level: string, event: string, fields = {}) => void logged.push(JSON.stringify({ level, event, ...fields })),
    ...given,
    tokens: entraTokens({ pem: () => pem, appId: LISTDESK_APP_ID, fetch: simulator.fetch as typeof fetch, now: () => clock.now() }),
  };
  const restarted = (over: Partial<Service> = {}): Service => {
    const made = { ...createService(settings, outside), ...over };
    const { enqueue } = made;
    made.enqueue = (queue, message) => enqueue(queue, message);
    return made;
  };
  const service = restarted();
  await service.storage.ensure();

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const segments = url.pathname.replace(/^\/api\//, '').split('/');
    for (const route of Object.values(ROUTES)) {
      const params = matched(route.route.split('/'), segments);
      if (!params || ![...route.methods, 'OPTIONS'].includes(request.method as never)) continue;
      const bytes = new Uint8Array(await request.arrayBuffer());
      const incoming = new HttpRequest({
        method: request.method as 'GET',
        url: request.url,
        headers: Object.fromEntries(request.headers),
        params,
        query: Object.fromEntries(url.searchParams),
        ...(bytes.length ? { body: { bytes } } : {}),
      });
      const answer = await handlerOf(route.route, route, () => service)(incoming, {} as never);
      const { status = 200, headers, body } = answer as { status?: number; headers?: Record<string, string>; body?: BodyInit };
      return new Response(status === 204 ? null : (body ?? null), { status, ...(headers ? { headers } : {}) });
    }
    return new Response(null, { status: 404 });
  }

  const take = async (name: QueueName): Promise<unknown[]> => {
    const queue = service.storage.queue(name);
    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 });
    for (const item of receivedMessageItems) await queue.deleteMessage(item.messageId, item.popReceipt);
    return receivedMessageItems.map((item) => JSON.parse(item.messageText) as unknown);
  };
  const drain = async (): Promise<number> => {
    let handled = 0;
    for (let round = 0; round < 40; round += 1) {
      await simulator.settle();
      const intake = await take('intake');
      const outbound = await take('outbound');
      if (!intake.length && !outbound.length) return handled;
      for (const message of intake) await handleIntake(service, message, { triggerMetadata: { dequeueCount: 1 } });
      for (const message of outbound) await handleOutbound(service, message);
      handled += intake.length + outbound.length;
    }
    throw new Error('the queues never became empty');
  };
  const folder =
    (name: 'inbox' | 'sentitems') =>
    async (address: string): Promise<StoredMessage[]> => {
      await simulator.settle();
      const mailbox = simulator.graph.mailbox(address);
      return mailbox ? [...mailbox.inFolder(mailbox.wellKnown(name).id)] : [];
    };
  const as = async (upn: string): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await simulator.entra.userToken({ tenantId: NORDWIND.id, upn, resource: LISTDESK_AUDIENCE })}`,
  });
  const call = (route: string, init?: RequestInit): Promise<Response> => handle(new Request(`${PUBLIC_URL}/api/${route}`, init));
  const resource = `https://${NORDWIND.host}`;
  const browserOf = (token: () => Promise<string>): DeskLists =>
    deskLists(sharePointFor(NORDWIND.desk, { fetch: simulator.fetch as typeof fetch, token, addresses: new Map() }), NORDWIND.desk, () => clock.now());
  return {
    simulator,
    clock,
    service,
    settings,
    logged,
    call,
    as,
    drain,
    take,
    restarted,
    inbox: folder('inbox'),
    sentItems: folder('sentitems'),
    signInWith: (renewed) => {
      pem = renewed;
    },
    lists: browserOf(() => simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource })),
    listsOf: (upn) => browserOf(() => simulator.entra.userToken({ tenantId: NORDWIND.id, upn, resource })),
    connect: async () => {
      const answer = await call('installations', {
        method: 'POST',
        headers: await as(NORDWIND.admin.upn),
        body: JSON.stringify({ desk: NORDWIND.desk, mailboxes: [NORDWIND.support] }),
      });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      await drain();
    },
    deliver: async (lines, { from = NORDWIND.requesters[1].upn, to = [NORDWIND.support] } = {}) => {
      const { delivered } = await simulator.graph.deliver({ envelopeFrom: from, envelopeTo: to, raw: new Uint8Array(Buffer.from(lines.join('\r\n'), 'utf8')) });
      return delivered[0]?.id ?? '';
    },
    stop: azurite.stop,
  };
}

export const nordwindDesk = (settings: Settings): string => deskId(settings.secret, NORDWIND.id, NORDWIND.desk);

function settingsFor(storage: string, certificate: string): Settings {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const parsed = parseSettings({
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    LISTDESK_REGION: 'local',
    AzureWebJobsStorage: storage,
    LISTDESK_APP_ID,
    LISTDESK_CREDENTIAL: 'certificate',
    LISTDESK_CERTIFICATE: certificate,
    LISTDESK_PUBLIC_URL: PUBLIC_URL,
    LISTDESK_LICENCE_KEY: privateKey,
    LISTDESK_LICENCE_KEY_ID: 'test',
    LISTDESK_SECRET: randomBytes(32).toString('base64'),
    LISTDESK_RAW_MAIL_SECRET: randomBytes(32).toString('base64'),
  });
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.settings;
}

function matched(route: string[], segments: string[]): Record<string, string> | null {
  if (route.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of route.entries()) {
    if (part.startsWith('{')) params[part.slice(1, -1)] = segments[index]!;
    else if (part !== segments[index]) return null;
  }
  return params;
}

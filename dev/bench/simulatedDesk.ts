import { spfi, DefaultHeaders, DefaultInit, type SPFI } from '@pnp/sp/index.js';
import { DefaultParse, InjectHeaders } from '@pnp/queryable';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { addToRole, deskLists, provisionDesk } from '@listdesk/shared/sharepoint';
import type { ListName } from '@listdesk/shared/schema';
import { LISTS } from '@listdesk/shared/schema';
import { ManualClock, type Clock } from '../simulator/core/clock.ts';
import { Simulator } from '../simulator/simulator.ts';
import { issueAppToken } from '../simulator/entra/tokens.ts';
import { createSigningKeys, type SigningKeys } from '../simulator/entra/signingKeys.ts';

/** A site of a simulated tenant, ready for contract tests and measurements over the real PnPjs. */
export type SimulatedDesk = {
  simulator: Simulator;
  siteUrl: string;
  /** PnPjs as SPFx configures it for this user: cookies and a digest that came with the page. */
  as(address: string): SPFI;
  lists(address: string): DeskLists;
  /** PnPjs as the service configures it: a certificate's token for the site it was granted. */
  asApp(): Promise<SPFI>;
  /** That token alone, for a process of its own. */
  token(): Promise<string>;
};

export const ADMIN = 'mara.vogt@nordwind.example';
export const AGENT = 'aylin.demir@nordwind.example';
export const SECOND_AGENT = 'jonas.weber@nordwind.example';
export const REQUESTER = 'oliver.whitfield@nordwind.example';

const TENANT = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001';
const HOST = 'nordwind.sharepoint.com';
const NAMES: Record<string, string> = { [ADMIN]: 'Mara Vogt', [AGENT]: 'Aylin Demir', [SECOND_AGENT]: 'Jonas Weber', [REQUESTER]: 'Oliver Whitfield' };

let keys: Promise<SigningKeys> | null = null;
let sites = 0;

/** PnPjs keeps digests for the whole process by site address, so each desk has an address of its own. */
export async function emptySite(options: { clock?: Clock } = {}): Promise<SimulatedDesk> {
  sites += 1;
  return siteNamed(`desk${sites}`, options);
}

async function siteNamed(name: string, options: { clock?: Clock }): Promise<SimulatedDesk> {
  keys ??= createSigningKeys();
  const simulator = await Simulator.create({ ...options, keys: await keys });
  const path = `/sites/${name}`;
  simulator.directory.tenants.push({
    id: TENANT,
    name: 'Nordwind',
    hosts: [HOST],
    mailDomains: ['nordwind.example'],
    consents: [],
    siteGrants: [],
    mailScopes: [],
    approvedApis: [],
    users: Object.entries(NAMES).map(([upn, displayName], at) => ({
      oid: `00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`,
      upn,
      displayName,
      otherMails: [],
      admin: upn === ADMIN,
    })),
  });
  const siteUrl = `https://${HOST}${path}`;
  simulator.sharePoint.createSite(siteUrl, { title: 'Service Desk', owners: [ADMIN] });
  const as = (address: string): SPFI =>
    spfi(siteUrl).using(
      DefaultHeaders(),
      DefaultInit(),
      through(simulator.fetch),
      DefaultParse(),
      InjectHeaders({ 'x-simulator-user': address }),
      pageDigest(simulator, siteUrl, address),
    );
  const token = (): Promise<string> => appToken(simulator, siteUrl);
  const asApp = async (): Promise<SPFI> =>
    spfi(siteUrl).using(DefaultHeaders(), DefaultInit(), through(simulator.fetch), DefaultParse(), InjectHeaders({ Authorization: `Bearer ${await token()}` }));
  return { simulator, siteUrl, as, asApp, token, lists: (address) => deskLists(as(address), siteUrl, () => simulator.world.clock.now()) };
}

const PATTERN = 'desk-that-is-copied';
/** Set-up desks as text, by the time they were set up at; null for the real clock. */
const patterns = new Map<number | null, Promise<string>>();

/** A desk that is set up, with two agents in their group. Set up once for each time of a clock, then copied, which takes a tenth. */
export async function simulatedDesk(options: { clock?: Clock } = {}): Promise<SimulatedDesk> {
  const at = options.clock?.now() ?? null;
  const pattern = patterns.get(at) ?? setUp(at);
  patterns.set(at, pattern);
  const desk = await emptySite(options);
  await desk.simulator.restore(JSON.parse((await pattern).replaceAll(PATTERN, desk.siteUrl.split('/').at(-1)!)));
  return desk;
}

async function setUp(at: number | null): Promise<string> {
  const desk = await siteNamed(PATTERN, at === null ? {} : { clock: new ManualClock(new Date(at).toISOString()) });
  await provisionDesk(desk.as(ADMIN), desk.siteUrl);
  for (const address of [AGENT, SECOND_AGENT]) await addToRole(desk.as(ADMIN), desk.siteUrl, 'Agent', address);
  await desk.simulator.settle();
  return JSON.stringify(desk.simulator.snapshot());
}

/** Rows straight into the store, by internal name: 100,000 in a second. Keys, times and titles are the caller's. */
export function seed(desk: SimulatedDesk, list: ListName, rows: readonly Record<string, string | number | boolean | null>[]): void {
  desk.simulator.sharePoint.seedItems(`${new URL(desk.siteUrl).pathname}/Lists/${LISTS[list].url}`, desk.siteUrl, rows);
}

const APP_ID = '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001';

async function appToken(simulator: Simulator, siteUrl: string): Promise<string> {
  const tenant = simulator.directory.tenantById(TENANT)!;
  const app = { appId: APP_ID, name: 'ListDesk', homeTenant: TENANT, certificates: [], secrets: [], federatedSubjects: [], audiences: [], redirectUris: [] };
  if (!simulator.directory.app(APP_ID)) {
    simulator.directory.apps.push(app);
    tenant.consents.push({ appId: APP_ID, roles: ['Sites.Selected'], scopes: [] });
    tenant.siteGrants.push({ siteUrl, appId: APP_ID, role: 'write' });
  }
  return issueAppToken(simulator.world, {
    tenant,
    app,
    proof: '2',
    resource: { kind: 'sharepoint', audience: `https://${HOST}` },
    authority: 'https://login.microsoftonline.com',
  });
}

type Instance = {
  on: {
    pre(pre: (url: string, init: RequestInit, result: unknown) => Promise<[string, RequestInit, unknown]>): unknown;
    send: { replace(send: (url: URL, init: RequestInit) => Promise<Response>): unknown };
  };
};

/** In the browser the digest comes with the page, so it is neither logged nor subject to faults here. */
function pageDigest(simulator: Simulator, siteUrl: string, address: string) {
  return <T extends Instance>(instance: T): T => {
    instance.on.pre(async (url, init, result) => {
      if (init.method !== 'GET') init.headers = { ...init.headers, 'X-RequestDigest': await digestFor(simulator, siteUrl, address) };
      return [url, init, result];
    });
    return instance;
  };
}

/** Empty for somebody who may not open the site; SharePoint then says so itself. */
async function digestFor(simulator: Simulator, siteUrl: string, address: string): Promise<string> {
  const canonical = new URL(`${siteUrl}/_api/contextinfo`);
  const request = new Request(canonical, { method: 'POST', headers: { accept: 'application/json', 'x-simulator-user': address } });
  const response = await simulator.sharePoint.handle(request, { canonical, address: canonical.origin, body: new Uint8Array() });
  return response.ok ? ((await response.json()) as { FormDigestValue: string }).FormDigestValue : '';
}

/** Sends what PnPjs wants to send into the simulator. */
export function through(fetch: Simulator['fetch']) {
  return <T extends Instance>(instance: T): T => {
    instance.on.send.replace((url, init) => fetch(url.toString(), init));
    return instance;
  };
}

import { ManualClock } from '../../core/clock.ts';
import { GRAPH_AUDIENCE } from '../../entra/resources.ts';
import { issueAppToken } from '../../entra/tokens.ts';
import { Simulator, type SimulatorOptions } from '../../simulator.ts';

/** A small tenant with one shared mailbox and one app that may use it: what the tests of Graph start from. */
export const TENANT = '11111111-1111-4111-8111-111111111111';
export const APP = '22222222-2222-4222-8222-222222222222';
export const SUPPORT = 'support@contoso.example';
export const ADA = { oid: '33333333-3333-4333-8333-333333333333', upn: 'ada@contoso.example' };
export const ROOT = 'https://graph.microsoft.com/v1.0';
export const START = '2026-11-21T08:00:00Z';

export type Desk = {
  simulator: Simulator;
  clock: ManualClock;
  token: string;
  call: (method: string, path: string, options?: { body?: unknown; headers?: Record<string, string>; token?: string }) => Promise<Response>;
  get: <T = Record<string, unknown>>(path: string, headers?: Record<string, string>) => Promise<T>;
  deliver: (lines: readonly string[], from?: string, to?: readonly string[]) => Promise<void>;
};

export async function openDesk(options: { roles?: string[]; mailScopes?: string[]; callOut?: SimulatorOptions['callOut'] } = {}): Promise<Desk> {
  const clock = new ManualClock(START);
  const simulator = await Simulator.create({ clock, ...(options.callOut ? { callOut: options.callOut } : {}) });
  simulator.directory.apps.push({
    appId: APP,
    name: 'Desk',
    homeTenant: TENANT,
    certificates: [],
    secrets: [],
    federatedSubjects: [],
    audiences: [],
    redirectUris: ['https://desk.example/done'],
  });
  simulator.directory.tenants.push({
    id: TENANT,
    name: 'Contoso',
    hosts: ['contoso.sharepoint.com'],
    mailDomains: ['contoso.example'],
    users: [{ ...ADA, displayName: 'Ada Lovelace', otherMails: [], admin: true }],
    consents: [{ appId: APP, roles: options.roles ?? ['Mail.ReadWrite', 'Mail.Send'], scopes: ['User.Read'] }],
    siteGrants: [],
    mailScopes: options.mailScopes ? [{ appId: APP, mailboxes: options.mailScopes, roles: ['Mail.ReadWrite', 'Mail.Send'] }] : [],
    approvedApis: [],
  });
  simulator.graph.createSharedMailbox({ tenantId: TENANT, address: SUPPORT, displayName: 'Contoso Support' });
  const tenant = simulator.directory.tenants[0]!;
  const token = await issueAppToken(simulator.world, {
    tenant,
    app: simulator.directory.apps[0]!,
    proof: '2',
    resource: { kind: 'graph', audience: GRAPH_AUDIENCE },
    authority: 'https://login.microsoftonline.com',
  });
  const call: Desk['call'] = async (method, path, { body, headers = {}, token: other = token } = {}) =>
    simulator.fetch(path.startsWith('https:') ? path : `${ROOT}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${other}`,
        ...(body !== undefined && typeof body !== 'string' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return {
    simulator,
    clock,
    token,
    call,
    get: async <T>(path: string, headers: Record<string, string> = {}) => {
      const response = await call('GET', path, { headers });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    deliver: async (lines, from = 'kim@outside.example', to = [SUPPORT]) => {
      await simulator.graph.deliver({ envelopeFrom: from, envelopeTo: to, raw: new Uint8Array(Buffer.from(lines.join('\r\n'), 'utf8')) });
    },
  };
}

/** A plain mail as lines; header lines given replace or add. */
export function mail(headers: Record<string, string> = {}, body = 'The printer is on fire.'): string[] {
  const all: Record<string, string> = {
    From: 'Kim Example <kim@outside.example>',
    To: SUPPORT,
    Subject: 'Printer',
    'Message-ID': '<one@outside.example>',
    Date: 'Sat, 21 Nov 2026 07:59:00 +0000',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  return [...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', body, ''];
}

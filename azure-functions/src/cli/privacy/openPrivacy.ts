import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import tls from 'node:tls';
import { documentsWith } from '@listdesk/shared/documents';
import { openDesk, type Desk } from '@listdesk/shared/sharepoint/privacy';
import { parseSettings } from '../../config.ts';
import { retryAfterSeconds } from '../../graph/retryAfter.ts';
import { sharePointFor } from '../../graph/sharePoint.ts';
import { createService, type Service } from '../../functions/service.ts';
import type { OpenDesk } from '../../functions/desks.ts';
import { OperatorFault } from '../../operator/fault.ts';
import type { Environment } from '../../operator/place.ts';
import type { Installation } from '../../licence/ports.ts';
import { pdfReader } from './pdfReader.ts';

/** One desk, opened as the service opens it: its lists under the app's own identity, its mailboxes, and our own storage. */
export type PrivacyDesk = { desk: Desk; service: Service; open: OpenDesk; tenant: string; id: string; url: string };
export type OpenPrivacy = (given: {
  environment: Environment;
  url: string | undefined;
  actor: string;
  now: () => number;
  token: string | null;
}) => Promise<PrivacyDesk>;

/** A whole desk is read: waits of minutes are part of it (SharePoint's budget is counted by the minute). */
const MAX_WAITS = 60;
const MAX_WAIT_SECONDS = 600;
const WAIT_WHEN_NOT_TOLD = 15;

export const openPrivacy: OpenPrivacy = async ({ environment, url, actor, now, token }) => {
  trust(environment['NODE_EXTRA_CA_CERTS']);
  const parsed = parseSettings({ ...environment });
  if ('problems' in parsed)
    throw new OperatorFault(
      'settings',
      `The settings of the service are needed to reach the lists:\n${parsed.problems.map((problem) => `- ${problem}`).join('\n')}`,
      2,
    );
  const outside = { fetch: (...call: Parameters<typeof fetch>) => fetch(...call), sleep, now, random: Math.random, log: () => undefined };
  return privacyDeskOf(createService(parsed.settings, outside), url, actor, token);
};

/** `token`: of an administrator of the site, who may look into the recycle bins; without one the app's own identity is used. */
export async function privacyDeskOf(service: Service, url: string | undefined, actor: string, given: string | null = null): Promise<PrivacyDesk> {
  const installation = await chosen(service, url);
  const { tenant, id } = installation;
  const { fetch, sleep: wait, now } = service.outside;
  const sp = sharePointFor(installation.url, {
    fetch: waitingFetch(fetch, wait, now),
    token: async (host) => given ?? service.tokens.app(tenant, `https://${host}/.default`),
    addresses: service.settings.sharePointAddresses,
  });
  return {
    desk: openDesk(sp, installation.url, { actor, now, newKey: () => randomUUID(), documents: documentsWith(pdfReader()) }),
    service,
    open: service.open(installation),
    tenant,
    id,
    url: installation.url,
  };
}

async function chosen({ registry }: Service, url: string | undefined): Promise<Installation> {
  const all = (await Promise.all((await registry.tenants()).map(({ id }) => registry.installations(id)))).flat();
  const wanted = url?.replace(/\/+$/, '').toLowerCase();
  const found = wanted === undefined ? all : all.filter((each) => each.url.toLowerCase() === wanted);
  if (found.length === 1) return found[0]!;
  const known = all.map((each) => each.url).join(', ') || 'none is connected';
  throw new OperatorFault(
    'whichDesk',
    found.length === 0 ? `There is no such desk. Connected: ${known}.` : `Several desks are connected; say which with --desk URL: ${known}.`,
    found.length === 0 ? 3 : 2,
  );
}

/** 429 and 503 were not carried out, so they may be asked again after the time SharePoint names (in seconds or as a date). */
export function waitingFetch(fetch: typeof globalThis.fetch, wait: (ms: number) => Promise<void>, now: () => number): typeof globalThis.fetch {
  return async (input, init) => {
    for (let waits = 0; ; waits += 1) {
      const response = await fetch(input, init);
      if (![429, 503].includes(response.status) || waits >= MAX_WAITS) return response;
      const told = Math.max(retryAfterSeconds(response.headers, now()) ?? WAIT_WHEN_NOT_TOLD, Number(response.headers.get('ratelimit-reset')) || 0);
      if (told > MAX_WAIT_SECONDS) return response;
      await response.body?.cancel();
      await wait(Math.max(1, told) * 1000);
    }
  };
}

/** The local simulator's own authority, which Node takes from the environment only when it starts. */
function trust(file: string | undefined): void {
  if (file) tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(file, 'utf8')]);
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

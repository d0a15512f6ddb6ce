import type { FaultRule } from './core/faults.ts';
import type { Simulator } from './simulator.ts';

export const MAX_INSPECTED_REQUESTS = 1000;

/**
 * For people and tests beside the simulated services: `/_simulator/`
 *   GET requests[?since=N]  the request log            GET state     a summary of the world
 *   POST faults             {method?, url, fault, skip?, times?} with `url` as a pattern    DELETE faults
 *   POST deliver            {envelopeFrom, envelopeTo[], raw} (text or {base64}), authentication?
 *   GET mail?address=A      the messages of a mailbox
 */
export async function inspect(simulator: Simulator, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  const name = /^\/_simulator\/(.*)$/.exec(url.pathname)?.[1];
  if (name === undefined) return undefined;
  const body = request.method === 'POST' ? ((await request.json().catch(() => undefined)) as unknown) : undefined;
  switch (`${request.method} ${name}`) {
    case 'GET requests': {
      const since = Number(url.searchParams.get('since') ?? Math.max(0, simulator.log.mark() - MAX_INSPECTED_REQUESTS));
      return Response.json({ mark: simulator.log.mark(), requests: simulator.log.since(Number.isInteger(since) && since >= 0 ? since : 0) });
    }
    case 'GET state':
      return Response.json(summary(simulator));
    case 'GET mail':
      return Response.json({ value: simulator.graph.summaries(url.searchParams.get('address') ?? '') });
    case 'POST faults':
      return addFault(simulator, body);
    case 'DELETE faults':
      simulator.faults.clear();
      return new Response(null, { status: 204 });
    case 'POST deliver':
      return deliver(simulator, body);
    default:
      return Response.json({ error: `nothing at ${request.method} /_simulator/${name}` }, { status: 404 });
  }
}

function summary(simulator: Simulator): unknown {
  return {
    now: new Date(simulator.world.clock.now()).toISOString(),
    tenants: simulator.directory.tenants.map(({ id, name, hosts, mailDomains, users }) => ({
      id,
      name,
      hosts,
      mailDomains,
      users: users.map((user) => user.upn),
    })),
    apps: simulator.directory.apps.map(({ appId, name }) => ({ appId, name })),
    mailboxes: simulator.graph.mailboxSummaries(),
    subscriptions: simulator.graph.subscriptionSummaries(),
    faults: simulator.faults.list().map((rule) => ({ ...rule, url: rule.url.source })),
    requests: simulator.log.mark(),
  };
}

function addFault(simulator: Simulator, body: unknown): Response {
  const rule = body as (Omit<FaultRule, 'url'> & { url?: unknown }) | undefined;
  if (!rule || typeof rule.url !== 'string' || !rule.fault?.kind)
    return Response.json({ error: 'a fault is {url, fault: {kind, ...}, method?, skip?, times?}' }, { status: 400 });
  let url: RegExp;
  try {
    url = new RegExp(rule.url);
  } catch {
    return Response.json({ error: 'url is no pattern' }, { status: 400 });
  }
  simulator.faults.add({ ...rule, url });
  return new Response(null, { status: 201 });
}

async function deliver(simulator: Simulator, body: unknown): Promise<Response> {
  const mail = body as { envelopeFrom?: unknown; envelopeTo?: unknown; raw?: unknown; base64?: unknown } | undefined;
  const raw = typeof mail?.raw === 'string' ? Buffer.from(mail.raw, 'utf8') : typeof mail?.base64 === 'string' ? Buffer.from(mail.base64, 'base64') : undefined;
  if (!raw || typeof mail?.envelopeFrom !== 'string' || !Array.isArray(mail.envelopeTo))
    return Response.json({ error: 'a mail is {envelopeFrom, envelopeTo: [], raw or base64}' }, { status: 400 });
  await simulator.graph.deliver({ envelopeFrom: mail.envelopeFrom, envelopeTo: mail.envelopeTo.map(String), raw });
  return new Response(null, { status: 202 });
}

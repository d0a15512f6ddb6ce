import { claimsOf } from '@listdesk/shared/licence';
import {
  breachClocks,
  clockOf,
  complianceReport,
  parseRetention,
  RETENTION_KEY,
  type ComplianceCheck,
  type ComplianceLine,
  type ComplianceReport,
  type ComplianceState,
} from '@listdesk/shared/privacy';
import { accessTo, askedRequests, auditLog, breaches, paceOf, previewRetention, UNITS_A_MINUTE } from '@listdesk/shared/sharepoint/privacy';
import { EU_REGIONS } from '../config.ts';
import type { Installation } from '../licence/ports.ts';
import { createLog, faultCode } from '../security/log.ts';
import { rowStore } from '../storage/rows.ts';
import { verifyAudit } from '../functions/auditHead.ts';
import type { Service } from '../functions/service.ts';
import { encrypted, heldMail, queuesWithoutContent, rowsWithoutContent } from './held.ts';
import { tryTls } from './transport.ts';

type Tried = { state: ComplianceState; evidence: string };
export const RESTORE_TEST_DAYS = 90;
/** Where a successful `restore --test` is written down. */
export const RESTORE_TEST = { partition: 'operator', key: 'restoreTest' } as const;
const DAY_MS = 86_400_000;
const CLAIMS = ['domains', 'exp', 'graceUntil', 'iat', 'iss', 'plan', 'seats', 'suspended', 'tid'];
const CANARY = { address: 'canary@outside.example', text: 'The purple elephant does not print.' };
const NOBODY = '00000000-0000-4000-8000-00000000dead';

/** Tries each promise on the running system. One that fails to be tried says so and why; none is taken as kept. */
export async function tryPromises(service: Service, installation: Installation): Promise<ComplianceReport> {
  const { tenant, id, url } = installation;
  const { now, sleep } = service.outside;
  const access = accessTo(service.open(installation).sp, url, now);
  const checks: Record<ComplianceCheck, () => Promise<Tried> | Tried> = {
    region: () => region(service.settings.region),
    tls: () => tryTls(service.settings.publicUrl),
    encryption: () => encrypted(service),
    noKeys: () =>
      service.settings.storage.kind === 'identity'
        ? kept('The storage is reached by a managed identity.')
        : service.settings.region === 'local'
          ? cannot("This runs on a developer's machine with a local storage.")
          : broken('The storage is reached by a connection string.'),
    rawMail: () => heldMail(service, tenant),
    rows: () => rowsWithoutContent(service, tenant),
    queues: () => queuesWithoutContent(service),
    licence: () => licencePayload(service, tenant),
    logs,
    tenants: () => otherTenants(service, installation),
    audit: async () => {
      const report = await verifyAudit({ service, tenant, id }, await auditLog(access).entries(), now());
      if (report.faults.length > 0 || report.head === 'forged')
        return broken(`${report.faults.length} faults in ${report.entries} entries${report.head === 'forged' ? '; the kept head is not ours' : ''}.`);
      return report.head === 'signed'
        ? kept(`${report.entries} entries, compared with the head of ${report.headAt}.`)
        : cannot(`${report.entries} entries without a fault, but no head was signed before: a cut at the end cannot be seen yet.`);
    },
    retention: async () => {
      const settings = parseRetention((await service.open(installation).lists.settingValues([RETENTION_KEY])).get(RETENTION_KEY));
      if (!settings) return broken('The rules cannot be meant so.');
      if (!settings.on) return broken('The nightly run is switched off.');
      const over = await previewRetention(access, url, settings, paceOf(UNITS_A_MINUTE, now, sleep));
      const left = over.deleted + over.anonymised + over.mailLog + over.auditLog + over.privacyLog;
      return left === 0
        ? kept(`${settings.tickets.length} rules, nothing is over; ${over.held} tickets are under a hold.`)
        : broken(`${left} rows have outlived their rule.`);
    },
    requests: async () => {
      const asked = await askedRequests(access, new Date(now() - 400 * DAY_MS).toISOString());
      const late = asked.filter((each) => clockOf(each, now()).state === 'late').length;
      return late > 0 ? broken(`${late} of ${asked.length} requests are late.`) : kept(`${asked.length} requests in 400 days, none is late.`);
    },
    breaches: async () => {
      const real = (await breaches(access)).filter(({ drill, state }) => !drill && state === 'Open');
      const late = real.filter((each) => breachClocks(each, now()).some(({ state }) => state === 'late')).length;
      return late > 0 ? broken(`${late} of ${real.length} open breaches were not told in time.`) : kept(`${real.length} open breaches, none is late.`);
    },
    restoreTest: async () => {
      const row = await rowStore<{ at: string; backupOf: string }>(service.storage.table('positions')).get(RESTORE_TEST.partition, RESTORE_TEST.key);
      if (!row) return cannot('No restore was tested yet: listdesk restore FOLDER --test.');
      const days = Math.floor((now() - Date.parse(row.value.at)) / DAY_MS);
      return days <= RESTORE_TEST_DAYS ? kept(`Tested ${row.value.at}, ${days} days ago.`) : broken(`The last test is ${days} days old.`);
    },
  };
  const lines = await Promise.all(
    Object.entries(checks).map(async ([check, run]): Promise<ComplianceLine> => ({ check: check as ComplianceCheck, ...(await tried(run)) })),
  );
  return complianceReport(url, new Date(now()).toISOString(), lines);
}

const kept = (evidence: string): Tried => ({ state: 'kept', evidence });
const broken = (evidence: string): Tried => ({ state: 'broken', evidence });
const cannot = (evidence: string): Tried => ({ state: 'cannot', evidence });

async function tried(run: () => Promise<Tried> | Tried): Promise<Tried> {
  try {
    return await run();
  } catch (error) {
    return cannot(`It could not be tried: ${faultCode(error)}.`);
  }
}

const region = (name: string): Tried =>
  name === 'local' ? cannot("This runs on a developer's machine.") : EU_REGIONS.includes(name) ? kept(`It runs in ${name}.`) : broken(`It runs in ${name}.`);

/** Signs one as for a browser and looks at what is in it. */
async function licencePayload(service: Service, tenant: string): Promise<Tried> {
  const record = await service.registry.tenant(tenant);
  if (!record) return cannot('This tenant has no licence yet.');
  const token = await service.signer.sign(
    claimsOf(
      { tid: record.id, domains: record.domains, plan: record.plan, seats: record.seats, validUntil: record.validUntil, suspended: record.suspended },
      service.outside.now(),
    ),
  );
  const payload = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')) as Record<string, unknown>;
  const names = Object.keys(payload).sort();
  return names.every((name) => CLAIMS.includes(name))
    ? kept(`It holds ${names.join(', ')}.`)
    : broken(`It also holds ${names.filter((name) => !CLAIMS.includes(name)).join(', ')}.`);
}

/** Gives an address and a sentence to the log in every field and looks for them in what comes out. */
function logs(): Tried {
  const out: string[] = [];
  const log = createLog((_level, line) => void out.push(line));
  for (const value of Object.values(CANARY))
    log('error', value, { key: value, outcome: value, reason: value, code: value, step: value, mailbox: value, subject: value } as Parameters<typeof log>[2]);
  const leaked = out.filter((line) => Object.values(CANARY).some((value) => line.includes(value))).length;
  return leaked > 0 ? broken(`${leaked} of ${out.length} lines told a canary.`) : kept(`${out.length} lines with canaries in every field, none came out.`);
}

async function otherTenants(service: Service, { tenant, id }: Installation): Promise<Tried> {
  const reached = await service.desk(NOBODY, id);
  const rows = await service.registry.installations(NOBODY);
  if (reached !== null || rows.length > 0) return broken('Another tenant can open this desk.');
  const others = (await service.registry.tenants()).filter((each) => each.id !== tenant);
  for (const other of others.slice(0, 50)) if (await service.desk(other.id, id)) return broken('Another tenant can open this desk.');
  return kept(`Asked as a stranger and as ${Math.min(50, others.length)} other customers: not found each time.`);
}

import { parseWindows, type RateWindow } from '@listdesk/shared/schema';
import { z } from 'zod';

/** Everything the service is told by its environment, parsed once. Nothing else in the service reads `process.env`. */
export type Settings = {
  /** Azure region in programmatic form (`swedencentral`), or `local` in development. */
  region: string;
  development: boolean;
  appId: string;
  apiAudience: string;
  credential: { kind: 'certificate'; pem: string } | { kind: 'managedIdentity'; clientId: string | null };
  /** Origins without a trailing slash. */
  entraAuthority: string;
  graphEndpoint: string;
  /** SharePoint host -> origin at which it is reached; empty in production. */
  sharePointAddresses: ReadonlyMap<string, string>;
  /** Origin at which Graph and SharePoint reach us. */
  publicUrl: string;
  licenceKey: { pem: string; id: string };
  /** A second key that lies ready: signs from `from` (ms) on. */
  nextLicenceKey: { pem: string; id: string; from: number } | null;
  secret: Uint8Array;
  rawMailSecret: Uint8Array;
  allowedOrigins: readonly string[];
  /** Mails that all desks of one tenant together take in; what is more is held in quarantine. */
  tenantMails: readonly RateWindow[];
  storage: StorageSettings;
  /** Where traces and measures go; null is nowhere. */
  telemetry: { kind: 'azure'; connectionString: string; clientId: string | null } | { kind: 'otlp'; endpoint: string } | null;
};

export type StorageSettings =
  { kind: 'connectionString'; value: string } | { kind: 'identity'; blob: string; queue: string; table: string; clientId: string | null };

/** Regions of Azure inside the European Union: mail is processed nowhere else (product promise 6). */
export const EU_REGIONS: readonly string[] = [
  'austriaeast',
  'belgiumcentral',
  'denmarkeast',
  'francecentral',
  'francesouth',
  'germanynorth',
  'germanywestcentral',
  'italynorth',
  'northeurope',
  'polandcentral',
  'spaincentral',
  'swedencentral',
  'swedensouth',
  'westeurope',
];

const MIN_SECRET_BYTES = 32;
/** Five busy desks: a desk's own limit holds a flood of one before. */
export const DEFAULT_TENANT_MAILS = '10:10000,60:30000';

const pem = (text: string): string => text.replaceAll('\\n', '\n').trim();
const origin = (name: string) =>
  z
    .string({ error: `${name} is missing: set it to an origin such as https://desk.example.eu.` })
    .refine(
      (text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''),
      `${name} must be an origin such as https://desk.example.eu, without a path.`,
    )
    .transform((text) => new URL(text).origin);
const secret = (name: string) =>
  z
    .string({ error: `${name} is missing: set it to at least ${MIN_SECRET_BYTES} random bytes in base64.` })
    .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
    .refine((bytes) => bytes.length >= MIN_SECRET_BYTES, `${name} is too short: it must hold at least ${MIN_SECRET_BYTES} random bytes in base64.`);
const present = (name: string, what: string) => z.string({ error: `${name} is missing: set it to ${what}.` }).min(1, `${name} is empty: set it to ${what}.`);

const environment = z.object({
  LISTDESK_APP_ID: present('LISTDESK_APP_ID', 'the application (client) id of the app registration').pipe(
    z.uuid('LISTDESK_APP_ID must be a GUID: the application (client) id of the app registration.'),
  ),
  LISTDESK_API_AUDIENCE: z.string().min(1).default('api://listdesk'),
  LISTDESK_CREDENTIAL: z.enum(['certificate', 'managedIdentity'], { error: 'LISTDESK_CREDENTIAL must be certificate or managedIdentity.' }),
  LISTDESK_CERTIFICATE: z.string().optional(),
  LISTDESK_ENTRA_AUTHORITY: origin('LISTDESK_ENTRA_AUTHORITY').default('https://login.microsoftonline.com'),
  LISTDESK_GRAPH_ENDPOINT: origin('LISTDESK_GRAPH_ENDPOINT').default('https://graph.microsoft.com'),
  LISTDESK_SHAREPOINT_ADDRESSES: z.string().default('').transform(addressMap),
  LISTDESK_PUBLIC_URL: origin('LISTDESK_PUBLIC_URL'),
  LISTDESK_LICENCE_KEY: present('LISTDESK_LICENCE_KEY', 'the private key (PKCS8 PEM, ES256) that signs licences')
    .transform(pem)
    .refine((text) => /^-----BEGIN PRIVATE KEY-----/.test(text), 'LISTDESK_LICENCE_KEY must be a PKCS8 PEM: it starts with -----BEGIN PRIVATE KEY-----.'),
  LISTDESK_LICENCE_KEY_ID: present('LISTDESK_LICENCE_KEY_ID', 'the name of the licence key, as baked into the web part'),
  LISTDESK_LICENCE_KEY_NEXT: z.string().optional(),
  LISTDESK_LICENCE_KEY_NEXT_ID: z.string().optional(),
  LISTDESK_LICENCE_KEY_NEXT_FROM: z.string().optional(),
  LISTDESK_SECRET: secret('LISTDESK_SECRET'),
  LISTDESK_RAW_MAIL_SECRET: secret('LISTDESK_RAW_MAIL_SECRET'),
  LISTDESK_ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  LISTDESK_TENANT_MAILS: z.string().default(DEFAULT_TENANT_MAILS).transform(rateWindows),
});

/** A typed value, or one sentence for each setting that is missing or wrong: its name and how to mend it. */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): { settings: Settings } | { problems: string[] } {
  const problems: string[] = [];
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) problems.push(...new Set(parsed.error.issues.map((issue) => issue.message)));
  const region = parseRegion(given, problems);
  const storage = parseStorage(given, problems);
  const credential = parseCredential(given, problems);
  const nextLicenceKey = parseNextKey(given, problems);
  const telemetry = parseTelemetry(given, problems);
  if (!parsed.success || problems.length || !storage || !credential || !region) return { problems };
  const value = parsed.data;
  return {
    settings: {
      region,
      storage,
      credential,
      telemetry,
      development: given['AZURE_FUNCTIONS_ENVIRONMENT'] === 'Development',
      appId: value.LISTDESK_APP_ID,
      apiAudience: value.LISTDESK_API_AUDIENCE,
      entraAuthority: value.LISTDESK_ENTRA_AUTHORITY,
      graphEndpoint: value.LISTDESK_GRAPH_ENDPOINT,
      sharePointAddresses: value.LISTDESK_SHAREPOINT_ADDRESSES,
      publicUrl: value.LISTDESK_PUBLIC_URL,
      licenceKey: { pem: value.LISTDESK_LICENCE_KEY, id: value.LISTDESK_LICENCE_KEY_ID },
      nextLicenceKey,
      secret: value.LISTDESK_SECRET,
      rawMailSecret: value.LISTDESK_RAW_MAIL_SECRET,
      allowedOrigins: value.LISTDESK_ALLOWED_ORIGINS,
      tenantMails: value.LISTDESK_TENANT_MAILS,
    },
  };
}

type Environment = Record<string, string | undefined>;

function parseRegion(env: Environment, problems: string[]): string | null {
  const region = (env['LISTDESK_REGION'] ?? env['REGION_NAME'] ?? '').toLowerCase().replaceAll(' ', '');
  const development = env['AZURE_FUNCTIONS_ENVIRONMENT'] === 'Development';
  if (EU_REGIONS.includes(region) || (region === 'local' && development)) return region;
  problems.push(
    region
      ? `LISTDESK_REGION is ${region}, which is not a region of the European Union: mail may only be processed in the EU; deploy to one of ${EU_REGIONS.join(', ')}.`
      : 'LISTDESK_REGION is missing: set it to the Azure region in which this runs (the platform sets REGION_NAME).',
  );
  return null;
}

/** Where our storage is; also used by the command line, which needs nothing else. */
export function parseStorage(env: Environment, problems: string[]): StorageSettings | null {
  const value = env['AzureWebJobsStorage'];
  if (value) return { kind: 'connectionString', value };
  const account = env['AzureWebJobsStorage__accountName'];
  const uri = (service: 'blob' | 'queue' | 'table'): string | undefined =>
    env[`AzureWebJobsStorage__${service}ServiceUri`] ?? (account ? `https://${account}.${service}.core.windows.net` : undefined);
  const [blob, queue, table] = [uri('blob'), uri('queue'), uri('table')];
  if (blob && queue && table) return { kind: 'identity', blob, queue, table, clientId: env['AzureWebJobsStorage__clientId'] ?? null };
  problems.push(
    'AzureWebJobsStorage is missing: set AzureWebJobsStorage__accountName (managed identity), or AzureWebJobsStorage to a connection string in development.',
  );
  return null;
}

/** All three or none: a key without its day would never sign, and a day without a key would stop signing. */
function parseNextKey(env: Environment, problems: string[]): Settings['nextLicenceKey'] {
  const [text, id, from] = [env['LISTDESK_LICENCE_KEY_NEXT'], env['LISTDESK_LICENCE_KEY_NEXT_ID'], env['LISTDESK_LICENCE_KEY_NEXT_FROM']];
  if (!text && !id && !from) return null;
  const key = pem(text ?? '');
  if (/^-----BEGIN PRIVATE KEY-----/.test(key) && id && id !== env['LISTDESK_LICENCE_KEY_ID'] && Number.isFinite(Date.parse(from ?? '')))
    return { pem: key, id, from: Date.parse(from!) };
  problems.push(
    'LISTDESK_LICENCE_KEY_NEXT (PKCS8 PEM), LISTDESK_LICENCE_KEY_NEXT_ID (a new name) and LISTDESK_LICENCE_KEY_NEXT_FROM (date, such as 2027-03-01) belong together: set all three or none.',
  );
  return null;
}

function parseCredential(env: Environment, problems: string[]): Settings['credential'] | null {
  if (env['LISTDESK_CREDENTIAL'] === 'managedIdentity') return { kind: 'managedIdentity', clientId: env['AzureWebJobsStorage__clientId'] ?? null };
  if (env['LISTDESK_CREDENTIAL'] !== 'certificate') return null;
  const text = pem(env['LISTDESK_CERTIFICATE'] ?? '');
  if (/-----BEGIN CERTIFICATE-----/.test(text) && /-----BEGIN (RSA )?PRIVATE KEY-----/.test(text)) return { kind: 'certificate', pem: text };
  problems.push('LISTDESK_CERTIFICATE must hold a PEM with both the certificate and its private key, because LISTDESK_CREDENTIAL is certificate.');
  return null;
}

/** Off unless it is asked for. */
function parseTelemetry(env: Environment, problems: string[]): Settings['telemetry'] {
  const [kind, endpoint, connectionString] = [env['LISTDESK_TELEMETRY'], env['LISTDESK_OTLP_ENDPOINT'], env['APPLICATIONINSIGHTS_CONNECTION_STRING']];
  if (!kind || kind === 'off') return null;
  if (kind === 'azure' && connectionString) return { kind, connectionString, clientId: env['AzureWebJobsStorage__clientId'] ?? null };
  if (kind === 'otlp' && endpoint && /^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : ''))
    return { kind, endpoint: endpoint.replace(/\/+$/, '') };
  problems.push(
    'LISTDESK_TELEMETRY must be off, azure (with APPLICATIONINSIGHTS_CONNECTION_STRING) or otlp (with LISTDESK_OTLP_ENDPOINT, such as https://collector.example.eu:4318).',
  );
  return null;
}

/** `10:10000,60:30000`: at most ten thousand in ten minutes and thirty thousand in an hour. */
function rateWindows(text: string, context: z.RefinementCtx): readonly RateWindow[] {
  const pairs = text.split(',').map((part) => part.split(':').map((number) => (/^\s*\d+\s*$/.test(number) ? Number(number) : Number.NaN)));
  const windows = pairs.every((pair) => pair.length === 2) ? parseWindows(pairs.map(([minutes, max]) => ({ minutes, max }))) : null;
  if (windows) return windows;
  context.addIssue({ code: 'custom', message: `LISTDESK_TENANT_MAILS must be pairs of minutes and mails, such as ${DEFAULT_TENANT_MAILS}.` });
  return z.NEVER;
}

function addressMap(text: string, context: z.RefinementCtx): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const part of text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [host, address] = part.split('=', 2);
    if (host && address && URL.canParse(address)) map.set(host.toLowerCase(), new URL(address).origin);
    else context.addIssue({ code: 'custom', message: `LISTDESK_SHAREPOINT_ADDRESSES holds "${part}": write host=https://address, separated by commas.` });
  }
  return map;
}

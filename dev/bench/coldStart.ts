import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Bench } from './ratio.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUNDLE = join(root, 'azure-functions/dist/main.mjs');
/** What the first mail cannot do without: host, storage, SharePoint, Graph, Entra's tokens, mail, HTML. */
const SDKS = [
  '@azure/functions',
  '@azure/storage-blob',
  '@azure/storage-queue',
  '@azure/data-tables',
  '@azure/identity',
  '@pnp/sp/webs/index.js',
  '@pnp/sp/items/index.js',
  '@microsoft/microsoft-graph-client',
  'jose',
  'mailparser',
  'sanitize-html',
  'zod',
];
const RUNS = 9;
const PROMISED = 1.3;

/** Time of the processor from the start of Node until the service has registered its functions, against Node that only loads the SDKs, bundled alike. The best of each counts, taken in turn. */
export const coldStart: Bench = async () => {
  if (!existsSync(BUNDLE)) throw new Error('azure-functions/dist is not built: run npm run build first.');
  const folder = mkdtempSync(join(tmpdir(), 'listdesk-cold-'));
  try {
    const sdks = await sdkBundle(folder);
    const ours = starter(folder, 'ours', BUNDLE);
    const bare = starter(folder, 'bare', sdks);
    let [best, base] = [Infinity, Infinity];
    for (let run = 0; run < RUNS; run += 1) {
      best = Math.min(best, cpuMs(ours));
      base = Math.min(base, cpuMs(bare));
    }
    return [
      { what: 'cold start of the service, against Node that loads the SDKs of the first mail', ours: best, floor: base, unit: 'CPU ms', atMost: PROMISED },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function sdkBundle(folder: string): Promise<string> {
  const entry = join(folder, 'sdks.mjs');
  const outfile = join(folder, 'bundle.mjs');
  writeFileSync(
    entry,
    SDKS.map((name, at) => `import * as m${at} from '${name}';`).join('\n') + `\nglobalThis.kept = [${SDKS.map((_, at) => `m${at}`).join()}];\n`,
  );
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'error',
    absWorkingDir: root,
    nodePaths: [join(root, 'azure-functions/node_modules'), join(root, 'node_modules')],
    external: ['@azure/functions-core'],
    banner: {
      js: "import{createRequire as r}from'node:module';import{fileURLToPath as p}from'node:url';const require=r(import.meta.url),__bundleFilename=p(import.meta.url),__bundleDirname=p(new URL('.',import.meta.url));",
    },
    define: { __dirname: '__bundleDirname', __filename: '__bundleFilename' },
  });
  return outfile;
}

/** A program that loads the bundle and says what it cost the processor. */
function starter(folder: string, name: string, bundle: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `await import(${JSON.stringify(bundle)});\nconst { user, system } = process.cpuUsage();\nprocess.stdout.write('CPU ' + (user + system) / 1000 + '\\n', () => process.exit(0));\n`,
  );
  return file;
}

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const SECRET = Buffer.alloc(32, 7).toString('base64');
const SETTINGS = {
  AzureWebJobsStorage__accountName: 'listdesk',
  LISTDESK_REGION: 'swedencentral',
  LISTDESK_APP_ID: '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001',
  LISTDESK_CREDENTIAL: 'managedIdentity',
  LISTDESK_PUBLIC_URL: 'https://desk.example.eu',
  LISTDESK_LICENCE_KEY: privateKey,
  LISTDESK_LICENCE_KEY_ID: 'k1',
  LISTDESK_SECRET: SECRET,
  LISTDESK_RAW_MAIL_SECRET: SECRET,
};

function cpuMs(file: string): number {
  const { PATH } = process.env;
  const ran = spawnSync(process.execPath, [file], { encoding: 'utf8', timeout: 60_000, env: { ...(PATH ? { PATH } : {}), ...SETTINGS } });
  const figure = /^CPU ([\d.]+)$/m.exec(ran.stdout)?.[1];
  if (!figure) throw new Error(`the start failed: ${ran.stderr.slice(0, 500)}`);
  return Number(figure);
}

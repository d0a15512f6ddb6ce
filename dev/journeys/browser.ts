import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** No call home: pages of the journeys must not ask for anything outside this machine, and neither must the browser. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--font-render-hinting=none',
];

/** An installed Chromium (CHROMIUM_PATH first), else the one whose binary and libraries come inside the npm package. */
export async function openBrowser(cacheFolder: string): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const installed = named ?? (process.env['LISTDESK_PACKAGED_CHROMIUM'] ? undefined : INSTALLED.find((path) => existsSync(path)));
  if (installed) return chromium.launch({ executablePath: installed, headless: true, args: FLAGS });
  const { executablePath, libraries, fontConfig } = await unpackedChromium(cacheFolder);
  const env = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    FONTCONFIG_FILE: fontConfig,
  };
  return chromium.launch({ executablePath, headless: true, args: [...FLAGS, '--headless=shell', '--no-zygote'], env });
}

type Unpacked = { executablePath: string; libraries: string; fontConfig: string };

/** Unpacks once into `cacheFolder`; a half done unpacking is done anew. */
async function unpackedChromium(cacheFolder: string): Promise<Unpacked> {
  const require = createRequire(import.meta.url);
  const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cacheFolder, `chromium-${version}`);
  const unpacked = { executablePath: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib'), fontConfig: join(folder, 'fonts.conf') };
  if (existsSync(join(folder, 'done'))) return unpacked;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('No Chromium was found. Install one, or name it in CHROMIUM_PATH.');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { extract } = createRequire(require.resolve('@sparticuz/chromium'))('tar-fs') as { extract: (target: string) => NodeJS.WritableStream };
  const unpack = (name: string, target: NodeJS.WritableStream): Promise<void> =>
    pipeline(createReadStream(join(packageFolder, 'bin', name)), createBrotliDecompress(), target);
  await Promise.all([
    unpack('chromium.br', createWriteStream(unpacked.executablePath)),
    unpack('al2023.tar.br', extract(join(folder, 'al2023'))),
    unpack('fonts.tar.br', extract(join(folder, 'fonts'))),
    unpack('swiftshader.tar.br', extract(folder)),
  ]);
  await chmod(unpacked.executablePath, 0o755);
  // The package's own configuration names folders of the place it was made for; without a font no text is laid out at all.
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((each) => `<dir>${each}</dir>`).join('');
  writeFileSync(unpacked.fontConfig, `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`);
  writeFileSync(join(folder, 'done'), '');
  return unpacked;
}

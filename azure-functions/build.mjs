// Bundles the service: main.mjs and parseWorker.mjs with shared chunks beside them, nothing else is needed to run it but host.json and package.json.
import { rm, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const outdir = path.join(here, 'dist');

// CommonJS packages inside an ES module want these; `const __dirname` itself would clash with a package that declares its own.
const banner = [
  "import{createRequire as __listdeskRequire}from'node:module';",
  "import{fileURLToPath as __listdeskPath}from'node:url';",
  "const require=__listdeskRequire(import.meta.url),__bundleFilename=__listdeskPath(import.meta.url),__bundleDirname=__listdeskPath(new URL('.',import.meta.url));",
].join('');

await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
const result = await build({
  entryPoints: { main: path.join(here, 'src/main.ts'), parseWorker: path.join(here, 'src/intake/parse/parseWorker.ts') },
  // Paths in the metafile are relative to the root; the zip takes the bundles only.
  absWorkingDir: path.dirname(here),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  // Chunks lie beside the entries: the parser finds its worker next to itself.
  chunkNames: 'chunk-[hash]',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  conditions: ['source'],
  // The host gives this module; outside of it requiring it throws, and the library goes into its test mode.
  external: ['@azure/functions-core'],
  banner: { js: banner },
  define: { __dirname: '__bundleDirname', __filename: '__bundleFilename' },
  minify: true,
  keepNames: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
await writeFile(path.join(outdir, 'meta.json'), JSON.stringify(result.metafile));
for (const [file, { bytes, entryPoint }] of Object.entries(result.metafile.outputs))
  if (entryPoint) console.log(`${path.basename(file)} ${(bytes / 1024).toFixed(0)} KB`);
console.log(
  `all ${(Object.values(result.metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toFixed(0)} KB in ${Object.keys(result.metafile.outputs).length} files`,
);

'use strict';
// The order of the build: shared -> (functions || web part) -> release/. A step whose inputs did not change is left out.
const { spawn } = require('node:child_process');
const { existsSync, mkdirSync, rmSync } = require('node:fs');
const path = require('node:path');
const { parallel, series } = require('gulp');
const { hashInputs, isFresh, markFresh } = require('./dev/build/inputs.ts');
const { writeFunctionsZip } = require('./dev/build/functionsZip.ts');
const { writeSteadyZip } = require('./dev/build/steadyZip.ts');
const { KEYS_FILE, NO_KEYS, readVendorKeys, requireVendorKeys, writeVendorKeys } = require('./dev/build/vendorKeys.ts');

const root = __dirname;
const TOOLING = ['package-lock.json', 'tsconfig.base.json'];
const SPPKG = 'spfx-webpart/sharepoint/solution/listdesk.sppkg';

/** When one branch of the build fails, gulp ends at once; what the other branch started must not go on alone. */
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill()));

const run = (command, args, cwd = '.') =>
  new Promise((resolve, reject) => {
    const child = spawn(path.join(root, 'node_modules', '.bin', command), args, {
      cwd: path.join(root, cwd),
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: [path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter) },
    });
    running.add(child);
    child.once('error', reject);
    child.once('exit', () => running.delete(child));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`))));
  });

/** A gulp task that is left out while its inputs are unchanged and its outputs exist. */
const step = (name, inputs, outputs, build) =>
  Object.assign(
    async () => {
      const made = { name, inputs: [...TOOLING, ...inputs], outputs };
      if (isFresh(root, made)) return console.log(`${name}: unchanged`);
      const [hash, started] = [hashInputs(root, made.inputs), Date.now()];
      console.log(`${name}: building`);
      await build();
      markFresh(root, made, hash);
      console.log(`${name}: built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    },
    { displayName: name },
  );

const task = (name, work) => Object.assign(work, { displayName: name });

const shared = step('shared', ['shared'], ['shared/dist/esm', 'shared/dist/types'], () => {
  rmSync(path.join(root, 'shared/dist'), { recursive: true, force: true });
  return run('tsc', ['-p', 'shared/tsconfig.build.json']);
});

const functions = step('functions', ['shared/src', 'azure-functions'], ['azure-functions/dist/main.mjs', 'azure-functions/dist/meta.json'], () =>
  run('node', ['--conditions=source', 'azure-functions/build.mjs']),
);

const webpart = step('webpart', ['shared', 'spfx-webpart', KEYS_FILE], [SPPKG], async () => {
  if (!writeVendorKeys(root)) console.warn(NO_KEYS);
  await run('heft', ['build', '--clean', '--production'], 'spfx-webpart');
  await run('heft', ['package-solution', '--production'], 'spfx-webpart');
});

const build = series(shared, parallel(functions, webpart));

const release = task('release', async () => {
  mkdirSync(path.join(root, 'release'), { recursive: true });
  await writeSteadyZip(path.join(root, SPPKG), path.join(root, 'release/listdesk.sppkg'));
  const entries = await writeFunctionsZip(path.join(root, 'azure-functions'), path.join(root, 'release/listdesk-functions.zip'));
  const keys = readVendorKeys(root).map(({ kid }) => kid);
  console.log(keys.length ? `listdesk.sppkg believes licences signed with ${keys.join(', ')}` : NO_KEYS);
  console.log(`release/listdesk.sppkg\nrelease/listdesk-functions.zip (${entries.join(', ')})`);
});

// `npm run package -- --release`: what customers get must believe the vendor's key. Without the word the package is for trying, and says so.
const releasable = task('releasable', async () => process.argv.includes('--release') && requireVendorKeys(root));

const clean = task('clean', async () => {
  if (existsSync(path.join(root, 'spfx-webpart/config/config.json'))) await run('heft', ['clean'], 'spfx-webpart');
  for (const made of ['shared/dist', 'azure-functions/dist', 'spfx-webpart/sharepoint/solution', 'release', 'temp'])
    rmSync(path.join(root, made), { recursive: true, force: true });
});

const lint = task('lint', () => run('node', ['--conditions=source', 'dev/lint/main.ts']));

// Bill of materials and licences of what lies in release/; ends the build when lockfile or licences are not as they should be.
const sbom = task('sbom', () => run('node', ['--conditions=source', 'dev/supply-chain/main.ts']));

// Two builds of the last commit, compared byte by byte. Long: by hand or at night.
const reproduce = task('reproduce', () => run('node', ['--conditions=source', 'dev/supply-chain/reproduce.ts']));

const deployment = task('deployment', () => run('node', ['--conditions=source', 'dev/deployment/main.ts']));

Object.assign(exports, { shared, functions, webpart, build, clean, lint, sbom, reproduce, deployment, releasable, package: series(releasable, build, release, sbom), default: build });

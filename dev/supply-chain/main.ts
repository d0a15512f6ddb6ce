// Bill of materials and licences of each artefact, and the checks of lockfile and licences. After `npm run package`; ends with 1 when a check fails.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesInFunctions, filesInWebParts } from './bundled.ts';
import { componentsOf, lockedComponents, type Component } from './components.ts';
import { checkLicences, licenceOf, SHIPPED_ALLOWED, TOOLS_ALLOWED } from './licences.ts';
import { checkLockfile, type Lockfile, type Manifest } from './lockfile.ts';
import { cycloneDx } from './sbom.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const json = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
const lock = json<Lockfile>('package-lock.json');
const { version, workspaces } = json<{ version: string; workspaces: string[] }>('package.json');
const manifests = Object.fromEntries(['', ...workspaces].map((folder) => [folder, json<Manifest>(join(folder, 'package.json'))]));

const problems = [...checkLockfile(lock, manifests), ...checkLicences(lockedComponents(lock), TOOLS_ALLOWED)];
if (!process.argv.includes('--checks-only'))
  for (const [file, files] of [
    ['listdesk-functions.zip', async () => filesInFunctions(root)],
    ['listdesk.sppkg', () => filesInWebParts(root)],
  ] as const) {
    if (!existsSync(join(root, 'release', file))) {
      problems.push(`release/${file} is missing: run npm run package first.`);
      continue;
    }
    const components = componentsOf(await files(), lock);
    problems.push(...checkLicences(components, SHIPPED_ALLOWED).map((problem) => `${file}: ${problem}`));
    const sha256 = createHash('sha256')
      .update(readFileSync(join(root, 'release', file)))
      .digest('hex');
    write(`${file}.cdx.json`, `${JSON.stringify(cycloneDx({ name: file, version, sha256 }, components), null, 2)}\n`);
    write(`${file}.licences.md`, licenceList(file, components));
    console.log(`${file}: ${components.length} packages of others`);
  }
for (const problem of problems) console.error(problem);
if (!problems.length) console.log('Lockfile and licences are well.');
process.exitCode = problems.length ? 1 : 0;

function write(name: string, text: string): void {
  writeFileSync(join(root, 'release', name), text);
  console.log(`release/${name}`);
}

function licenceList(file: string, components: readonly Component[]): string {
  const rows = components.map((component) => `| ${component.name} | ${component.version} | ${licenceOf(component) ?? 'unknown'} |`);
  return [`# Packages of others in ${file}`, '', '| Package | Version | Licence |', '|---|---|---|', ...rows, ''].join('\n');
}

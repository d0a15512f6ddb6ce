/** The part of npm's lockfile (version 3) that we look at. */
export type Lockfile = { lockfileVersion: number; packages: Record<string, LockedPackage> };
export type LockedPackage = { version?: string; resolved?: string; integrity?: string; license?: string; link?: boolean; hasInstallScript?: boolean };
export type Manifest = { [kind in (typeof DEPENDENCY_KINDS)[number]]?: Record<string, string> } & { overrides?: Record<string, unknown> };

const DEPENDENCY_KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** Packages that may run a program of theirs when they are installed. A new one is looked at before it is added here. */
export const MAY_RUN_AT_INSTALL: readonly string[] = ['@parcel/watcher', '@swc/core', 'esbuild', 'node', 'unrs-resolver'];

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** One sentence for each thing that would let another package in than the one that was looked at; empty when all is well. */
export function checkLockfile(lock: Lockfile, manifests: Readonly<Record<string, Manifest>>): string[] {
  const problems: string[] = [];
  if (lock.lockfileVersion !== 3) problems.push(`The lockfile is of version ${lock.lockfileVersion}, not 3.`);
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (!path.includes('node_modules/') || locked.link) continue;
    const called = `${nameOf(path)}@${locked.version}`;
    if (locked.resolved !== undefined)
      problems.push(`${called} names where to load it from: a lockfile is the same for every registry (omit-lockfile-registry-resolved in .npmrc).`);
    if (!SHA512.test(locked.integrity ?? '')) problems.push(`${called} has no SHA-512 in the lockfile.`);
    if (locked.hasInstallScript && !MAY_RUN_AT_INSTALL.includes(nameOf(path)))
      problems.push(`${called} wants to run a program when it is installed and is not on the list of those that may.`);
  }
  for (const [folder, manifest] of Object.entries(manifests)) {
    for (const kind of DEPENDENCY_KINDS)
      for (const [name, wanted] of Object.entries(manifest[kind] ?? {})) {
        const at = `${folder || 'package.json'}: ${name}`;
        if (!EXACT.test(wanted)) problems.push(`${at} is "${wanted}": write one exact version.`);
        else {
          const found = [folder && `${folder}/node_modules/${name}`, `node_modules/${name}`]
            .map((path) => (path ? lock.packages[path] : undefined))
            .find(Boolean);
          if (!found) problems.push(`${at} is not in the lockfile: install, and commit both files.`);
          else if (!found.link && found.version !== wanted)
            problems.push(`${at} is ${wanted}, the lockfile says ${found.version}: install, and commit both files.`);
        }
      }
    for (const [name, wanted] of Object.entries(manifest.overrides ?? {}))
      if (typeof wanted !== 'string' || !(EXACT.test(wanted) || wanted.startsWith('$')))
        problems.push(`${folder || 'package.json'}: the override of ${name} is not one exact version.`);
  }
  return problems;
}

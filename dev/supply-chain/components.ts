import { nameOf, type Lockfile } from './lockfile.ts';

/** A package of others, as the lockfile knows it. `licence` is what its manifest says, SPDX or not. */
export type Component = { name: string; version: string; licence: string | null; integrity: string | null };

const PACKAGE_ROOT = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Every package in the lockfile; workspaces are ours and no component. */
export function lockedComponents(lock: Lockfile): Component[] {
  return sorted(
    Object.keys(lock.packages)
      .filter((path) => path.includes('node_modules/') && !lock.packages[path]!.link)
      .map((path) => componentAt(path, lock)),
  );
}

/** The packages to which these files (relative to the root, with `/`) belong. A file of a package that the lockfile does not know is an error. */
export function componentsOf(files: Iterable<string>, lock: Lockfile): Component[] {
  const roots = new Set<string>();
  for (const file of files) {
    const root = PACKAGE_ROOT.exec(file)?.[1];
    if (root) roots.add(root);
  }
  return sorted([...roots].map((path) => componentAt(path, lock)));
}

function componentAt(path: string, lock: Lockfile): Component {
  const locked = lock.packages[path];
  if (!locked?.version) throw new Error(`${path} is not in the lockfile.`);
  return { name: nameOf(path), version: locked.version, licence: locked.license ?? null, integrity: locked.integrity ?? null };
}

/** By name and version, each once, so that the same tree makes the same list. */
function sorted(components: Component[]): Component[] {
  const called = ({ name, version }: Component): string => `${name}@${version}`;
  const unique = new Map(components.map((component) => [called(component), component]));
  return [...unique.keys()].sort().map((key) => unique.get(key)!);
}

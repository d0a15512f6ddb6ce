import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, normalize } from 'node:path';
import type { ScriptResource } from './sppkg.ts';

/** One of Microsoft's published library components: where its bundle lies and which components it asks for. */
export type Component = { name: string; url: string; dependencies: Record<string, string> };
export type Components = Record<string, Component>;

type LibraryManifest = { id: string; loaderConfig?: { entryModuleId: string; scriptResources: Record<string, ScriptResource> } };

/** The `dist` folders of the published @microsoft packages, by component id, in the given language where they have it. */
export function indexComponents(nodeModules: string, locale: string): Components {
  const components: Components = {};
  for (const name of readdirSync(join(nodeModules, '@microsoft'))) {
    const dist = join(nodeModules, '@microsoft', name, 'dist');
    if (!existsSync(dist)) continue;
    for (const file of readdirSync(dist).filter((each) => each.endsWith('.manifest.json'))) {
      const { id, loaderConfig } = JSON.parse(readFileSync(join(dist, file), 'utf8')) as LibraryManifest;
      const entry = loaderConfig?.scriptResources[loaderConfig.entryModuleId];
      if (!loaderConfig || !entry) continue;
      const path = entry.paths ? (entry.paths[locale.toLowerCase()] ?? entry.paths[locale] ?? entry.paths['default'] ?? entry.defaultPath) : entry.path;
      if (!path) continue;
      const others = Object.entries(loaderConfig.scriptResources).filter(([, resource]) => resource.type === 'component');
      components[id] = {
        name: `@microsoft/${name}`,
        url: `/_npm/@microsoft/${name}/dist/${typeof path === 'string' ? path : path.path}`,
        dependencies: Object.fromEntries(others.map(([key, resource]) => [key, resource.id ?? ''])),
      };
    }
  }
  return components;
}

const SERVED = [/^@microsoft\/[a-z0-9-]+\/dist\/[\w.-]+$/, /^react\/umd\/[\w.-]+$/, /^react-dom\/umd\/[\w.-]+$/];

/** A file of node_modules that the page may load, or null. Chunks of libraries inlined in the loader's assembly lie in their own package. */
export function servedModuleFile(nodeModules: string, path: string): string | null {
  const clean = normalize(path);
  if (!SERVED.some((pattern) => pattern.test(clean))) return null;
  const file = join(nodeModules, clean);
  if (existsSync(file)) return file;
  if (extname(clean) !== '.js' || !clean.startsWith('@microsoft/sp-loader/')) return null;
  const packages = readdirSync(join(nodeModules, '@microsoft')).map((name) => join(nodeModules, '@microsoft', name, 'dist', basename(clean)));
  return packages.find((each) => existsSync(each)) ?? null;
}

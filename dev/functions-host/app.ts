import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CoreSeam } from './seam.ts';

/** The part of host.json that this host obeys. */
export type HostJson = {
  functionTimeout?: string;
  extensions?: {
    http?: { routePrefix?: string };
    queues?: {
      batchSize?: number;
      newBatchThreshold?: number;
      maxDequeueCount?: number;
      visibilityTimeout?: string;
      maxPollingInterval?: string;
      messageEncoding?: 'base64' | 'none';
    };
  };
};

export function readHostJson(appDir: string): HostJson {
  return readJson(join(appDir, 'host.json')) as HostJson;
}

/**
 * Loads the app as the worker does: package.json's `main` may be a glob; `.mjs` and `type: module` are imported, all else required.
 * Then the `appStart` hooks run and the library is asked for its capabilities, after which nothing can be registered.
 */
export async function loadApp(appDir: string, seam: CoreSeam, appHookData: object): Promise<void> {
  const manifest = readJson(join(appDir, 'package.json')) as { main?: string; type?: string };
  const pattern = manifest.main ?? 'index.js';
  const files = globSync(pattern, { cwd: appDir }).sort();
  if (!files.length) throw new Error(`No file in ${appDir} matches "${pattern}". Build the functions first: npm run build.`);
  for (const file of files) {
    if (file.endsWith('.mjs') || (manifest.type === 'module' && !file.endsWith('.cjs'))) await import(pathToFileURL(join(appDir, file)).href);
    else createRequire(join(appDir, 'package.json'))(join(appDir, file));
  }
  await seam.runHooks('appStart', { hookData: {}, appHookData, functionAppDirectory: appDir });
  const capabilities = await seam.model.getCapabilities({});
  if (capabilities.HttpUri) throw new Error('This host does not stream HTTP: leave out app.setup({ enableHttpStream: true }).');
  seam.lock();
}

/** `%NAME%` in a binding option is the setting of that name. */
export function resolveSetting(value: unknown, env: NodeJS.ProcessEnv = process.env): string {
  return String(value).replace(/%([^%]+)%/g, (_, name: string) => {
    const found = env[name];
    if (found === undefined) throw new Error(`The setting ${name} is not set, but a trigger names it as %${name}%.`);
    return found;
  });
}

/** host.json's `hh:mm:ss` in seconds. */
export function timeSpanSeconds(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const parts = /^(\d+):(\d{1,2}):(\d{1,2})$/.exec(value);
  if (!parts) throw new Error(`host.json: "${value}" is no time span of the form hh:mm:ss.`);
  return Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
}

function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

import { buffer } from 'node:stream/consumers';
import { fromBuffer, open, type ZipFile } from 'yauzl';

/** As much of a component's manifest as a page needs; the page's loader reads the rest. */
export type ComponentManifest = {
  id: string;
  alias: string;
  loaderConfig: { entryModuleId: string; internalModuleBaseUrls: string[]; scriptResources: Record<string, ScriptResource> };
  preconfiguredEntries: { title: Record<string, string>; properties: Record<string, unknown> }[];
};
export type ScriptResource = {
  type: string;
  id?: string;
  version?: string;
  path?: string | { path: string };
  paths?: Record<string, string | { path: string }>;
  defaultPath?: string | { path: string };
};

export type Package = { manifests: ComponentManifest[]; /** Client side assets by file name. */ assets: Map<string, Buffer> };

const ASSETS = 'ClientSideAssets/';
const WEB_PART = /\/WebPart_[^/]*\.xml$/;
const ENTITIES: Record<string, string> = { quot: '"', lt: '<', gt: '>', apos: "'", amp: '&' };

/** Reads the package that is uploaded to a tenant: what the pages run is what a customer gets. */
export async function readPackage(file: string): Promise<Package> {
  const assets = new Map<string, Buffer>();
  const manifests: ComponentManifest[] = [];
  for (const [name, bytes] of await readZip(file)) {
    if (name.startsWith(ASSETS)) assets.set(name.slice(ASSETS.length), bytes);
    else if (WEB_PART.test(name)) manifests.push(manifestOf(bytes.toString('utf8'), name));
  }
  if (!manifests.length) throw new Error(`${file} holds no web part.`);
  return { manifests, assets };
}

function manifestOf(xml: string, name: string): ComponentManifest {
  const attribute = /ComponentManifest="([^"]*)"/.exec(xml)?.[1];
  if (!attribute) throw new Error(`${name} in the package has no component manifest.`);
  return JSON.parse(attribute.replace(/&(quot|lt|gt|apos|amp);/g, (_, entity: string) => ENTITIES[entity] ?? '')) as ComponentManifest;
}

/** All files of a zip, on disk or in memory, by name. Rejects when the file is missing or no zip. */
export function readZip(source: string | Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const opened = (error: Error | null, zip: ZipFile): void => {
      if (error) return reject(error);
      const files = new Map<string, Buffer>();
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry: { fileName: string }) => {
        if (entry.fileName.endsWith('/')) return zip.readEntry();
        zip.openReadStream(entry as Parameters<typeof zip.openReadStream>[0], (failure, stream) => {
          if (failure) return reject(failure);
          buffer(stream).then((bytes) => {
            files.set(entry.fileName, bytes);
            zip.readEntry();
          }, reject);
        });
      });
      zip.readEntry();
    };
    if (typeof source === 'string') open(source, { lazyEntries: true }, opened);
    else fromBuffer(source, { lazyEntries: true }, opened);
  });
}

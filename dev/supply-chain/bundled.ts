import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** esbuild's account of what it wrote, left by the build of the service. */
export const FUNCTIONS_METAFILE = 'azure-functions/dist/meta.json';

/** Files that put bytes into the bundle of the service; relative to `root`. */
export function filesInFunctions(root: string): string[] {
  const meta = JSON.parse(readFileSync(join(root, FUNCTIONS_METAFILE), 'utf8')) as Metafile;
  return filesOf(meta, root, root);
}

/**
 * Files in the web parts' bundles. webpack leaves no account behind, so the modules that the build compiled are followed once more:
 * from the same entries, with what SharePoint itself provides left out, as the manifests of the bundles say.
 */
export async function filesInWebParts(root: string): Promise<string[]> {
  const webPart = join(root, 'spfx-webpart');
  const { bundles, localizedResources } = JSON.parse(readFileSync(join(webPart, 'config/config.json'), 'utf8')) as {
    bundles: Record<string, { components: { entrypoint: string }[] }>;
    localizedResources: Record<string, string>;
  };
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.values(bundles).flatMap(({ components }) => components.map(({ entrypoint }) => join(webPart, entrypoint))),
    outdir: join(root, 'temp/sbom'),
    bundle: true,
    write: false,
    metafile: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    loader: { '.css': 'empty', '.svg': 'empty', '.png': 'empty', '.woff2': 'empty' },
    external: [...providedBySharePoint(join(webPart, 'release/manifests')), ...Object.keys(localizedResources), '*.scss'],
  });
  return [...filesOf(metafile, root, root), ...styleRuntime(join(webPart, 'release/assets'))];
}

/** The framework's loader of styles puts this package into every bundle that brings styles; no module of ours imports it. */
const STYLE_RUNTIME = { file: 'node_modules/@microsoft/sp-css-loader/node_modules/@microsoft/load-themed-styles/lib/index.js', mark: '__themeState__' };

function styleRuntime(assetDir: string): string[] {
  const scripts = readdirSync(assetDir).filter((name) => name.endsWith('.js'));
  return scripts.some((name) => readFileSync(join(assetDir, name), 'utf8').includes(STYLE_RUNTIME.mark)) ? [STYLE_RUNTIME.file] : [];
}

/** Names of the components that a page of SharePoint brings along: React and the framework. */
export function providedBySharePoint(manifestDir: string): string[] {
  const names = readdirSync(manifestDir)
    .filter((name) => name.endsWith('.manifest.json'))
    .flatMap((file) => {
      const { loaderConfig } = JSON.parse(readFileSync(join(manifestDir, file), 'utf8')) as {
        loaderConfig: { scriptResources: Record<string, { type: string }> };
      };
      return Object.entries(loaderConfig.scriptResources)
        .filter(([, { type }]) => type === 'component')
        .map(([name]) => name);
    });
  return [...new Set(names)].sort();
}

/** Inputs that were not shaken out. */
export function filesOf(meta: Metafile, cwd: string, root: string): string[] {
  const files = Object.values(meta.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  );
  return [...new Set(files)].map((file) => relative(root, resolve(cwd, file)).split(sep).join('/')).sort();
}

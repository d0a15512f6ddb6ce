// SPFx bundles are AMD modules, define("<component id>_<version>", [names], factory). This finds each name through the manifests, as
// SharePoint's page loader does: react from npm, Microsoft's libraries from their published bundles, the rest out of the package.

const field = (type) => (targetProperty, properties) => ({ type, targetProperty, properties });

/** Stand-ins for what Microsoft does not publish. */
const UNPUBLISHED = {
  react: () => window.React,
  'react-dom': () => window.ReactDOM,
  '@msinternal/sp-edit-customer-promise': () => ({ _logFailuresForEditCustomerPromise() {}, _EditModeCustomerPromiseHandler: { serviceKey: undefined } }),
  '@msinternal/sp-idle-web-task': () => ({ PrefetchDependencyPriority: { high: 1, low: 0 } }),
  '@msinternal/sp-safehtml': () => ({ SafeHtml: { clean: (html) => html, isSafeLinkProtocol: () => true } }),
  '@microsoft/sp-property-pane': () =>
    new Proxy({ __esModule: true }, { get: (target, name) => (name in target ? target[name] : /^PropertyPane/.test(String(name)) ? field(String(name)) : undefined) }),
};

const script = (url) =>
  new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = url;
    element.async = false;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`script ${url} could not be loaded`));
    document.head.append(element);
  });

let pending = null;
let queue = Promise.resolve();

function define(id, dependencies, factory) {
  pending = typeof id === 'string' ? { dependencies, factory } : { dependencies: id, factory: dependencies };
}
define.amd = {};

/** One script at a time, so that `pending` is what that script defined. */
function loadModule(url, resolve) {
  const loaded = queue.then(async () => {
    pending = null;
    await script(url);
    if (!pending) throw new Error(`${url} defines no module`);
    return pending;
  });
  queue = loaded.catch(() => undefined);
  return loaded.then(async ({ dependencies, factory }) => {
    const values = await Promise.all((dependencies ?? []).map(resolve));
    // For who measures: from here on the script runs.
    performance.mark(`runs ${new URL(url, location.href).pathname}`);
    return typeof factory === 'function' ? factory(...values) : factory;
  });
}

/** Returns `library(name)` for Microsoft's libraries and `entry()` for the web part's class. */
export async function loadScripts(config) {
  await script('/_npm/react/umd/react.production.min.js');
  await script('/_npm/react-dom/umd/react-dom.production.min.js');
  window.define = define;
  await script(`/_npm/@microsoft/sp-loader/dist/sp-loader-assembly_${config.locale === 'en-US' ? 'en-us' : 'default'}.js`);
  window.spModuleLoader.initializeFlightsAndKillswitches({ ExpFeatures: [], killSwitches: {}, ECSClientFeatures: '' });
  const assembly = new Map(window.spModuleLoader._assemblyComponents.map(([id, , exported]) => [id, exported]));
  const idOf = Object.fromEntries(Object.entries(config.components).map(([id, { name }]) => [name, id]));
  const loaded = new Map();

  const component = (id, name) => {
    if (!loaded.has(id)) loaded.set(id, load(id, name));
    return loaded.get(id);
  };
  const load = async (id, name) => {
    if (UNPUBLISHED[name]) return UNPUBLISHED[name]();
    if (assembly.has(id)) return assembly.get(id);
    const found = config.components[id];
    if (!found) throw new Error(`no bundle is published for ${name} (${id})`);
    return loadModule(found.url, (wanted) => component(found.dependencies[wanted] ?? idOf[wanted] ?? wanted, wanted));
  };

  const { loaderConfig } = config.manifest;
  loaderConfig.internalModuleBaseUrls = [`${location.origin}/_package/`];
  const localized = (paths) => {
    const wanted = config.locale.toLowerCase();
    const key = Object.keys(paths).find((each) => each.toLowerCase() === wanted) ?? Object.keys(paths).find((each) => each.toLowerCase().startsWith(wanted.slice(0, 2)));
    return key && paths[key];
  };
  const resolve = (name) => {
    const resource = loaderConfig.scriptResources[name];
    if (!resource) throw new Error(`${name} is not in the manifest`);
    if (resource.type === 'component') return component(resource.id, name);
    const path = resource.type === 'localizedPath' ? (localized(resource.paths ?? {}) ?? resource.defaultPath ?? resource.paths?.default) : resource.path;
    return loadModule(`/_package/${typeof path === 'string' ? path : path.path}`, resolve);
  };
  return {
    library: (name) => component(idOf[name], name),
    entry: async () => {
      const module = await resolve(loaderConfig.entryModuleId);
      return module.default ?? module;
    },
  };
}

'use strict';
// Who may import whom: the table in CONTRIBUTING.md as rules. Tests are free to import what they need.
const TEST = '(\\.test\\.tsx?$|/testing?/|/test/)';
const PURE = 'tickets|mail|intake|sla|rules|licence|privacy|portal|audit|reports';
const PURE_FOLDERS = `^shared/src/(${PURE})/`;

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { pathNot: TEST, ...from }, to });

module.exports = {
  forbidden: [
    forbid('pure-folders', 'The pure folders of shared import each other only: no npm package, no Node, no DOM. A type of the schema costs nothing.', { path: PURE_FOLDERS, pathNot: `${TEST}|^shared/src/privacy/` }, { pathNot: `${PURE_FOLDERS}|^shared/src/schema/` }),
    forbid('pure-schema-types', 'Of the schema, pure folders take types only.', { path: PURE_FOLDERS, pathNot: `${TEST}|^shared/src/privacy/` }, { path: '^shared/src/schema/', dependencyTypesNot: ['type-only'] }),
    forbid('privacy', 'privacy says where personal data lies, so it also reads the lists as data.', { path: '^shared/src/privacy/' }, { pathNot: `${PURE_FOLDERS}|^shared/src/schema/` }),
    forbid('schema', 'shared/schema imports the pure folders only.', { path: '^shared/src/schema/' }, { pathNot: `^shared/src/(${PURE}|schema)/` }),
    forbid('lists', 'shared/sharepoint imports schema, the pure folders and PnPjs.', { path: '^shared/src/sharepoint/' }, { pathNot: `^shared/src/|node_modules/@pnp/` }),
    forbid('documents', 'shared/documents reads files of any origin: the pure folders and the three libraries that open them.', { path: '^shared/src/documents/' }, { pathNot: `^shared/src/(${PURE}|documents)/|node_modules/(fflate|htmlparser2|postal-mime)/` }),
    forbid('documents-stay-out', 'Only who reads files carries what opens them.', { path: '^shared/src/', pathNot: `${TEST}|^shared/src/documents/` }, { path: '^shared/src/documents/' }),
    forbid('ui', 'ui knows React, Fluent and the pure folders; nothing of the desk.', { path: '^spfx-webpart/src/ui/' }, { path: '^spfx-webpart/src/(app|features|webparts)/|^shared/src/(schema|sharepoint)/|node_modules/(@pnp|@microsoft/sp-http|@microsoft/sp-webpart-base)/' }),
    forbid('app', 'app knows no screen.', { path: '^spfx-webpart/src/app/' }, { path: '^spfx-webpart/src/(features|webparts)/' }),
    forbid('features', 'features import ui, app and shared; wiring happens in webparts.', { path: '^spfx-webpart/src/features/' }, { path: '^spfx-webpart/src/webparts/|node_modules/@microsoft/sp-webpart-base/' }),
    forbid('service-core', 'The core of the service knows its ports, not Azure or Graph.', { path: '^azure-functions/src/(intake|outbound|licence|portal|rules)/' }, { path: 'node_modules/(@azure|@microsoft)/|^azure-functions/src/(graph|storage|functions)/' }),
    forbid('service-adapters', 'Adapters know the SDKs and shared; no trigger.', { path: '^azure-functions/src/(graph|storage)/' }, { path: '^azure-functions/src/functions/' }),
    forbid('packages', 'Packages meet in shared only.', { path: '^(shared|spfx-webpart)/' }, { path: '^azure-functions/' }),
    forbid('no-web-part-in-service', 'The service knows no screen.', { path: '^(shared|azure-functions)/' }, { path: '^spfx-webpart/' }),
    forbid('nothing-imports-dev', 'dev is never shipped.', { path: '^(shared|azure-functions|spfx-webpart)/' }, { path: '^dev/' }),
    forbid('no-circles', 'No circular imports in what ships.', { path: '^(shared|azure-functions|spfx-webpart)/' }, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|lib|temp|release|page)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'dev/tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'] },
  },
};

'use strict';
// One jest for the four packages, on the sources themselves (no build needed), transformed by swc.
const path = require('path');

const swc = (tsx) => [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx }, transform: { react: { runtime: 'classic' } } }, module: { type: 'commonjs' } },
];

// Published as ES modules only, so they are transformed like our own code.
const ESM_ONLY = [
  '@pnp',
  'jose',
  'p-limit',
  'yocto-queue',
  'commander',
  'idb',
  'minisearch',
  '@tanstack',
  'croner',
  'listr2',
  'linkedom',
  'dompurify',
  'https-proxy-agent',
  'http-proxy-agent',
  'agent-base',
  'proxy-agent-negotiate',
  'htmlparser2',
  'domutils',
  'dom-serializer',
  'domhandler',
  'domelementtype',
  'entities',
  'html-to-text',
];
const common = {
  rootDir: __dirname,
  transform: { '\\.m?[jt]s$': swc(false), '\\.tsx$': swc(true) },
  transformIgnorePatterns: [`[\\\\/]node_modules[\\\\/](?!(${ESM_ONLY.join('|')})[\\\\/])`],
  moduleNameMapper: { '^@listdesk/shared/(.*)$': path.join(__dirname, 'shared/src/$1/index.ts') },
  modulePathIgnorePatterns: ['<rootDir>/release', '<rootDir>/.*/dist/', '<rootDir>/spfx-webpart/(lib|temp|release)'],
};
// One storage emulator for all files that need one.
const azurite = { globalSetup: '<rootDir>/azure-functions/test/azuriteForAll.ts', globalTeardown: '<rootDir>/azure-functions/test/stopAzurite.ts' };
const node = (name) => ({ ...common, displayName: name, testEnvironment: 'node', testMatch: [`<rootDir>/${name}/**/*.test.ts`] });

module.exports = {
  // A machine that is busy is slow, not broken: what hangs is found by this, what is slow by the benches.
  testTimeout: 300_000,
  projects: [
    node('shared'),
    { ...node('azure-functions'), ...azurite },
    { ...node('dev'), ...azurite },
    {
      ...common,
      displayName: 'spfx-webpart',
      testEnvironment: '<rootDir>/spfx-webpart/test/jsdomWithFetch.js',
      testMatch: ['<rootDir>/spfx-webpart/src/**/*.test.ts', '<rootDir>/spfx-webpart/src/**/*.test.tsx'],
      setupFilesAfterEnv: ['<rootDir>/spfx-webpart/test/quietStyles.js', '<rootDir>/spfx-webpart/test/patience.js'],
      transform: { '[\\\\/]loc[\\\\/][a-z-]+\\.js$': '<rootDir>/spfx-webpart/test/amdStrings.js', ...common.transform },
      moduleNameMapper: { ...common.moduleNameMapper, '\\.(module\\.)?(scss|css)$': 'identity-obj-proxy' },
    },
  ],
};

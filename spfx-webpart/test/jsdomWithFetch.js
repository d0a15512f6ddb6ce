'use strict';
const { TestEnvironment } = require('jest-environment-jsdom');

// jsdom has no Fetch API, which PnPjs needs: hand over Node's.
const FROM_NODE = ['fetch', 'Request', 'Response', 'Headers', 'TextEncoder', 'TextDecoder', 'structuredClone', 'AbortController', 'ReadableStream', 'Blob'];

module.exports = class JsdomWithFetch extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] = globalThis[name];
    // jsdom's own crypto is a getter without WebCrypto.
    Object.defineProperty(this.global, 'crypto', { value: globalThis.crypto, configurable: true });
  }
};

'use strict';
const { TestEnvironment } = require('jest-environment-jsdom');

// jsdom has no Fetch API, which PnPjs needs, and its URL is many times slower than Node's: hand over Node's.
const FROM_NODE = ['fetch', 'Request', 'Response', 'Headers', 'TextEncoder', 'TextDecoder', 'structuredClone', 'AbortController', 'ReadableStream', 'Blob', 'URL', 'URLSearchParams'];

module.exports = class JsdomWithFetch extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] = globalThis[name];
    // jsdom's own crypto is a getter without WebCrypto.
    Object.defineProperty(this.global, 'crypto', { value: globalThis.crypto, configurable: true });
  }
};

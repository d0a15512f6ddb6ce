'use strict';
const { createHash } = require('crypto');

// SPFx string files are AMD: define([], function () { return {...} })
module.exports = {
  process: (source) => ({ code: `const define = (deps, factory) => { module.exports = factory(); };\n${source}` }),
  getCacheKey: (source) => createHash('sha1').update('amd-strings-1').update(source).digest('hex'),
};

'use strict';

/** A bundle is no module: there `import.meta.url` would become the path of the machine that built it. pdf.js asks for it in Node alone. */
module.exports = (source) => source.replace(/\bimport\.meta\.url\b/g, "''");

'use strict';
// A busy machine is slow, not broken: what is looked for may take long to come. What never comes is found all the same.
const { configure } = require('@testing-library/react');

configure({ asyncUtilTimeout: 60_000 });

'use strict';
// jsdom asks every style rule for every element whose accessible name is wanted. Fluent's rules say nothing a test here asks, so they
// stay out of the document; colours and sizes are looked at in the browser stories.
require('@testing-library/jest-dom');
const { InjectionMode, Stylesheet } = require('@fluentui/merge-styles');

Stylesheet.getInstance().setConfig({ injectionMode: InjectionMode.none });

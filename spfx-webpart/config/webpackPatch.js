'use strict';
const path = require('node:path');

const BUTTON = /[\\/]Button[\\/]BaseButton\.js$/;
const MENU = /[\\/]ContextualMenu$/;

/**
 * Fluent's button brings its whole menu, 9 kB gzip, for `menuProps`; our buttons have none (lists of choices are `Picker`s). The
 * menu is taken out of the button alone: whoever imports `ContextualMenu` gets the real one.
 */
class ButtonsWithoutMenu {
  apply(compiler) {
    compiler.hooks.normalModuleFactory.tap('ButtonsWithoutMenu', (factory) =>
      factory.hooks.beforeResolve.tap('ButtonsWithoutMenu', (found) => {
        if (MENU.test(found.request) && BUTTON.test(found.contextInfo.issuer)) found.request = path.join(__dirname, 'noMenu.js');
      }),
    );
  }
}

const HOST = /[\\/]Tooltip[\\/]TooltipHost\.base\.js$/;
const PICKER = /[\\/]ui[\\/]controls[\\/]Picker\.js$/;

/**
 * Lists of choices and tips float in Fluent's callout, which with layer and positioning is 11 kB gzip that no first view shows: both load it when they open.
 * In unit tests they have it at once.
 */
class LayersLater {
  apply(compiler) {
    const lazy = path.join(__dirname, '../lib/ui/controls/lazyLayers.js');
    compiler.hooks.normalModuleFactory.tap('LayersLater', (factory) =>
      factory.hooks.beforeResolve.tap('LayersLater', (found) => {
        const { issuer } = found.contextInfo;
        if ((found.request === './Tooltip' && HOST.test(issuer)) || (found.request === '@fluentui/react/lib/Callout' && PICKER.test(issuer)))
          found.request = lazy;
      }),
    );
  }
}

/**
 * Tells the browser that nearly every function of the desk's first file is called while it starts: it compiles them while the file
 * comes in, off the page's thread, instead of one by one while the first rows wait (V8's explicit compile hints, Chromium 136; others
 * read a comment). Behind the minimiser, which takes comments away; it must be the file's first line.
 */
class CompiledOnArrival {
  apply(compiler) {
    const { BannerPlugin, Compilation } = compiler.webpack;
    const stage = Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
    new BannerPlugin({ banner: '//# allFunctionsCalledOnLoad', raw: true, test: /^listdesk-desk/, stage }).apply(compiler);
  }
}

/** The worker of pdf.js travels as text inside a later part of ours: it then starts from our own page, wherever SharePoint keeps the bundle. */
const PDF_WORKER = /[\\/]pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.worker\.min\.mjs$/;
const PDF = /[\\/]pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.mjs$/;

module.exports = (configuration) => {
  configuration.plugins.push(new ButtonsWithoutMenu(), new LayersLater(), new CompiledOnArrival());
  configuration.module.rules.push({ test: PDF_WORKER, type: 'asset/source' }, { test: PDF, use: [path.join(__dirname, 'noImportMeta.js')] });
  return configuration;
};

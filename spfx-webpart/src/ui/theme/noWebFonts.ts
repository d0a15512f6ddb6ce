/**
 * Imported before anything of Fluent: Fluent registers web fonts of Microsoft's content network when it is loaded, unless the page
 * names an (empty) address. ListDesk asks nobody outside and uses the fonts that are there. What the page has chosen itself stays.
 */
type FabricConfig = { fontBaseUrl?: string };
const page = window as Window & { FabricConfig?: FabricConfig };
page.FabricConfig = { fontBaseUrl: '', ...page.FabricConfig };

export {};

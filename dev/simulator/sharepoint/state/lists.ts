import type { World } from '../../core/service.ts';
import { builtInFields } from '../rules/fieldTypes.ts';
import { ItemStore } from './itemStore.ts';
import type { Field, List, Site } from './model.ts';

export const GENERIC_LIST = 100;
export const DOCUMENT_LIBRARY = 101;
export const MAX_LISTS_PER_SITE = 2000;

/** Whole seconds, as SharePoint keeps and shows times. */
export const isoSeconds = (ms: number): string => `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;

export type ListOptions = { title: string; urlName?: string; template?: number; description?: string };

export function createList(site: Site, world: World, options: ListOptions): List {
  const template = options.template ?? GENERIC_LIST;
  const library = template === DOCUMENT_LIBRARY;
  const urlName = freeUrlName(site, library, options.urlName ?? options.title.replace(/["*:<>?/\\|#%&{}~.,']/g, '').trim());
  const now = isoSeconds(world.clock.now());
  const fields = builtInFields(library);
  const list: List = {
    id: world.random.guid(),
    title: options.title,
    path: listPath(site, library, urlName),
    entityName: entityName(urlName, library),
    template,
    description: options.description ?? '',
    created: now,
    hidden: false,
    attachments: !library,
    versioning: library,
    majorVersions: library ? 500 : 0,
    contentTypes: false,
    noCrawl: false,
    readSecurity: 1,
    writeSecurity: 1,
    onQuickLaunch: false,
    fields,
    items: new ItemStore(),
    nextItem: 1,
    modified: now,
    deleted: now,
    assignments: null,
    changes: [],
    subscriptions: [],
    views: [
      {
        id: world.random.guid(),
        title: library ? 'All Documents' : 'All Items',
        query: '',
        rowLimit: 30,
        paged: true,
        personal: false,
        isDefault: true,
        hidden: false,
        fields: library ? ['FileLeafRef', 'Modified', 'Editor'] : ['Title'],
      },
    ],
  };
  list.items.indexAll(fields.filter((field) => field.internalName !== 'ID'));
  site.lists.push(list);
  return list;
}

const listPath = (site: Site, library: boolean, urlName: string): string => `${site.path === '/' ? '' : site.path}/${library ? '' : 'Lists/'}${urlName}`;

function freeUrlName(site: Site, library: boolean, wanted: string): string {
  for (let digit = 0; ; digit += 1) {
    const name = digit ? `${wanted}${digit}` : wanted;
    const path = listPath(site, library, name).toLowerCase();
    if (!site.lists.some((list) => list.path.toLowerCase() === path)) return name;
  }
}

function entityName(urlName: string, library: boolean): string {
  const encoded = [...urlName].map((c) => (/[A-Za-z0-9]/.test(c) ? c : `_x${c.charCodeAt(0).toString(16).padStart(4, '0')}_`)).join('');
  const capital = encoded.charAt(0).toUpperCase() + encoded.slice(1);
  return library ? capital : `${capital}List`;
}

export const isLibrary = (list: List): boolean => list.template === DOCUMENT_LIBRARY;
export const itemType = (list: List): string => `SP.Data.${list.entityName}Item`;

export function listByTitle(site: Site, title: string): List | undefined {
  return site.lists.find((list) => list.title.toLowerCase() === title.toLowerCase());
}

/** By server-relative or site-relative address of the list or of anything in it. */
export function listByPath(site: Site, path: string): List | undefined {
  const wanted = (path.startsWith('/') ? path : `${site.path}/${path}`).replace(/\/+$/, '').toLowerCase();
  return site.lists
    .filter((list) => wanted === list.path.toLowerCase() || wanted.startsWith(`${list.path.toLowerCase()}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

export const listById = (site: Site, id: string): List | undefined => site.lists.find((list) => list.id === id.toLowerCase().replace(/[{}]/g, ''));

export const fieldByName = (list: List, internalName: string): Field | undefined => list.fields.find((field) => field.internalName === internalName);

export function fieldByNameOrTitle(list: List, name: string): Field | undefined {
  const wanted = name.toLowerCase();
  return list.fields.find((field) => field.internalName.toLowerCase() === wanted) ?? list.fields.find((field) => field.title.toLowerCase() === wanted);
}

import '@pnp/sp/recycle-bin/index.js';
import { Site } from '@pnp/sp/sites/index.js';
import type { ISite } from '@pnp/sp/sites/index.js';
import type { SPFI } from '@pnp/sp';
import { LIST_NAMES, LISTS } from '../../schema/index.ts';
import type { ListName } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { refusalOf, toFault } from '../fault.ts';
import { unlessGone } from './deleting.ts';
import type { Place } from '../../privacy/index.ts';

/**
 * What lies in the recycle bins can be neither searched nor read: SharePoint shows names only. So an entry of our lists is restored, read
 * like any other, and put back where it was. What was taken out is written down first (`Opened`), so that whoever goes on can put it back.
 */
export type BinEntry = {
  id: string;
  list: ListName;
  item: number;
  file: string | null;
  kind: 'item' | 'file' | 'version';
  place: Exclude<Place, 'list'>;
  title: string;
};
export type Opened = { list: ListName; id: number; file: string | null; place: Exclude<Place, 'list'> };

export type Bins = {
  /** Null when this identity may not see everybody's bin: that takes full control of the site. */
  entries(): Promise<BinEntry[] | null>;
  /** False when SharePoint refuses: the row is there again under the same key, or its list is gone. */
  restore(entry: BinEntry): Promise<boolean>;
  purge(entry: BinEntry): Promise<void>;
  putBack(opened: Opened): Promise<void>;
};

/** More entries than one answer carries are worked off in rounds. */
const MAX_ENTRIES = 5000;
const ITEM_TYPES: Readonly<Record<number, BinEntry['kind']>> = { 3: 'item', 7: 'file', 8: 'version' };
const SECOND_STAGE = 2;

export function binsOf(sp: SPFI, siteUrl: string, access: Access): Bins {
  const site: ISite = Site([sp.web, siteUrl]);
  const path = new URL(siteUrl).pathname.replace(/\/+$/, '').slice(1).toLowerCase();
  const folders = new Map(LIST_NAMES.map((name) => [`${path}/lists/${LISTS[name].url}`.toLowerCase(), name]));
  return {
    async entries() {
      try {
        const rows = (await site.recycleBin.select('Id', 'Title', 'LeafName', 'DirName', 'ItemType', 'ItemState').top(MAX_ENTRIES)()) as unknown as Raw[];
        return rows.flatMap((row) => entryOf(folders, row));
      } catch (error) {
        if ((await refusalOf(error, access.now()))?.status === 403) return null;
        throw await toFault(error, access.now());
      }
    },
    async restore(entry) {
      try {
        await site.recycleBin.getById(entry.id).restore();
        return true;
      } catch (error) {
        const refusal = await refusalOf(error, access.now());
        if (refusal && refusal.status >= 400 && refusal.status < 500 && refusal.status !== 429 && refusal.status !== 401) return refusal.status === 404;
        if (refusal?.status === 500) return false;
        throw await toFault(error, access.now());
      }
    },
    purge: (entry) => unlessGone(access, () => site.recycleBin.getById(entry.id).delete()),
    async putBack({ list, id, file, place }) {
      const item = access.list(list).items.getById(id);
      await unlessGone(access, async () => {
        if (file !== null) return void (await item.attachmentFiles.getByName(file).recycle());
        const bin = (await item.recycle()) as unknown as string;
        if (place === 'secondStage') await site.recycleBin.getById(bin).moveToSecondStage();
      });
    },
  };
}

type Raw = { Id: string; Title: string; LeafName: string; DirName: string; ItemType: number; ItemState: number };

function entryOf(folders: ReadonlyMap<string, ListName>, row: Raw): BinEntry[] {
  const kind = ITEM_TYPES[row.ItemType];
  const folder = row.DirName.replace(/^\/+|\/+$/g, '').toLowerCase();
  const [base, attached] = folder.split('/attachments/') as [string, string | undefined];
  const list = folders.get(base);
  const item = Number.parseInt(kind === 'file' ? (attached ?? '') : row.LeafName, 10);
  if (!kind || !list || !Number.isInteger(item)) return [];
  return [
    {
      id: row.Id,
      list,
      item,
      kind,
      file: kind === 'file' ? row.LeafName : null,
      place: row.ItemState === SECOND_STAGE ? 'secondStage' : 'firstStage',
      title: row.Title,
    },
  ];
}

import { ItemStore } from './itemStore.ts';
import type { Item, List, Recycled, Site, StoredFile } from './model.ts';

type Saved<T> = { [K in keyof T]: T[K] extends Uint8Array | null ? string | null : T[K] };
type SavedItem = Omit<Saved<Item>, 'attachments'> & { attachments: Saved<StoredFile>[] };
type SavedList = Omit<List, 'items'> & { items: SavedItem[] };

const toText = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('base64'));
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const saveFile = (file: StoredFile): Saved<StoredFile> => ({ ...file, bytes: toText(file.bytes) as string });
const loadFile = (file: Saved<StoredFile>): StoredFile => ({ ...file, bytes: toBytes(file.bytes as string) });
const saveItem = (item: Item): SavedItem => ({
  ...structuredClone({ ...item, bytes: null, attachments: [] }),
  bytes: toText(item.bytes),
  attachments: item.attachments.map(saveFile),
});
const loadItem = (item: SavedItem): Item => ({ ...item, bytes: item.bytes === null ? null : toBytes(item.bytes), attachments: item.attachments.map(loadFile) });
const saveList = (list: List): SavedList => {
  const { items, ...rest } = list;
  return { ...structuredClone(rest), items: [...items.all()].map(saveItem) };
};

function loadList(saved: SavedList): List {
  const list: List = { ...saved, items: new ItemStore() };
  list.items.addAll(saved.items.map(loadItem));
  list.items.indexAll(list.fields.filter((field) => field.internalName !== 'ID'));
  return list;
}

/** A site as plain data; bytes as base64. */
export function saveSite(site: Site): unknown {
  const { lists, recycleBin, uploads, ...rest } = site;
  return {
    ...structuredClone(rest),
    lists: lists.map(saveList),
    recycleBin: recycleBin.map((entry) =>
      entry.kind === 'item'
        ? { ...entry, item: saveItem(entry.item) }
        : entry.kind === 'list'
          ? { ...entry, list: saveList(entry.list) }
          : { ...entry, file: saveFile(entry.file) },
    ),
    uploads: Object.fromEntries(Object.entries(uploads).map(([id, upload]) => [id, { path: upload.path, bytes: toText(upload.bytes) }])),
  };
}

export function loadSite(state: unknown): Site {
  const saved = structuredClone(state) as Omit<Site, 'lists' | 'recycleBin' | 'uploads'> & {
    lists: SavedList[];
    recycleBin: Record<string, unknown>[];
    uploads: Record<string, { path: string; bytes: string }>;
  };
  return {
    ...saved,
    lists: saved.lists.map(loadList),
    recycleBin: saved.recycleBin.map((entry) => {
      if (entry['kind'] === 'item') return { ...entry, item: loadItem(entry['item'] as SavedItem) } as Recycled;
      if (entry['kind'] === 'list') return { ...entry, list: loadList(entry['list'] as SavedList) } as Recycled;
      return { ...entry, file: loadFile(entry['file'] as Saved<StoredFile>) } as Recycled;
    }),
    uploads: Object.fromEntries(Object.entries(saved.uploads).map(([id, upload]) => [id, { path: upload.path, bytes: toBytes(upload.bytes) }])),
  };
}

import { nothing, type Answer, type Call, type Resource } from '../http/call.ts';
import { fileExists, invalidArgument, noSuchFile } from '../http/errors.ts';
import { demand } from '../identity/rights.ts';
import { refOf } from '../query/itemRow.ts';
import { argument, numberArgument, textArgument } from '../http/path.ts';
import { moveItem, removeItem, updateItem } from '../rules/itemWrite.ts';
import type { Item, List } from '../state/model.ts';
import { fileEntity, leafOf, parentOf } from './fileEntity.ts';
import { demandRight, itemResource, recycleItem, writing } from './item.ts';

export const MAX_FILE_BYTES = 250 * 1024 ** 3;

export function fileResource(list: List, item: Item): Resource {
  const write = (call: Call, bytes: Uint8Array): void => {
    demandRight(call, list, item, 'editListItems');
    item.bytes = bytes;
    updateItem(writing(call, list), item, {});
  };
  return {
    get: (call) => ({ kind: 'entity', entity: fileEntity(call, list, item) }),
    delete: (call) => {
      demandRight(call, list, item, 'deleteListItems');
      removeItem(writing(call, list), item);
      return { kind: 'empty', status: 200 };
    },
    child: (segment) => {
      switch (segment.name) {
        case '$value':
          return {
            get: () => ({ kind: 'raw', body: item.bytes ?? new Uint8Array(), contentType: 'application/octet-stream' }),
            put: (call) => {
              write(call, call.body);
              return nothing;
            },
          };
        case 'listitemallfields':
          return itemResource(list, item);
        case 'moveto':
          return {
            post: (call) => moveTo(call, list, item, textArgument(segment, 'newurl'), argument(segment, 'flags', 1) ? numberArgument(segment, 'flags', 1) : 0),
          };
        case 'recycle':
          return { post: (call) => ({ kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: recycleItem(call, list, item) }) };
        case 'startupload':
        case 'continueupload':
        case 'finishupload': {
          const upload = textArgument(segment, 'uploadid');
          return {
            post: (call) =>
              chunk(call, list, item, segment.name, upload, argument(segment, 'fileoffset', 1) ? numberArgument(segment, 'fileoffset', 1) : 0, write),
          };
        }
        case 'cancelupload':
          return {
            post: (call) => {
              delete call.site.uploads[textArgument(segment, 'uploadid')];
              return { kind: 'empty', status: 200 };
            },
          };
        default:
          return undefined;
      }
    },
  };
}

/** The file SharePoint keeps behind a row of a list: it can be moved to another folder of the list. */
export const rowFileResource = (list: List, item: Item): Resource => ({
  child: (segment) => {
    if (segment.name === 'listitemallfields') return itemResource(list, item);
    return segment.name === 'moveto'
      ? { post: (call) => moveTo(call, list, item, textArgument(segment, 'newurl'), argument(segment, 'flags', 1) ? numberArgument(segment, 'flags', 1) : 0) }
      : undefined;
  },
});

const OVERWRITE = 1;

/** Inside the list only; the name must stay. Who may not see the folder is told that there is none. */
function moveTo(call: Call, list: List, item: Item, given: string, flags: number): Answer {
  demandRight(call, list, item, 'editListItems');
  const path = given.startsWith('/') ? given : `${call.site.path}/${given}`;
  const from = refOf(list, item);
  const folder = parentOf(path);
  if (leafOf(path).toLowerCase() !== leafOf(from).toLowerCase()) throw invalidArgument('A file of a row keeps its name.');
  if (folder.toLowerCase() === parentOf(from).toLowerCase()) return { kind: 'empty', status: 200 };
  const target = list.items.at(folder);
  if (folder.toLowerCase() !== list.path.toLowerCase() && !target?.folder) throw noSuchFile(folder);
  demand(call.who, 'addListItems', call.site, list, target);
  const known = list.items.at(path);
  if (known && flags !== OVERWRITE) throw fileExists(path, '', String(known.values['Modified']));
  if (known) removeItem(writing(call, list), known);
  moveItem(writing(call, list), item, folder);
  return { kind: 'empty', status: 200 };
}

/** Chunks must come in order; the answer is the next offset, as a text. */
function chunk(call: Call, list: List, item: Item, step: string, upload: string, offset: number, write: (call: Call, bytes: Uint8Array) => void) {
  demandRight(call, list, item, 'editListItems');
  const sofar = step === 'startupload' ? new Uint8Array() : call.site.uploads[upload]?.bytes;
  if (!sofar || offset !== sofar.length) throw invalidArgument(`The upload ${upload} does not stand at offset ${offset}.`);
  const bytes = new Uint8Array(sofar.length + call.body.length);
  bytes.set(sofar);
  bytes.set(call.body, sofar.length);
  if (step !== 'finishupload') {
    call.site.uploads[upload] = { path: item.path!, bytes };
    return { kind: 'value', name: step === 'startupload' ? 'StartUpload' : 'ContinueUpload', type: 'Edm.Int64', value: String(bytes.length) } as const;
  }
  delete call.site.uploads[upload];
  write(call, bytes);
  return { kind: 'entity', entity: fileEntity(call, list, item) } as const;
}

import { nothing, type Call, type Resource } from '../http/call.ts';
import { invalidArgument } from '../http/errors.ts';
import { argument, numberArgument, textArgument } from '../http/path.ts';
import { updateItem } from '../rules/itemWrite.ts';
import type { Item, List } from '../state/model.ts';
import { fileEntity } from './fileEntity.ts';
import { demandRight, itemResource, recycleItem, writing } from './item.ts';
import { removeItem } from '../rules/itemWrite.ts';

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
        case 'listitemallfields': return itemResource(list, item);
        case 'recycle': return { post: (call) => ({ kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: recycleItem(call, list, item) }) };
        case 'startupload':
        case 'continueupload':
        case 'finishupload': {
          const upload = textArgument(segment, 'uploadid');
          return { post: (call) => chunk(call, list, item, segment.name, upload, argument(segment, 'fileoffset', 1) ? numberArgument(segment, 'fileoffset', 1) : 0, write) };
        }
        case 'cancelupload':
          return {
            post: (call) => {
              delete call.site.uploads[textArgument(segment, 'uploadid')];
              return { kind: 'empty', status: 200 };
            },
          };
        default: return undefined;
      }
    },
  };
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

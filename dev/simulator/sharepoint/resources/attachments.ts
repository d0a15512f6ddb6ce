import { type argument, textArgument } from '../http/path.ts';
import { nothing, type Call, type Entity, type Resource } from '../http/call.ts';
import { accessDenied, fileExists, invalidArgument, noSuchFile, refused, siteFull } from '../http/errors.ts';
import { canEditItem, siteUserOf } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { bumpItem } from '../rules/itemWrite.ts';
import { isoSeconds } from '../state/lists.ts';
import type { Item, List, StoredFile } from '../state/model.ts';

export const MAX_ATTACHMENT_BYTES = 250 * 1024 * 1024;
export const MAX_PATH = 400;
const FORBIDDEN_IN_NAMES = /["*:<>?/\\|]/;

export const attachmentPath = (list: List, item: Item, name: string): string => `${list.path}/Attachments/${item.id}/${name}`;

export function attachmentEntity(list: List, item: Item, file: StoredFile): Entity {
  const path = attachmentPath(list, item, file.name);
  return {
    type: 'SP.Attachment',
    path: `Web/Lists(guid'${list.id}')/Items(${item.id})/AttachmentFiles('${encodeURIComponent(file.name).replaceAll("'", "''")}')`,
    props: { FileName: file.name, FileNameAsPath: { DecodedUrl: file.name }, ServerRelativePath: { DecodedUrl: path }, ServerRelativeUrl: path },
  };
}

/** Names are free but for the characters no SharePoint path takes; `'`, `%` and `#` are fine. */
export function demandFileName(name: string, folder: string): void {
  if (name === '' || FORBIDDEN_IN_NAMES.test(name) || /[\u0000-\u001f]/.test(name) || /^[. ]|[. ]$/.test(name))
    throw invalidArgument(`The file or folder name "${name}" contains characters that are not permitted. Please use a different name.`);
  if (`${folder}/${name}`.length > MAX_PATH)
    throw invalidArgument(`The specified file or folder name is too long. The URL path for all files and folders must be ${MAX_PATH} characters or less.`);
}

export function attachmentsResource(list: List, item: Item): Resource {
  const find = (name: string): StoredFile | undefined => item.attachments.find((file) => file.name.toLowerCase() === name.toLowerCase());
  return {
    get: (call) =>
      collection(
        call,
        'SP.Attachment',
        item.attachments.map((file) => attachmentEntity(list, item, file)),
      ),
    child: (segment) => {
      if (segment.name === 'add') return { post: (call) => addAttachment(call, list, item, textArgument(segment, 'filename')) };
      if (segment.name === 'addusingpath') return { post: (call) => addAttachment(call, list, item, textArgument(segment, 'decodedurl')) };
      if (segment.name === 'getbyfilename') return attachmentResource(list, item, textArgument(segment, 'filename'), find);
      return undefined;
    },
  };
}

export function attachmentResource(list: List, item: Item, name: string, find: (name: string) => StoredFile | undefined): Resource {
  const demand = (): StoredFile => {
    const file = find(name);
    if (!file) throw noSuchFile(attachmentPath(list, item, name));
    return file;
  };
  const remove = (call: Call, recycle: boolean): void => {
    demandEdit(call, list, item);
    const file = demand();
    item.attachments = item.attachments.filter((each) => each !== file);
    const by = siteUserOf(call.who, call.site).id;
    if (recycle)
      call.site.recycleBin.push({
        id: call.world.random.guid(),
        kind: 'attachment',
        list: list.id,
        itemId: item.id,
        file,
        title: file.name,
        at: isoSeconds(call.world.clock.now()),
        by,
      });
    bumpItem({ ...call, list }, item);
  };
  return {
    get: () => ({ kind: 'entity', entity: attachmentEntity(list, item, demand()) }),
    delete: (call) => {
      remove(call, false);
      return { kind: 'empty', status: 200 };
    },
    child: (segment) => {
      if (segment.name === '$value')
        return {
          get: () => ({ kind: 'raw', body: demand().bytes, contentType: 'application/octet-stream' }),
          put: (call) => {
            demandEdit(call, list, item);
            demandSize(call.body);
            const file = demand();
            Object.assign(file, { bytes: call.body, modified: isoSeconds(call.world.clock.now()), editor: siteUserOf(call.who, call.site).id });
            bumpItem({ ...call, list }, item);
            return nothing;
          },
        };
      if (segment.name === 'recycleobject') {
        const recycle = (call: Call) => {
          remove(call, true);
          return { kind: 'empty', status: 200 } as const;
        };
        return { post: recycle, delete: recycle };
      }
      return undefined;
    },
  };
}

export const attachmentByKey = (list: List, item: Item, segment: Parameters<typeof argument>[0]): Resource =>
  attachmentResource(list, item, textArgument(segment, 'filename'), (name) => item.attachments.find((file) => file.name.toLowerCase() === name.toLowerCase()));

function addAttachment(call: Call, list: List, item: Item, name: string) {
  demandEdit(call, list, item);
  if (call.site.full) throw siteFull();
  if (!list.attachments) throw refused('Attachments are not enabled for this list.');
  demandFileName(name, `${list.path}/Attachments/${item.id}`);
  demandSize(call.body);
  const known = item.attachments.find((file) => file.name.toLowerCase() === name.toLowerCase());
  if (known) {
    const by = call.site.users.find((user) => user.id === known.editor)?.loginName ?? '';
    throw fileExists(attachmentPath(list, item, name), by, known.modified);
  }
  const by = siteUserOf(call.who, call.site).id;
  const now = isoSeconds(call.world.clock.now());
  const file: StoredFile = { name, bytes: call.body, created: now, modified: now, author: by, editor: by };
  item.attachments.push(file);
  bumpItem({ ...call, list }, item);
  return { kind: 'entity', entity: attachmentEntity(list, item, file), status: 200 } as const;
}

function demandSize(bytes: Uint8Array): void {
  if (bytes.length > MAX_ATTACHMENT_BYTES)
    throw refused('The request message is too big. The server does not allow messages larger than 262144000 bytes.', 413);
}

function demandEdit(call: Call, list: List, item: Item): void {
  if (!canEditItem(call.who, call.site, list, item, 'editListItems', siteUserOf(call.who, call.site).id)) throw accessDenied();
}

import { jsonBody, type GraphCall, type Route } from '../call.ts';
import { badRequest, folderNotFound, GraphError } from '../graphError.ts';
import type { OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { Folder } from '../mailbox/model.ts';
import { parseFilter } from '../odata/filter.ts';
import { mailboxOf } from '../permissions.ts';
import { wholeNumber } from './listing.ts';

export const MAX_FOLDERS = 1000;
const DEFAULT_FOLDER_PAGE = 10;

function folderOf(call: GraphCall, mailbox: OpenMailbox): Folder {
  const folder = mailbox.folder(call.params['folder'] ?? '');
  if (!folder) throw folderNotFound();
  return folder;
}

function folderJson(mailbox: OpenMailbox, folder: Folder): Record<string, unknown> {
  const messages = mailbox.inFolder(folder.id);
  return {
    id: folder.id,
    displayName: folder.displayName,
    parentFolderId: folder.parentId,
    isHidden: false,
    childFolderCount: mailbox.data.folders.filter((each) => each.parentId === folder.id).length,
    totalItemCount: messages.length,
    unreadItemCount: messages.filter((each) => !each.isRead).length,
  };
}

function list(call: GraphCall): Response {
  const mailbox = mailboxOf(call, 'read');
  const parent = call.params['folder'] === undefined ? mailbox.wellKnown('msgfolderroot') : folderOf(call, mailbox);
  const filter = call.url.searchParams.get('$filter');
  const test = filter ? parseFilter(filter) : () => true;
  const all = mailbox.data.folders
    .filter((each) => each.parentId === parent.id)
    .map((each) => folderJson(mailbox, each))
    .filter(test);
  const top = wholeNumber(call.url.searchParams.get('$top'), DEFAULT_FOLDER_PAGE, MAX_FOLDERS, '$top') || DEFAULT_FOLDER_PAGE;
  const skip = wholeNumber(call.url.searchParams.get('$skip'), 0, MAX_FOLDERS, '$skip');
  const body: Record<string, unknown> = { value: all.slice(skip, skip + top) };
  if (skip + top < all.length) {
    const next = new URL(`${call.address}${call.url.pathname}${call.url.search}`);
    next.searchParams.set('$skip', String(skip + top));
    body['@odata.nextLink'] = next.href;
  }
  return Response.json(body);
}

function get(call: GraphCall): Response {
  const mailbox = mailboxOf(call, 'read');
  return Response.json(folderJson(mailbox, folderOf(call, mailbox)));
}

function create(call: GraphCall): Response {
  const mailbox = mailboxOf(call, 'write');
  const parent = call.params['folder'] === undefined ? mailbox.wellKnown('msgfolderroot') : folderOf(call, mailbox);
  const { displayName } = jsonBody(call);
  if (typeof displayName !== 'string' || !displayName.trim()) throw badRequest("The value of 'displayName' is missing.");
  if (mailbox.data.folders.length >= MAX_FOLDERS) throw badRequest('The mailbox has too many folders.');
  if (mailbox.data.folders.some((each) => each.parentId === parent.id && each.displayName.toLowerCase() === displayName.toLowerCase()))
    throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
  return Response.json(folderJson(mailbox, mailbox.addFolder(displayName, parent.id)), { status: 201 });
}

export const folderRoutes: Route[] = [
  { method: 'GET', path: 'users/:user/mailFolders', handler: list },
  { method: 'POST', path: 'users/:user/mailFolders', handler: create },
  { method: 'GET', path: 'users/:user/mailFolders/:folder', handler: get },
  { method: 'GET', path: 'users/:user/mailFolders/:folder/childFolders', handler: list },
  { method: 'POST', path: 'users/:user/mailFolders/:folder/childFolders', handler: create },
];

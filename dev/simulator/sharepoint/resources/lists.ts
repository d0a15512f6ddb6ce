import { entityBody, type Call, type Resource } from '../http/call.ts';
import { listExists, noSuchList, refused } from '../http/errors.ts';
import { argument, textArgument, type Segment } from '../http/path.ts';
import { demand, may, rightsOf } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { createList, DOCUMENT_LIBRARY, GENERIC_LIST, listById, listByTitle, MAX_LISTS_PER_SITE } from '../state/lists.ts';
import type { List } from '../state/model.ts';
import { changeList, listEntity, listResource } from './list.ts';

/** A list the caller may not see does not exist for them. */
export function visibleList(call: Call, list: List | undefined, wanted: string): List {
  if (!list || !may(rightsOf(call.who, call.site, list), 'viewListItems')) throw noSuchList(wanted, `${call.origin}${call.site.path}`);
  return list;
}

export function listsResource(segment: Segment, call: Call): Resource {
  const key = argument(segment, 'id');
  if (key) return byId(call, String(key.value));
  return {
    get: (inner) =>
      collection(
        inner,
        'SP.List',
        inner.site.lists.filter((list) => may(rightsOf(inner.who, inner.site, list), 'viewListItems')).map((list) => listEntity(inner, list)),
      ),
    post: addList,
    child: (step, inner) => {
      switch (step.name) {
        case 'getbytitle': {
          const title = textArgument(step, 'title');
          return listResource(visibleList(inner, listByTitle(inner.site, title), title));
        }
        case 'getbyid':
          return byId(inner, textArgument(step, 'id'));
        case 'ensuresiteassetslibrary':
          return { post: (at) => ({ kind: 'entity', entity: listEntity(at, visibleList(at, listByTitle(at.site, 'Site Assets'), 'Site Assets')) }) };
        default:
          return undefined;
      }
    },
  };
}

const byId = (call: Call, id: string): Resource => listResource(visibleList(call, listById(call.site, id), id));

function addList(call: Call) {
  demand(call.who, 'manageLists', call.site);
  const { site } = call;
  const body = entityBody(call, 'SP.List');
  const title = String(body['Title'] ?? '');
  const template = Number(body['BaseTemplate'] ?? GENERIC_LIST);
  if (title === '' || title.length > 255) throw refused('The list title is empty or too long.');
  if (template !== GENERIC_LIST && template !== DOCUMENT_LIBRARY) throw refused(`Template ${template} is not known.`, 501);
  if (listByTitle(site, title)) throw listExists();
  if (site.lists.length >= MAX_LISTS_PER_SITE) throw refused(`The site has its maximum of ${MAX_LISTS_PER_SITE} lists and libraries.`);
  const list = createList(site, call.world, { title, template });
  try {
    for (const [name, value] of Object.entries(body)) if (name !== 'BaseTemplate' && name !== 'Title') changeList(list, name, value);
  } catch (error) {
    site.lists.splice(site.lists.indexOf(list), 1);
    throw error;
  }
  return { kind: 'entity', entity: listEntity(call, list), status: 201 } as const;
}

import { LINK_KINDS, MAX_LINKS, type TicketLink } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { LINKS_LIST } from '../schema/lists/links.ts';
import { selectionOf } from './columns.ts';
import type { Created } from './contract.ts';
import { SP_ERROR, refusalOf, toFault } from './fault.ts';
import { fieldReader } from './fieldReader.ts';
import { exact } from './fieldWriter.ts';
import { anyOf } from './odata.ts';
import { readPage, type Row } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';

const LINK_SELECTION = selectionOf(LINKS_LIST);
/** Two tickets, each with as many links as it may have. */
const MOST_ROWS = 4 * MAX_LINKS;

/** Links of these tickets, whichever end they are. 1 request, served by the indexes of both ends. */
export async function linksOf(access: Access, ticketKeys: readonly string[]): Promise<TicketLink[]> {
  if (!ticketKeys.length) return [];
  const { select } = LINK_SELECTION;
  const query = access
    .list('Links')
    .items.select(...select)
    .filter(`(${anyOf('FromKey', ticketKeys)}) or (${anyOf('ToKey', ticketKeys)})`)
    .top(MOST_ROWS);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.map(linkOf).sort((a, b) => a.id - b.id);
}

/** Fenced by its key: asked twice, it is one link. 1 request. */
export async function createLink(access: Access, link: Omit<TicketLink, 'id'>): Promise<Created<{ id: number }>> {
  try {
    const row = (await access
      .list('Links')
      .items.add({
        Title: `${link.kind} ${link.from.number} ${link.to.number}`,
        LinkKey: exact('LinkKey', link.key),
        LinkKind: link.kind,
        FromKey: exact('FromKey', link.from.key),
        FromNumber: link.from.number,
        ToKey: exact('ToKey', link.to.key),
        ToNumber: link.to.number,
      })) as Row;
    return { outcome: 'created', item: { id: Number(row['Id']) } };
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number === SP_ERROR.duplicateValue) return { outcome: 'exists' };
    throw await toFault(error, access.now());
  }
}

/** To the recycle bin; answers the id for `restore`. */
export const recycleLink = (access: Access, id: number): Promise<string> =>
  access.guarded(() => access.list('Links').items.getById(wholeNumber(id)).recycle() as unknown as Promise<string>);

function linkOf(row: Row): TicketLink {
  const read = fieldReader('Links', row);
  return {
    id: read.id,
    key: read.key('LinkKey'),
    kind: read.choice('LinkKind', LINK_KINDS),
    from: { key: read.key('FromKey'), number: read.numberOrNull('FromNumber') ?? 0 },
    to: { key: read.key('ToKey'), number: read.numberOrNull('ToNumber') ?? 0 },
  };
}

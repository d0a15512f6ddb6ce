import type { ArticleHead, ArticleUse } from '../reports/index.ts';
import { ARTICLE_AUDIENCES, ARTICLE_STATES } from '../schema/index.ts';
import type { Access } from './access.ts';
import { ListsFault, SP_ERROR, refusalOf, toFault } from './fault.ts';
import { fieldReader, ifReadable } from './fieldReader.ts';
import { exact } from './fieldWriter.ts';
import { MAX_ROWS_PER_ANSWER, readPage, type Row } from './rows.ts';

/** `cursor` is opaque; null when the time was read whole. */
export type ArticleUsePage = { uses: ArticleUse[]; cursor: string | null };

const MAX_ARTICLES = 2000;

/** Which articles there are, without their texts. 1 request. */
export async function articleHeads(access: Access): Promise<ArticleHead[]> {
  const query = access
    .list('Articles')
    .items.select('Id', 'ArticleKey', 'Title', 'ArticleLanguage', 'Category', 'Audience', 'ArticleState')
    .orderBy('Id', true)
    .top(MAX_ARTICLES);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.flatMap((row) => ifReadable(row, headOf));
}

/** That an article was put into an answer of a ticket. Fenced by its key: a second time for the same ticket changes nothing. 1 request. */
export async function noteArticleUse(access: Access, article: string, ticket: { id: number; key: string }): Promise<void> {
  try {
    await access
      .list('ArticleUses')
      .items.add({
        Title: String(ticket.id),
        UseKey: exact('UseKey', `${article} ${ticket.key}`),
        UsedArticle: exact('UsedArticle', article),
        UsedInTicket: ticket.id,
      });
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number !== SP_ERROR.duplicateValue) throw await toFault(error, access.now());
  }
}

/** Uses since a moment (ISO 8601), newest first: an order by the id is served at any size of the list. 1 request for each 5,000. */
export async function articleUses(access: Access, since: string, cursor: string | null = null): Promise<ArticleUsePage> {
  const from = Date.parse(since);
  if (Number.isNaN(from)) throw new ListsFault('lists.invalid', 'Uses are counted since a time.');
  const query = access.list('ArticleUses').items.select('Id', 'UsedArticle', 'UsedInTicket', 'Created').orderBy('Id', false).top(MAX_ROWS_PER_ANSWER);
  if (cursor !== null) query.query.set('$skiptoken', cursor);
  try {
    const page = await access.guarded(() => readPage(query));
    const uses = page.rows.flatMap((row) => ifReadable(row, useOf));
    const last = page.rows.at(-1);
    return { uses: uses.filter(({ at }) => at >= from), cursor: last && Date.parse(String(last['Created'])) >= from ? page.skipToken : null };
  } catch (error) {
    // A desk that was not upgraded yet has counted nothing.
    if (error instanceof ListsFault && error.code === 'lists.missing') return { uses: [], cursor: null };
    throw error;
  }
}

function useOf(row: Row): ArticleUse {
  const read = fieldReader('ArticleUses', row);
  return { article: read.key('UsedArticle'), ticket: read.numberOrNull('UsedInTicket') ?? 0, at: Date.parse(read.time('Created')) };
}

function headOf(row: Row): ArticleHead {
  const read = fieldReader('Articles', row);
  return {
    key: read.key('ArticleKey'),
    title: read.text('Title'),
    language: read.textOrNull('ArticleLanguage'),
    category: read.textOrNull('Category'),
    agentsOnly: (read.choiceOrNull('Audience', ARTICLE_AUDIENCES) ?? 'Agents') === 'Agents',
    published: read.choiceOrNull('ArticleState', ARTICLE_STATES) === 'Published',
  };
}

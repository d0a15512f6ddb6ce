import { ARTICLE_AUDIENCES, ARTICLE_STATES, type ArticleAudience, type ArticleState } from '../schema/index.ts';
import type { Access } from './access.ts';
import { ARTICLES_LIST } from '../schema/lists/articles.ts';
import { selectionOf } from './columns.ts';
import type { Created, Updated } from './contract.ts';
import { ListsFault, SP_ERROR, refusalOf, toFault } from './fault.ts';
import { fieldReader } from './fieldReader.ts';
import { exact, line, note, type Fields } from './fieldWriter.ts';
import { normalEtag, readPage, type Row } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';
import { updateItem } from './writes.ts';

/** `html` is what the desk's editor makes; `page` the https address where requesters read the same, null when there is none. */
export type ArticleText = {
  title: string;
  language: string | null;
  category: string | null;
  audience: ArticleAudience;
  state: ArticleState;
  html: string;
  page: string | null;
};
export type Article = ArticleText & { id: number; etag: string; key: string; modifiedAt: string };

const ARTICLE_SELECTION = selectionOf(ARTICLES_LIST);
const MAX_ARTICLES = 2000;

/** By title, 1 request. */
export async function articles(access: Access): Promise<Article[]> {
  const { select, expand } = ARTICLE_SELECTION;
  const query = access
    .list('Articles')
    .items.select(...select)
    .expand(...expand)
    .orderBy('Id', true)
    .top(MAX_ARTICLES);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.map(articleOf).sort((a, b) => a.title.localeCompare(b.title) || a.id - b.id);
}

/** The key is made once by the writer and fenced by a unique column: sent twice, it is one article. */
export async function createArticle(access: Access, key: string, text: ArticleText): Promise<Created<{ id: number; etag: string }>> {
  const fields = fieldsOf(text);
  try {
    const row = (await access.list('Articles').items.add({ ArticleKey: exact('ArticleKey', key), ...fields })) as Row;
    return { outcome: 'created', item: { id: Number(row['Id']), etag: normalEtag(row['odata.etag']) } };
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number === SP_ERROR.duplicateValue) return { outcome: 'exists' };
    throw await toFault(error, access.now());
  }
}

export const updateArticle = (access: Access, id: number, etag: string, text: ArticleText): Promise<Updated> =>
  updateItem(access, 'Articles', id, etag, fieldsOf(text));

/** To the recycle bin; answers the id for `restore`. */
export const recycleArticle = (access: Access, id: number): Promise<string> =>
  access.guarded(() => access.list('Articles').items.getById(wholeNumber(id)).recycle() as unknown as Promise<string>);

function fieldsOf({ title, language, category, audience, state, html, page }: ArticleText): Fields {
  const name = line(title);
  if (name === null) throw new ListsFault('lists.invalid', 'An article has a title.');
  return {
    Title: name,
    ArticleLanguage: exact('ArticleLanguage', language),
    Category: line(category),
    Audience: audience,
    ArticleState: state,
    ArticleBody: note('ArticleBody', html),
    ArticlePage: note('ArticlePage', page),
  };
}

function articleOf(row: Row): Article {
  const read = fieldReader('Articles', row);
  return {
    id: read.id,
    etag: read.etag,
    key: read.key('ArticleKey'),
    title: read.text('Title'),
    language: read.textOrNull('ArticleLanguage'),
    category: read.textOrNull('Category'),
    audience: read.choiceOrNull('Audience', ARTICLE_AUDIENCES) ?? 'Agents',
    state: read.choiceOrNull('ArticleState', ARTICLE_STATES) ?? 'Draft',
    html: read.lines('ArticleBody'),
    page: read.textOrNull('ArticlePage'),
    modifiedAt: read.time('Modified'),
  };
}

import * as React from 'react';
import type { ArticleShare, CategoryKnowledge } from '@listdesk/shared/reports';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';

export type ArticleSharesProps = {
  shares: readonly ArticleShare[];
  categories: readonly CategoryKnowledge[];
  categoryName(category: string | null): string;
  /** The key of an article whose tickets shall be shown. */
  onTickets(article: string): void;
};

/** What the knowledge base did: articles by the tickets they were put into, and what tickets ask about beside what is written. */
export function ArticleShares({ shares, categories, categoryName, onTickets }: ArticleSharesProps) {
  const { say } = useWords();
  return (
    <>
      {shares.length > 0 ? (
        <Used shares={shares} onTickets={onTickets} />
      ) : (
        <section className="card cc whole" aria-label={say('reports.tab.articles')}>
          <h3>{say('reports.articles.none')}</h3>
          <p className="sub">{say('reports.articles.noneText')}</p>
        </section>
      )}
      <Asked categories={categories} categoryName={categoryName} />
    </>
  );
}

function Used({ shares, onTickets }: Pick<ArticleSharesProps, 'shares' | 'onTickets'>) {
  const { say } = useWords();
  const most = Math.max(1, ...shares.map(({ tickets }) => tickets.length));
  const label = say('reports.tab.articles');
  return (
    <section className="card cc whole" aria-label={label}>
      <div className="cctable" tabIndex={0} role="group" aria-label={label}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{say('reports.article')}</th>
              <th scope="col" className="share">
                {say('reports.articles.tickets')}
              </th>
              {['reports.before', 'reports.ended', 'reports.articles.good'].map((column) => (
                <th key={column} scope="col" className="r">
                  {say(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shares.map(({ article, tickets, before, ended, rated, good }) => (
              <tr key={article.key}>
                <th scope="row">
                  <span className="row clip">
                    <span className="clip" dir="auto">
                      {article.title}
                    </span>
                    {article.language && <span className="sub sm">{article.language.toUpperCase()}</span>}
                    {article.agentsOnly && (
                      <span className="tag">
                        <Icon name="lock" size="s" />
                        {say('reports.articles.agentsOnly')}
                      </span>
                    )}
                    {!article.published && <span className="tag">{say('reports.articles.notPublished')}</span>}
                  </span>
                </th>
                <td className="share">
                  <span className="row">
                    {tickets.length > 0 ? (
                      <button
                        type="button"
                        className="linkish num"
                        aria-label={say('reports.articles.show', { title: article.title, count: tickets.length })}
                        onClick={() => onTickets(article.key)}
                      >
                        {say('number', { count: tickets.length })}
                      </button>
                    ) : (
                      <span className="num">{say('number', { count: 0 })}</span>
                    )}
                    <span className="stk grow" aria-hidden="true">
                      <i style={{ width: `${(tickets.length / most) * 100}%` }} />
                    </span>
                  </span>
                </td>
                <td className="r sub">{say('number', { count: before })}</td>
                <td className="r">{say('number', { count: ended })}</td>
                <td className="r">{rated > 0 ? say('reports.articles.goodOf', { good: say('number', { count: good }), rated }) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Asked({ categories, categoryName }: Pick<ArticleSharesProps, 'categories' | 'categoryName'>) {
  const { say } = useWords();
  if (categories.length === 0) return null;
  const most = Math.max(1, ...categories.map(({ came }) => came));
  const label = say('reports.asked');
  return (
    <section className="card cc whole" aria-label={label}>
      <h3>{label}</h3>
      <div className="cctable" tabIndex={0} role="group" aria-label={label}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{say('field.category')}</th>
              <th scope="col" className="share">
                {say('reports.came')}
              </th>
              <th scope="col" className="r">
                {say('reports.asked.articles')}
              </th>
              <th scope="col" className="r">
                {say('reports.asked.tickets')}
              </th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ category, came, articles, tickets }) => (
              <tr key={String(category)}>
                <th scope="row" className="clip" dir="auto">
                  {categoryName(category)}
                </th>
                <td className="share">
                  <span className="row">
                    <span className="num">{say('number', { count: came })}</span>
                    <span className="stk grow" aria-hidden="true">
                      <i style={{ width: `${(came / most) * 100}%` }} />
                    </span>
                  </span>
                </td>
                <td className="r">{articles > 0 ? say('number', { count: articles }) : say('reports.asked.nothing')}</td>
                <td className="r">{say('number', { count: tickets })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

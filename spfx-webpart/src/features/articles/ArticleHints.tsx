import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Article } from '@listdesk/shared/sharepoint';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { linkHtml, pastedHtml } from '../composer/draftHtml';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { MailFrame } from '../ticket/MailFrame';
import { matchingArticles } from './matching';
import { noteUse } from './noteUse';
import { knownArticles, readArticlesSeldom } from './readArticles';

/** Whoever stays so long with a ticket works on it; going through the list asks for nothing. */
const STAYED_MS = 1_500;
const NO_PICTURES: ReadonlyMap<string, string> = new Map();

export type ArticleHintsProps = { ticket: Ticket; onUse(html: string): void };

/** Articles that speak of what the ticket is about: read in place, and put into the answer. Where there are none, or they do not come, nothing stands there. */
export function ArticleHints({ ticket, onUse }: ArticleHintsProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { port } = desk;
  const mayWork = useMayWork();
  const [articles, setArticles] = React.useState<readonly Article[]>([]);
  const [open, setOpen] = React.useState<string | null>(null);
  React.useEffect(() => {
    let left = false;
    const timer = setTimeout(
      () =>
        void readArticlesSeldom(port).then(
          (found) => {
            if (!left) setArticles(found);
          },
          () => undefined,
        ),
      knownArticles.has(port) ? 0 : STAYED_MS,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [port]);
  const offered = React.useMemo(() => matchingArticles(articles, ticket), [articles, ticket]);
  if (!offered.length) return null;
  const use = (article: Article, html: string): void => {
    noteUse(port.lists, article, ticket);
    onUse(html);
  };
  return (
    <section>
      <h2>{say('articles.mayHelp')}</h2>
      <ul className="linklist">
        {offered.map((article) => {
          const { key, title, html, page, audience } = article;
          const shown = open === key;
          return (
            <li key={key} className="col g4">
              <button type="button" className="linkish sm row" aria-expanded={shown} onClick={() => setOpen(shown ? null : key)}>
                <Icon name="book" size="s" />
                <span className={shown ? 'anywhere' : 'clip'} dir="auto">
                  {title}
                </span>
              </button>
              {shown && (
                <div className="col g8 articlehint">
                  <div className="prose">
                    <MailFrame html={html} title={title} pictures={NO_PICTURES} quotes />
                  </div>
                  {audience === 'Agents' ? (
                    <p className="row sm sub">
                      <Icon name="lock" size="s" />
                      {say('articles.audience.Agents')}
                    </p>
                  ) : (
                    mayWork && (
                      <div className="row wrap">
                        <Button small onClick={() => use(article, pastedHtml(html))}>
                          {say('articles.putText')}
                        </Button>
                        {page && (
                          <Button small look="ghost" onClick={() => use(article, linkHtml(page, title))}>
                            {say('articles.putLink')}
                          </Button>
                        )}
                      </div>
                    )
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

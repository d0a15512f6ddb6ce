import * as React from 'react';
import '../responses/responses.global.scss';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Article, ListsFaultLike } from '@listdesk/shared/sharepoint';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { faultOf } from '../../app/desk/fault';
import { linkHtml, pastedHtml } from '../composer/draftHtml';
import { useDesk } from '../desk/DeskContext';
import { findArticles, wordsOf } from './articleForm';

export type ArticlePickerProps = {
  ticket: Ticket;
  /** For a private note, where what is for agents alone may stand. */
  internal: boolean;
  onInsert(html: string): void;
  onClose(): void;
};

const MOST_SHOWN = 50;
/** Kept for the visit, so that the second time there is no waiting; read anew each time it opens. */
const known = new WeakMap<object, readonly Article[]>();

/** Published articles above the text: list left, the article right; put in as text or, where requesters can read it, as a link. */
export function ArticlePicker({ ticket, internal, onInsert, onClose }: ArticlePickerProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { lists } = desk.port;
  const [articles, setArticles] = React.useState<readonly Article[] | null>(() => known.get(lists) ?? null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const [text, setText] = React.useState('');
  const [active, setActive] = React.useState(0);
  const id = React.useRef(`ld-articles-${Math.random().toString(36).slice(2, 8)}`).current;
  const load = React.useCallback((): (() => void) => {
    let left = false;
    setFault(null);
    lists.articles().then(
      (found) => {
        known.set(lists, found);
        if (!left) setArticles(found);
      },
      (error: unknown) => {
        if (!left) setFault(faultOf(error));
      },
    );
    return () => {
      left = true;
    };
  }, [lists]);
  React.useEffect(load, [load]);

  const usable = React.useMemo(
    () => (articles ?? []).filter(({ state, audience }) => state === 'Published' && (internal || audience === 'Everybody')),
    [articles, internal],
  );
  const shown = React.useMemo(() => findArticles(usable, text, ticket.language).slice(0, MOST_SHOWN), [usable, text, ticket.language]);
  const one = shown[Math.min(active, shown.length - 1)];
  /** For the report of the knowledge base. Nobody waits for it; a ticket that is not made yet has no number, and a confidential one is in no report. */
  const noteUse = ({ key }: Article): void => {
    if (ticket.id > 0 && !ticket.circle) void lists.noteArticleUse(key, ticket).catch(() => undefined);
  };
  const insertText = (): void => {
    if (!one) return;
    onInsert(pastedHtml(one.html));
    noteUse(one);
  };
  const insertLink = (): void => {
    if (!one?.page) return;
    onInsert(linkHtml(one.page, one.title));
    noteUse(one);
  };
  const keys = (event: React.KeyboardEvent): void => {
    const moves: Record<string, number> = { ArrowDown: Math.min(shown.length - 1, active + 1), ArrowUp: Math.max(0, active - 1) };
    const to = moves[event.key];
    event.stopPropagation();
    if (to !== undefined) setActive(to);
    else if (event.key === 'Enter') insertText();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div className="canned" role="group" aria-label={say('articles.screen')}>
      <div className="cannedhead field">
        <Icon name="search" />
        <input
          autoFocus
          className="grow"
          value={text}
          placeholder={say('articles.find')}
          role="combobox"
          aria-label={say('articles.find')}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={one ? `${id}-${one.id}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={keys}
        />
      </div>
      <div className="cannedbody">
        <div id={id} role="listbox" aria-label={say('articles.screen')} className="cannedlist">
          {shown.map((article, index) => (
            <div
              key={article.id}
              id={`${id}-${article.id}`}
              role="option"
              aria-selected={article === one}
              className={article === one ? 'opt on' : 'opt'}
              onMouseEnter={() => setActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={insertText}
              ref={(element) => {
                if (article === one) element?.scrollIntoView?.({ block: 'nearest' });
              }}
            >
              <span className="grow clip">{article.title}</span>
              {article.category && <span className="tag clip">{article.category}</span>}
              {article.language && <span className="sub sm">{article.language.toUpperCase()}</span>}
            </div>
          ))}
          {!shown.length && (
            <div role="option" aria-selected={false} aria-disabled="true" className="opt sub">
              {say(fault ? 'articles.failed' : articles === null ? 'articles.loading' : usable.length ? 'articles.nothing' : 'articles.nonePublished')}
            </div>
          )}
        </div>
        <div className="cannedview" aria-live="polite">
          {fault && !articles && (
            <div className="col g8">
              <p>{say(`fault.${fault.code}`, { detail: fault.message })}</p>
              <span>
                <Button small onClick={() => void load()}>
                  {say('tryNow')}
                </Button>
              </span>
            </div>
          )}
          {one && (
            <>
              <p className="b" dir="auto">
                {one.title}
              </p>
              <p dir="auto">{wordsOf(one.html)}</p>
              {one.page && (
                <p className="sub sm anywhere" dir="ltr">
                  {one.page}
                </p>
              )}
            </>
          )}
        </div>
      </div>
      <div className="cannedfoot row">
        <span className="grow" />
        <Button small look="ghost" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button small disabled={!one?.page} title={one && !one.page ? say('articles.noPage') : undefined} onClick={insertLink}>
          {say('articles.putLink')}
        </Button>
        <Button small look="primary" disabled={!one} onClick={insertText}>
          {say('articles.putText')}
        </Button>
      </div>
    </div>
  );
}

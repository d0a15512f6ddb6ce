import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Article } from '@listdesk/shared/sharepoint';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { linkHtml, pastedHtml } from '../composer/draftHtml';
import { useDesk } from '../desk/DeskContext';
import { MOST_SHOWN, TextPicker } from '../textPicker/TextPicker';
import { useReadAnew } from '../textPicker/useReadAnew';
import { findArticles, wordsOf } from './articleForm';
import { noteUse } from './noteUse';
import { knownArticles, readArticlesAnew } from './readArticles';

export type ArticlePickerProps = {
  ticket: Ticket;
  /** For a private note, where what is for agents alone may stand. */
  internal: boolean;
  onInsert(html: string): void;
  onClose(): void;
};

/** Published articles above the text; put in as text or, where requesters can read it, as a link. */
export function ArticlePicker({ ticket, internal, onInsert, onClose }: ArticlePickerProps) {
  const { say } = useWords();
  const { port } = useDesk().desk;
  const { lists } = port;
  const { held, fault, again } = useReadAnew(port, knownArticles, readArticlesAnew);
  const [text, setText] = React.useState('');
  const [at, setAt] = React.useState(0);
  const usable = React.useMemo(
    () => (held ?? []).filter(({ state, audience }) => state === 'Published' && (internal || audience === 'Everybody')),
    [held, internal],
  );
  const shown = React.useMemo(() => findArticles(usable, text, ticket.language).slice(0, MOST_SHOWN), [usable, text, ticket.language]);
  const active = Math.min(at, shown.length - 1);
  const one = shown[active];
  const insertText = (): void => {
    if (!one) return;
    onInsert(pastedHtml(one.html));
    noteUse(lists, one, ticket);
  };
  const insertLink = (): void => {
    if (!one?.page) return;
    onInsert(linkHtml(one.page, one.title));
    noteUse(lists, one, ticket);
  };
  const nothing = fault ? 'articles.failed' : held === null ? 'articles.loading' : usable.length ? 'articles.nothing' : 'articles.nonePublished';
  return (
    <TextPicker
      name={say('articles.screen')}
      find={say('articles.find')}
      text={text}
      shown={shown}
      active={active}
      nothing={say(nothing)}
      fault={held ? null : fault}
      preview={one && <ArticlePreview article={one} />}
      onText={(to) => {
        setText(to);
        setAt(0);
      }}
      onActive={setAt}
      onInsert={insertText}
      onRetry={again}
      onClose={onClose}
      foot={
        <>
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
        </>
      }
    />
  );
}

function ArticlePreview({ article: { title, html, page } }: { article: Article }) {
  return (
    <>
      <p className="b" dir="auto">
        {title}
      </p>
      <p dir="auto">{wordsOf(html)}</p>
      {page && (
        <p className="sub sm anywhere" dir="ltr">
          {page}
        </p>
      )}
    </>
  );
}

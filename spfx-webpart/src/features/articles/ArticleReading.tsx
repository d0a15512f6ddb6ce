import * as React from 'react';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { MailFrame } from '../ticket/MailFrame';
import type { Editing } from './articleForm';

const NO_PICTURES: ReadonlyMap<string, string> = new Map();

/** One article for whoever only reads: its text as it stands, and where it stands. */
export function ArticleReading({ editing: { text }, back }: { editing: Editing; back: React.ReactNode }) {
  const { say } = useWords();
  return (
    <section className="pane respedit" aria-label={text.title} data-zone="pane">
      <div className="viewhead">
        {back}
        <h2 className="h2 clip" dir="auto">
          {text.title}
        </h2>
      </div>
      <div className="respform">
        <div className="respscroll">
          <p className="row wrap sm">
            <span className="tag">{say(`articles.state.${text.state}`)}</span>
            <span className="tag">
              {text.audience === 'Agents' && <Icon name="lock" size="s" />}
              {say(`articles.audience.${text.audience}`)}
            </span>
            {text.category && <span className="tag clip">{text.category}</span>}
            {text.language && <span className="sub">{text.language.toUpperCase()}</span>}
          </p>
          <div className="prose">
            <MailFrame html={text.html} title={text.title} pictures={NO_PICTURES} quotes />
          </div>
          {text.page && (
            <p className="sm anywhere">
              <a href={text.page} target="_blank" rel="noreferrer" dir="ltr">
                {text.page}
              </a>
            </p>
          )}
        </div>
      </div>
    </section>
  );
}

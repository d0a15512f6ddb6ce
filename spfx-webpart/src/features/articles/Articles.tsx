import * as React from 'react';
import '../responses/responses.global.scss';
import '../composer/composer.global.scss';
import type { ArticleState } from '@listdesk/shared/schema';
import { SearchBox } from '@fluentui/react/lib/SearchBox';
import { Button, IconButton } from '../../ui/controls/Button';
import { EmptyState } from '../../ui/controls/Banner';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useTitle } from '../../ui/controls/useFocus';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { LoadFailed, SkeletonRows } from '../desk/list/ListStates';
import { ArticleEditor } from './ArticleEditor';
import { ArticleReading } from './ArticleReading';
import { ARTICLE_STATES, editingOf, findArticles, freshArticle, wordsOf, type Editing } from './articleForm';
import { takeOver } from './handOver';
import { useArticles } from './useArticles';
import { readKeptArticle, useKeptArticle, writeKeptArticle } from './useKeptArticle';

const LOOKS: Record<ArticleState, string> = { Draft: 'tag', Published: 'tag ok', Retired: 'tag warn' };

/** What the desk knows: a list that is searched, and an editor. */
export function Articles({ head }: { head: React.ReactNode }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { articles, fault, load, save, remove } = useArticles(desk);
  const small = useWidth() === 'phone' || useWidth() === 'narrow';
  const { keep } = desk.port;
  const kept = useKeptArticle(keep);
  const [editing, setEditing] = React.useState(() => readKeptArticle(keep));
  const [text, setText] = React.useState('');
  const [state, setState] = React.useState<ArticleState | ''>('');
  const dirty = React.useRef(editing !== null);
  const title = useTitle(editing !== null);
  const mayWork = useMayWork();
  React.useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => window.removeEventListener('beforeunload', leaving);
  }, []);

  const edit = (next: Editing | null): void => {
    kept.end();
    dirty.current = false;
    setEditing(next);
  };
  const showTyped = (typed: Editing): void => {
    writeKeptArticle(keep, typed);
    dirty.current = true;
    setEditing(typed);
  };
  const offerBack = (typed: Editing): void => void desk.offerUndo(say('articles.dropped'), async () => showTyped(typed));
  // An article begun from a message is open and not stored yet.
  const begin = React.useRef((): void => undefined);
  begin.current = () => {
    const begun = takeOver(desk);
    if (!begun) return;
    if (editing && dirty.current) offerBack(editing);
    showTyped(begun);
  };
  React.useEffect(() => begin.current(), [desk]);
  /** One at a time: what is typed is saved or closed before another opens. */
  const open = (next: Editing): void => {
    if (!dirty.current) edit(next);
    else if (next.key !== editing?.key) desk.tell(say('articles.saveFirst'), true);
  };
  /** What was typed and not saved can be had again. */
  const close = (typed: Editing | null = null): void => {
    const lost = dirty.current ? typed : null;
    edit(null);
    if (lost) offerBack(lost);
  };
  const shown = findArticles(
    (articles ?? []).filter((one) => state === '' || one.state === state),
    text,
    null,
  );
  const create = mayWork && (
    <Button small icon="plus" onClick={() => open(freshArticle(desk.port.newKey()))}>
      {say('articles.new')}
    </Button>
  );
  const list = (
    <section className="pane resplist" aria-label={say('articles.screen')}>
      <div className="viewhead" data-zone="view">
        <h1 ref={title} tabIndex={-1}>
          {head ?? say('articles.screen')}
        </h1>
        <span className="cnt">{articles ? say('number', { count: articles.length }) : ''}</span>
        <span className="end" />
        {create}
      </div>
      <div className="filters">
        <SearchBox
          className="field respfind"
          iconProps={fluentIcon('search')}
          clearButtonProps={{ iconProps: fluentIcon('x'), ariaLabel: say('filters.clear') }}
          ariaLabel={say('articles.find')}
          placeholder={say('articles.find')}
          value={text}
          onChange={(_, value = '') => setText(value)}
        />
        <Picker
          label={say('articles.state')}
          className={state ? 'chip on' : 'chip'}
          chosen={[state]}
          options={[{ value: '' as const, label: say('any') }, ...ARTICLE_STATES.map((one) => ({ value: one, label: say(`articles.state.${one}`) }))]}
          onChoose={([one]) => setState(one ?? '')}
        >
          {say('articles.state')}: {state ? say(`articles.state.${state}`) : say('any')}
          <Icon name="down" size="s" />
        </Picker>
      </div>
      {articles === null ? (
        fault ? (
          <LoadFailed title={say('articles.failed')} fault={fault} now={desk.port.now()} onRetry={() => void load()} />
        ) : (
          <SkeletonRows />
        )
      ) : !articles.length ? (
        <EmptyState icon="book" title={say('articles.none')} text={say('articles.noneText')}>
          {create}
        </EmptyState>
      ) : !shown.length ? (
        <EmptyState icon="filter" title={say('articles.nothing')} text={say('articles.nothingText')}>
          <Button
            onClick={() => {
              setText('');
              setState('');
            }}
          >
            {say('filters.clear')}
          </Button>
        </EmptyState>
      ) : (
        <ul className="resps" data-zone="list">
          {shown.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={one.id === editing?.id ? 'resp on' : 'resp'}
                aria-current={one.id === editing?.id || undefined}
                onClick={() => open(editingOf(one))}
              >
                <span className="row">
                  <b className="b clip grow" dir="auto">
                    {one.title}
                  </b>
                  {one.audience === 'Agents' && <Icon name="lock" size="s" />}
                  <span className={LOOKS[one.state]}>{say(`articles.state.${one.state}`)}</span>
                  {one.category && <span className="tag clip">{one.category}</span>}
                  {one.language && <span className="sub sm">{one.language.toUpperCase()}</span>}
                </span>
                <span className="sub sm clip respbody" dir="auto">
                  {wordsOf(one.html)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
  return (
    <div className={editing && !small ? 'respgrid open' : 'respgrid'}>
      {!(small && editing) && list}
      {editing && !mayWork && (
        <ArticleReading
          key={editing.key}
          editing={editing}
          back={
            small ? (
              <IconButton icon="left" label={say('articles.back')} onClick={() => close()} />
            ) : (
              <IconButton icon="x" label={say('close')} onClick={() => close()} />
            )
          }
        />
      )}
      {editing && mayWork && (
        <ArticleEditor
          key={`${editing.key} ${editing.etag}`}
          editing={editing}
          onTyped={(typed) => {
            dirty.current = true;
            kept.touch(typed);
          }}
          onClose={close}
          onFiles={() => desk.tell(say('articles.noFiles'), true)}
          back={(leave) => small && <IconButton icon="left" label={say('articles.back')} onClick={leave} />}
          onSave={async (typed, over) => {
            const answer = await save(typed, over);
            if (answer.outcome === 'saved') {
              desk.tell(say('articles.saved', { title: typed.text.title.trim() }));
              close();
            }
            return answer;
          }}
          onDelete={
            editing.id === null
              ? null
              : () => {
                  const { id } = editing;
                  close();
                  if (id !== null)
                    void remove(id, say('articles.deleted', { title: editing.text.title }), (problem) =>
                      desk.tell(say(`fault.${problem.code}`, { detail: problem.message }), true),
                    );
                }
          }
        />
      )}
    </div>
  );
}

import * as React from 'react';
import '../composer/composer.global.scss';
import type { ArticleState } from '@listdesk/shared/schema';
import type { Article } from '@listdesk/shared/sharepoint';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { TextList } from '../deskTexts/TextList';
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
  const create = (): JSX.Element => (
    <Button small icon="plus" onClick={() => open(freshArticle(desk.port.newKey()))}>
      {say('articles.new')}
    </Button>
  );
  const list = (
    <TextList
      name={say('articles.screen')}
      head={head}
      count={articles?.length ?? null}
      fault={fault}
      rows={shown.map((one) => ({ ...one, name: one.title, body: wordsOf(one.html), marks: <Marks article={one} /> }))}
      openId={editing?.id ?? null}
      editing={editing !== null}
      find={say('articles.find')}
      search={text}
      filters={
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
      }
      create={mayWork ? create : undefined}
      failed={say('articles.failed')}
      none={{ icon: 'book', title: say('articles.none'), text: say('articles.noneText') }}
      nothing={{ title: say('articles.nothing'), text: say('articles.nothingText') }}
      onSearch={setText}
      onClear={() => {
        setText('');
        setState('');
      }}
      onOpen={(id) => {
        const one = shown.find((each) => each.id === id);
        if (one) open(editingOf(one));
      }}
      onRetry={() => void load()}
    />
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
          onAsNew={(typed) => showTyped({ ...typed, id: null, etag: '', key: desk.port.newKey() })}
          onTheirs={async (typed) => {
            const theirs = (await load())?.find(({ id }) => id === editing.id);
            close(typed);
            if (theirs) edit(editingOf(theirs));
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

/** For whom an article is, and how far. */
function Marks({ article: { audience, state } }: { article: Article }) {
  const { say } = useWords();
  return (
    <>
      {audience === 'Agents' && <Icon name="lock" size="s" />}
      <span className={LOOKS[state]}>{say(`articles.state.${state}`)}</span>
    </>
  );
}

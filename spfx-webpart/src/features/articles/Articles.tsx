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
import { useOpenText } from '../deskTexts/useOpenText';
import { ArticleEditor } from './ArticleEditor';
import { ArticleReading } from './ArticleReading';
import { ARTICLE_STATES, editingOf, findArticles, freshArticle, wordsOf } from './articleForm';
import { handedOver } from './handOver';
import { KEPT_ARTICLE } from './keptArticle';
import { useArticles } from './useArticles';

const LOOKS: Record<ArticleState, string> = { Draft: 'tag', Published: 'tag ok', Retired: 'tag warn' };

/** What the desk knows: a list that is searched, and an editor. */
export function Articles({ head }: { head: React.ReactNode }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { articles, fault, load, save, remove } = useArticles(desk);
  const small = useWidth() === 'phone' || useWidth() === 'narrow';
  const { newKey } = desk.port;
  const words = { saveFirst: say('articles.saveFirst'), dropped: say('articles.dropped'), left: say('articles.left') };
  const { open, touch, show, showTyped, takeOver, begin, close } = useOpenText(KEPT_ARTICLE, words);
  const editing = open?.text ?? null;
  const [text, setText] = React.useState('');
  const [state, setState] = React.useState<ArticleState | ''>('');
  const mayWork = useMayWork();
  // An article begun from a message is open and not stored yet.
  React.useEffect(() => {
    const begun = handedOver(desk);
    if (begun) takeOver(begun);
  }, [desk]);
  const shown = findArticles(
    (articles ?? []).filter((one) => state === '' || one.state === state),
    text,
    null,
  );
  const create = (): JSX.Element => (
    <Button small icon="plus" onClick={() => begin(freshArticle(newKey()))}>
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
        if (one) begin(editingOf(one));
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
      {open && editing && mayWork && (
        <ArticleEditor
          key={`${editing.key} ${open.at}`}
          editing={editing}
          onTyped={touch}
          onAsNew={(typed) => showTyped({ ...typed, id: null, etag: '', key: newKey() })}
          onTheirs={async (typed) => {
            const theirs = (await load())?.find(({ id }) => id === editing.id);
            close(typed);
            if (theirs) show(editingOf(theirs));
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

import * as React from 'react';
import './responses.global.scss';
import { SearchBox } from '@fluentui/react/lib/SearchBox';
import { Button, IconButton } from '../../ui/controls/Button';
import { EmptyState } from '../../ui/controls/Banner';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { useTitle } from '../../ui/controls/useFocus';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { isRecord } from '../../app/keep/keep';
import { useDesk } from '../desk/DeskContext';
import { LoadFailed, SkeletonRows } from '../desk/list/ListStates';
import { ResponseEditor } from './ResponseEditor';
import { editingOf, findResponses, freshResponse, sameText, type Editing } from './responseForm';
import { useResponses } from './useResponses';

const KEEP_NAME = 'cannedDraft';
const isEditing = (value: unknown): value is Editing =>
  isRecord(value) && isRecord(value.text) && typeof value.text.name === 'string' && typeof value.text.body === 'string' && typeof value.key === 'string';

/** The canned responses: list and editor. What is typed is kept on this device until it is saved or discarded. */
export function Responses({ head }: { head: React.ReactNode }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { keep, newKey } = desk.port;
  const { responses, fault, load, save, remove } = useResponses(desk);
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const [editing, setEditing] = React.useState<Editing | null>(() => keep.read(KEEP_NAME, isEditing));
  const [text, setText] = React.useState('');
  const title = useTitle(editing !== null);

  const stored = editing && editing.id !== null ? (responses?.find(({ id }) => id === editing.id) ?? null) : null;
  const dirty = editing !== null && (stored ? !sameText(editing.text, editingOf(stored).text) : editing.text.name !== '' || editing.text.body !== '');
  const unsaved = React.useRef(false);
  unsaved.current = dirty;
  React.useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      if (unsaved.current) desk.tell(say('responses.left'));
    };
  }, [desk, say]);

  const edit = (next: Editing | null): void => {
    if (next === null) keep.drop(KEEP_NAME);
    setEditing(next);
  };
  const change = (next: Editing): void => {
    keep.write(KEEP_NAME, next);
    setEditing(next);
  };
  /** One draft at a time: what is typed is saved or discarded before another response opens. */
  const open = (next: Editing): void => {
    if (dirty && next.id !== editing?.id) desk.tell(say('responses.saveFirst'), true);
    else edit(next);
  };
  const shown = findResponses(responses ?? [], text, null);
  const list = (
    <section className="pane resplist" aria-label={say('responses.title')}>
      <div className="viewhead" data-zone="view">
        <h1 ref={title} tabIndex={-1}>
          {head ?? say('responses.title')}
        </h1>
        <span className="cnt">{responses ? say('number', { count: responses.length }) : ''}</span>
        <span className="end" />
        <Button small icon="plus" onClick={() => open(freshResponse(newKey()))}>
          {say('responses.new')}
        </Button>
      </div>
      <div className="filters">
        <SearchBox
          className="field respfind"
          iconProps={fluentIcon('search')}
          clearButtonProps={{ iconProps: fluentIcon('x'), ariaLabel: say('filters.clear') }}
          ariaLabel={say('canned.find')}
          placeholder={say('canned.find')}
          value={text}
          onChange={(_, value = '') => setText(value)}
        />
      </div>
      {responses === null ? (
        fault ? (
          <LoadFailed title={say('responses.failed')} fault={fault} now={desk.port.now()} onRetry={() => void load()} />
        ) : (
          <SkeletonRows />
        )
      ) : !responses.length ? (
        <EmptyState icon="bolt" title={say('responses.none')} text={say('responses.noneText')}>
          <Button look="primary" icon="plus" onClick={() => open(freshResponse(newKey()))}>
            {say('responses.new')}
          </Button>
        </EmptyState>
      ) : !shown.length ? (
        <EmptyState icon="filter" title={say('canned.nothing')} text={say('responses.nothingText')}>
          <Button onClick={() => setText('')}>{say('filters.clear')}</Button>
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
                    {one.name}
                  </b>
                  {one.category && <span className="tag clip">{one.category}</span>}
                  {one.language && <span className="sub sm">{one.language.toUpperCase()}</span>}
                </span>
                <span className="sub sm clip respbody" dir="auto">
                  {one.body}
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
      {editing && (
        <ResponseEditor
          key={editing.key}
          editing={editing}
          dirty={dirty}
          categories={[...new Set((responses ?? []).flatMap(({ category }) => (category ? [category] : [])))]}
          onChange={change}
          onClose={() => edit(null)}
          onSave={async (over) => {
            const answer = await save(editing, over);
            if (answer.outcome === 'saved') {
              keep.drop(KEEP_NAME);
              desk.tell(say('responses.saved', { name: editing.text.name.trim() }));
              setEditing(null);
            }
            return answer;
          }}
          onDiscard={() => edit(stored ? editingOf(stored) : null)}
          onDelete={
            editing.id === null
              ? null
              : () => {
                  const { id } = editing;
                  edit(null);
                  if (id !== null)
                    void remove(id, say('responses.deleted', { name: editing.text.name }), (problem) =>
                      desk.tell(say(`fault.${problem.code}`, { detail: problem.message }), true),
                    );
                }
          }
          back={
            small ? (
              <IconButton icon="left" label={say('responses.back')} onClick={() => (dirty ? desk.tell(say('responses.saveFirst'), true) : edit(null))} />
            ) : null
          }
        />
      )}
    </div>
  );
}

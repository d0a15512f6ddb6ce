import * as React from 'react';
import './deskTexts.global.scss';
import { SearchBox } from '@fluentui/react/lib/SearchBox';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import type { IconName } from '../../ui/icons/Icon';
import { useTitle } from '../../ui/controls/useFocus';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { LoadFailed, SkeletonRows } from '../desk/list/ListStates';

/** A text of the desk as its list shows it. */
export type TextRow = { id: number; name: string; body: string; category: string | null; language: string | null; marks?: React.ReactNode };

export type TextListProps = {
  /** What is kept here: the name of the list where no head stands in its place. */
  name: string;
  head: React.ReactNode;
  /** How many there are; null until they are read. */
  count: number | null;
  fault: ListsFaultLike | null;
  /** What the search leaves. */
  rows: readonly TextRow[];
  /** The one in the editor. */
  openId: number | null;
  /** Whether an editor takes the focus. */
  editing: boolean;
  find: string;
  search: string;
  /** Beside the search. */
  filters?: React.ReactNode;
  /** The button that begins a new one, small in the head and large where there is none yet; absent for whoever may not. */
  create?(large: boolean): React.ReactNode;
  failed: string;
  none: { icon: IconName; title: string; text: string };
  nothing: { title: string; text: string };
  onSearch(text: string): void;
  /** Shows all again. */
  onClear(): void;
  onOpen(id: number): void;
  onRetry(): void;
};

/** The texts a desk keeps (responses, articles): searched, each opens in an editor beside or above. */
export function TextList(props: TextListProps) {
  const { name, head, count, fault, rows, openId, editing, find, search, filters, create, failed, none, nothing } = props;
  const { onSearch, onClear, onOpen, onRetry } = props;
  const { say } = useWords();
  const { desk } = useDesk();
  const title = useTitle(editing);
  return (
    <section className="pane resplist" aria-label={name}>
      <div className="viewhead" data-zone="view">
        <h1 ref={title} tabIndex={-1}>
          {head ?? name}
        </h1>
        <span className="cnt">{count === null ? '' : say('number', { count })}</span>
        <span className="end" />
        {create?.(false)}
      </div>
      <div className="filters">
        <SearchBox
          className="field respfind"
          iconProps={fluentIcon('search')}
          clearButtonProps={{ iconProps: fluentIcon('x'), ariaLabel: say('filters.clear') }}
          ariaLabel={find}
          placeholder={find}
          value={search}
          onChange={(_, value = '') => onSearch(value)}
        />
        {filters}
      </div>
      {count === null ? (
        fault ? (
          <LoadFailed title={failed} fault={fault} now={desk.port.now()} onRetry={onRetry} />
        ) : (
          <SkeletonRows />
        )
      ) : count === 0 ? (
        <EmptyState icon={none.icon} title={none.title} text={none.text}>
          {create?.(true)}
        </EmptyState>
      ) : !rows.length ? (
        <EmptyState icon="filter" title={nothing.title} text={nothing.text}>
          <Button onClick={onClear}>{say('filters.clear')}</Button>
        </EmptyState>
      ) : (
        <ul className="resps" data-zone="list">
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={row.id === openId ? 'resp on' : 'resp'}
                aria-current={row.id === openId || undefined}
                onClick={() => onOpen(row.id)}
              >
                <span className="row">
                  <b className="b clip grow" dir="auto">
                    {row.name}
                  </b>
                  {row.marks}
                  {row.category && <span className="tag clip">{row.category}</span>}
                  {row.language && <span className="sub sm">{row.language.toUpperCase()}</span>}
                </span>
                <span className="sub sm clip respbody" dir="auto">
                  {row.body}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

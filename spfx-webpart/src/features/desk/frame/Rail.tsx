import * as React from 'react';
import { Icon, type IconName } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { type DeskState, type NamedView, type ViewName } from '../../../app/desk/state';
import { useMayCome } from '../useRest';

export const VIEW_ICONS: Record<ViewName, IconName> = { mine: 'user', unassigned: 'inbox', allOpen: 'list', snoozed: 'moon', solved: 'check' };

export type RailTool = { name: string; icon: IconName; current?: boolean; onUse(): void };
export type RailProps = {
  view: ViewName | null;
  counts: DeskState['counts'];
  onView(view: ViewName): void;
  saved: readonly NamedView[];
  savedKey: string | null;
  onSaved(key: string): void;
  tools: readonly RailTool[];
};

export const countOf = (counts: DeskState['counts'], view: ViewName) => (view === 'solved' || view === 'snoozed' ? null : (counts?.[view] ?? null));

/** Where one is and how much waits there. A click on a link is a change of view; the address follows. */
export function Rail({ view, counts, onView, saved, savedKey, onSaved, tools }: RailProps) {
  const { say } = useWords();
  const rest = useMayCome();
  // As the heading writes them; before the rows the browser is not asked how figures are gathered. A text is a figure with a plus: there may be more.
  const figure = (count: number | string, look = 'cnt') => (
    <span className={look}>{rest ? say('number', { count: parseInt(`${count}`, 10) }) + (typeof count === 'string' ? '+' : '') : count}</span>
  );
  const link = (name: ViewName): React.ReactNode => {
    const count = countOf(counts, name);
    return (
      <a
        key={name}
        href={`#view=${name}`}
        className={name === view ? 'nav on' : 'nav'}
        aria-current={name === view ? 'page' : undefined}
        title={say(`view.${name}`)}
        data-stop={name === view || undefined}
        onClick={(event) => {
          event.preventDefault();
          onView(name);
        }}
      >
        <Icon name={VIEW_ICONS[name]} />
        <span className="clip">{say(`view.${name}`)}</span>
        {count !== null && figure(count, name === 'unassigned' && count > 0 ? 'cnt b' : 'cnt')}
      </a>
    );
  };
  return (
    <nav className="rail" aria-label={say('rail.name')} data-zone="rail">
      <h2>{say('rail.mine')}</h2>
      {link('mine')}
      {link('snoozed')}
      <h2>{say('rail.team')}</h2>
      {link('unassigned')}
      {link('allOpen')}
      {link('solved')}
      {saved.length > 0 && <h2>{say('rail.saved')}</h2>}
      {saved.map((one, index) => {
        const count = counts?.views?.[index] ?? null;
        return (
          <a
            key={one.key}
            href={`#view=${one.key}`}
            className={one.key === savedKey ? 'nav on' : 'nav'}
            aria-current={one.key === savedKey ? 'page' : undefined}
            title={one.name}
            data-stop={one.key === savedKey || undefined}
            onClick={(event) => {
              event.preventDefault();
              onSaved(one.key);
            }}
          >
            <Icon name={one.shared ? 'users' : 'star'} />
            <span className="clip" dir="auto">
              {one.name}
            </span>
            {one.shared && <span className="sr">{say('rail.shared')}</span>}
            {count !== null && figure(count)}
          </a>
        );
      })}
      <div className="railfoot">
        {tools.map((tool) => (
          <button
            key={tool.name}
            type="button"
            className={tool.current ? 'nav on' : 'nav'}
            aria-current={tool.current ? 'page' : undefined}
            data-stop={tool.current || undefined}
            title={tool.name}
            onClick={tool.onUse}
          >
            <Icon name={tool.icon} />
            <span className="clip">{tool.name}</span>
          </button>
        ))}
      </div>
    </nav>
  );
}

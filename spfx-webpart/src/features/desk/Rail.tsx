import * as React from 'react';
import { Icon, type IconName } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { type DeskState, type ViewName } from '../../app/desk/state';

export const VIEW_ICONS: Record<ViewName, IconName> = { mine: 'user', unassigned: 'inbox', allOpen: 'list', solved: 'check' };

export type RailTool = { name: string; icon: IconName; current?: boolean; onUse(): void };
export type RailProps = { view: ViewName | null; counts: DeskState['counts']; onView(view: ViewName): void; tools: readonly RailTool[] };

export const countOf = (counts: DeskState['counts'], view: ViewName) => (view === 'solved' ? null : counts?.[view] ?? null);

/** Where one is and how much waits there. A click on a link is a change of view; the address follows. */
export function Rail({ view, counts, onView, tools }: RailProps) {
  const { say } = useWords();
  const link = (name: ViewName): React.ReactNode => {
    const count = countOf(counts, name);
    return (
      <a
        key={name} href={`#view=${name}`} className={name === view ? 'nav on' : 'nav'} aria-current={name === view ? 'page' : undefined} title={say(`view.${name}`)} data-stop={name === view || undefined}
        onClick={(event) => { event.preventDefault(); onView(name); }}
      >
        <Icon name={VIEW_ICONS[name]} /><span className="clip">{say(`view.${name}`)}</span>{count !== null && <span className={name === 'unassigned' && count > 0 ? 'cnt b' : 'cnt'}>{count}</span>}
      </a>
    );
  };
  return (
    <nav className="rail" aria-label={say('rail.name')} data-zone="rail">
      <h2>{say('rail.mine')}</h2>
      {link('mine')}
      <h2>{say('rail.team')}</h2>
      {link('unassigned')}{link('allOpen')}{link('solved')}
      <div className="railfoot">
        {tools.map((tool) => <button key={tool.name} type="button" className={tool.current ? 'nav on' : 'nav'} aria-current={tool.current ? 'page' : undefined} data-stop={tool.current || undefined} title={tool.name} onClick={tool.onUse}><Icon name={tool.icon} /><span className="clip">{tool.name}</span></button>)}
      </div>
    </nav>
  );
}

import * as React from 'react';
import type { Agent } from '@listdesk/shared/tickets';
import { Avatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import { mentionAt, suggestedFor } from './mentionAt';

type Begun = { agents: Agent[]; active: number; range: Range };

/** What stands before the caret in its own piece of text; an `@` and its name are never torn apart by the browser. */
function begunAt(box: HTMLElement): { query: string; range: Range } | null {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  if (!selection?.isCollapsed || !node || node.nodeType !== Node.TEXT_NODE || !box.contains(node)) return null;
  const found = mentionAt((node.nodeValue ?? '').slice(0, selection.anchorOffset));
  if (!found) return null;
  const range = document.createRange();
  range.setStart(node, found.at);
  range.setEnd(node, selection.anchorOffset);
  return { query: found.query, range };
}

/**
 * `@` in a private note opens the colleagues it may mean, above the text: the focus stays in the text, arrows move, Enter or Tab
 * takes, Escape closes (listbox with `aria-activedescendant`). Off where `agents` is null; typing without `@` draws nothing.
 */
export function useMentions(box: React.RefObject<HTMLElement>, agents: readonly Agent[] | null, changed: () => void) {
  const { say } = useWords();
  const [begun, setBegun] = React.useState<Begun | null>(null);
  const id = React.useRef(`ld-mention-${Math.random().toString(36).slice(2, 8)}`).current;
  const close = (): void => setBegun(null);
  const look = (): void => {
    const found = agents && box.current ? begunAt(box.current) : null;
    const fitting = found && agents ? suggestedFor(found.query, agents) : [];
    if (found && fitting.length) setBegun({ agents: fitting, active: 0, range: found.range });
    else if (begun) close();
  };
  const take = (agent: Agent): void => {
    if (!begun) return;
    close();
    const selection = window.getSelection();
    box.current?.focus();
    selection?.removeAllRanges();
    selection?.addRange(begun.range);
    // The browser's own insertion can be undone with Ctrl Z; where there is none, the range does it.
    if (!document.execCommand?.('insertText', false, `@${agent.name} `)) {
      const text = document.createTextNode(`@${agent.name}\u00a0`);
      begun.range.deleteContents();
      begun.range.insertNode(text);
      selection?.collapse(text, text.length);
    }
    changed();
  };
  /** Whether the key was meant for the list. */
  const key = (event: React.KeyboardEvent): boolean => {
    if (!begun || event.ctrlKey || event.metaKey || event.altKey) return false;
    const last = begun.agents.length - 1;
    const chosen = begun.agents[begun.active];
    if (event.key === 'ArrowDown') setBegun({ ...begun, active: begun.active === last ? 0 : begun.active + 1 });
    else if (event.key === 'ArrowUp') setBegun({ ...begun, active: begun.active === 0 ? last : begun.active - 1 });
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) take(chosen);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const list = begun && (
    <div id={id} role="listbox" aria-label={say('mention.name')} className="optlist mentions">
      {begun.agents.map((agent, index) => (
        <div
          key={agent.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === begun.active}
          className={index === begun.active ? 'opt on' : 'opt'}
          onMouseDown={(event) => {
            event.preventDefault();
            take(agent);
          }}
        >
          <Avatar name={agent.name} size="small" />
          <span className="clip" dir="auto">
            {agent.name}
          </span>
          <span className="sub sm clip hide-phone" dir="ltr">
            {agent.address}
          </span>
        </div>
      ))}
    </div>
  );
  return {
    list,
    look,
    key,
    close,
    spoken: begun ? say('mention.count', { count: begun.agents.length }) : '',
    aria: begun ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${begun.active}`, 'aria-haspopup': 'listbox' as const } : {},
  };
}

import * as React from 'react';
import { VIEWS, type ViewName } from '../../../app/desk/state';

/** What stands in the place of the list: `#tool=mailLog`. */
export const TOOLS = ['board', 'reports', 'mailLog', 'articles', 'responses', 'rules', 'audit', 'privacy', 'settings'] as const;
export type ToolName = (typeof TOOLS)[number];

export type Route = { ticketId: number | null; view: ViewName | null; /** Key of a saved view. */ saved: string | null; tool: ToolName | null; setup: boolean };

/** Reads `#ticket=4711`, `#view=mine` (or the key of a saved view), `#setup`. Whatever else stands there belongs to the page around us. */
export function parseHash(hash: string): Route {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const id = Number(parts.get('ticket'));
  const view = parts.get('view');
  const tool = parts.get('tool');
  return {
    ticketId: Number.isInteger(id) && id > 0 ? id : null,
    view: (VIEWS as readonly (string | null)[]).includes(view) ? (view as ViewName) : null,
    saved: view !== null && !(VIEWS as readonly string[]).includes(view) ? view.slice(0, 64) : null,
    tool: (TOOLS as readonly (string | null)[]).includes(tool) ? (tool as ToolName) : null,
    setup: parts.has('setup'),
  };
}

/** The open ticket lives in the address, so that back works and a link leads to it. */
export function useRoute(): [Route, (next: string, replace?: boolean) => void] {
  const [route, setRoute] = React.useState(() => parseHash(window.location.hash));
  React.useEffect(() => {
    const read = (): void => setRoute(parseHash(window.location.hash));
    window.addEventListener('hashchange', read);
    window.addEventListener('popstate', read);
    return () => {
      window.removeEventListener('hashchange', read);
      window.removeEventListener('popstate', read);
    };
  }, []);
  const go = React.useCallback((next: string, replace = false): void => {
    const address = `${window.location.pathname}${window.location.search}#${next}`;
    if (replace) window.history.replaceState(window.history.state, '', address);
    else window.history.pushState(window.history.state, '', address);
    setRoute(parseHash(`#${next}`));
  }, []);
  return [route, go];
}

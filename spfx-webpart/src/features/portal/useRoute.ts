import * as React from 'react';

const PREFIX = '#listdesk/request/';
const keyOf = (hash: string): string | null => {
  if (!hash.startsWith(PREFIX)) return null;
  try {
    return decodeURIComponent(hash.slice(PREFIX.length)) || null;
  } catch {
    return null;
  }
};

/** The open request stands in the address (`#listdesk/request/KEY`), so that Back, a bookmark and the link in a mail work. */
export function useRoute(): { openKey: string | null; open: (key: string) => void; back: () => void } {
  const [openKey, setOpenKey] = React.useState(() => keyOf(window.location.hash));
  React.useEffect(() => {
    const follow = (): void => setOpenKey(keyOf(window.location.hash));
    window.addEventListener('hashchange', follow);
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('popstate', follow);
    };
  }, []);
  const go = React.useCallback((key: string | null) => {
    const { pathname, search } = window.location;
    window.history.pushState(window.history.state, '', key === null ? `${pathname}${search}` : `${PREFIX}${encodeURIComponent(key)}`);
    setOpenKey(key);
  }, []);
  return { openKey, open: go, back: React.useCallback(() => go(null), [go]) };
}

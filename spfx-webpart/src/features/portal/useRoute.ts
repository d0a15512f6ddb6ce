import * as React from 'react';

const PREFIX = '#listdesk/request/';
/** The page about one's own data. */
const YOUR_DATA = '#listdesk/your-data';
const keyOf = (hash: string): string | null => {
  if (!hash.startsWith(PREFIX)) return null;
  try {
    return decodeURIComponent(hash.slice(PREFIX.length)) || null;
  } catch {
    return null;
  }
};

/** The open request stands in the address (`#listdesk/request/KEY`), so that Back, a bookmark and the link in a mail work. */
export function useRoute(): { openKey: string | null; yourData: boolean; open: (key: string) => void; openData: () => void; back: () => void } {
  const [openKey, setOpenKey] = React.useState(() => keyOf(window.location.hash));
  const [yourData, setYourData] = React.useState(() => window.location.hash === YOUR_DATA);
  React.useEffect(() => {
    const follow = (): void => {
      setOpenKey(keyOf(window.location.hash));
      setYourData(window.location.hash === YOUR_DATA);
    };
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
    setYourData(false);
  }, []);
  const openData = React.useCallback(() => {
    window.history.pushState(window.history.state, '', YOUR_DATA);
    setOpenKey(null);
    setYourData(true);
  }, []);
  return { openKey, yourData, open: go, openData, back: React.useCallback(() => go(null), [go]) };
}

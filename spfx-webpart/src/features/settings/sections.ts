import * as React from 'react';

/** In the order of the page. The address names the section: `#tool=settings&section=templates`. */
export const SECTIONS = ['desk', 'mailboxes', 'tickets', 'limits', 'circles', 'sla', 'templates', 'signatures', 'senders'] as const;
export type SectionName = (typeof SECTIONS)[number];

export const sectionOf = (hash: string): SectionName => {
  const named = new URLSearchParams(hash.replace(/^#/, '')).get('section');
  return SECTIONS.find((one) => one === named) ?? 'desk';
};
export const sectionHash = (section: SectionName): string => `#tool=settings&section=${section}`;

/** The section in the address, so that a link leads to it and back works. */
export function useSection(): [SectionName, (section: SectionName) => void] {
  const [section, setSection] = React.useState(() => sectionOf(window.location.hash));
  React.useEffect(() => {
    const read = (): void => setSection(sectionOf(window.location.hash));
    window.addEventListener('hashchange', read);
    window.addEventListener('popstate', read);
    return () => {
      window.removeEventListener('hashchange', read);
      window.removeEventListener('popstate', read);
    };
  }, []);
  const go = React.useCallback((next: SectionName): void => {
    window.history.pushState(window.history.state, '', `${window.location.pathname}${window.location.search}${sectionHash(next)}`);
    setSection(next);
  }, []);
  return [section, go];
}

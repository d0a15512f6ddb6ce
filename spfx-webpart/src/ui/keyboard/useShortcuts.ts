import * as React from 'react';

/** Key as it is typed ("j", "?", "Escape"), with "Shift+", "Ctrl+" in front, or two in a row ("g m"). */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const SECOND_KEY_MS = 1_200;
const isField = (target: EventTarget | null) => {
  const element = target as HTMLElement | null;
  return !!element?.closest?.('input, textarea, select, [contenteditable="true"], [role="listbox"], [role="dialog"]');
};

export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shifted = event.shiftKey && (event.key.length > 1 || letter !== event.key.toUpperCase());
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shifted ? 'Shift+' : ''}${letter}`;
}

/**
 * Single keys act only while no field has the focus and only when they are switched on (WCAG 2.2, 2.1.4);
 * what holds Ctrl always acts. Keys of inner zones win: they stop the event before it comes here.
 */
export function useShortcuts(root: React.RefObject<HTMLElement>, shortcuts: Shortcuts, singleKeys: boolean): void {
  const held = React.useRef(shortcuts);
  held.current = shortcuts;
  React.useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const down = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const target = event.target as Node | null;
      const ours = target === document.body || (root.current?.contains(target) ?? false);
      const name = keyName(event);
      const free = /^(Ctrl\+|F\d)/.test(name) || name === 'Shift+F6';
      if (!ours || (!free && (isField(target) || (!singleKeys && name.length === 1)))) return;
      const pair = first && Date.now() - first.at < SECOND_KEY_MS ? `${first.key} ${name}` : null;
      first = null;
      const act = (pair && held.current[pair]) || held.current[name];
      if (act) {
        event.preventDefault();
        act(event);
      } else if (Object.keys(held.current).some((key) => key.indexOf(`${name} `) === 0)) first = { key: name, at: Date.now() };
    };
    document.addEventListener('keydown', down);
    return () => document.removeEventListener('keydown', down);
  }, [root, singleKeys]);
}

/** F6 and Shift F6: the next or previous zone that is shown; the focus goes to its current stop. */
export function moveZone(root: HTMLElement | null, step: 1 | -1): void {
  if (!root) return;
  const zones = Array.from(root.querySelectorAll<HTMLElement>('[data-zone]')).filter((zone) => zone.offsetParent !== null || zone.getClientRects().length > 0);
  if (!zones.length) return;
  const here = zones.reduce((found, zone, index) => (zone.contains(document.activeElement) ? index : found), -1);
  const next = zones[(here + step + zones.length) % zones.length];
  const stop = next?.querySelector<HTMLElement>('[data-stop], [tabindex="0"], button:not([disabled]), a[href], input, [contenteditable="true"]');
  (stop ?? next)?.focus();
}

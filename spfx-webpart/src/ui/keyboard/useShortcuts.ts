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

const STOPS = '[tabindex], button:not([disabled]), a[href], input:not([disabled]), [contenteditable="true"]';
const isShown = (element: HTMLElement): boolean => element.offsetParent !== null || element.getClientRects().length > 0;

/** Where the focus goes in a zone: its current stop, else the first place Tab reaches; what stands in a zone within it is that one's. */
function stopOf(zone: HTMLElement): HTMLElement | null {
  const own = [zone, ...Array.from(zone.querySelectorAll<HTMLElement>(STOPS))].filter(
    (each) => each.closest('[data-zone]') === zone && each.tabIndex >= 0 && isShown(each),
  );
  return own.find((each) => each.hasAttribute('data-stop')) ?? own[0] ?? null;
}

/** F6 and Shift F6: the next or previous zone that is shown and has a place for the focus; one that only tells something is passed over. */
export function moveZone(root: HTMLElement | null, step: 1 | -1): void {
  if (!root) return;
  const inside = document.activeElement?.closest('[data-zone]') ?? null;
  const zones = Array.from(root.querySelectorAll<HTMLElement>('[data-zone]')).filter((zone) => zone === inside || (isShown(zone) && stopOf(zone) !== null));
  if (!zones.length) return;
  const here = zones.findIndex((zone) => zone === inside);
  const next = zones[here < 0 ? (step > 0 ? 0 : zones.length - 1) : (here + step + zones.length) % zones.length];
  if (next) stopOf(next)?.focus();
}

/** As long as phones take for their own menus, so that nobody has to learn another patience. */
export const LONG_PRESS_MS = 500;
/** A finger is never still; further than this it scrolls. */
const MOST_MOVED_PX = 10;

/**
 * Tells of fingers and pens that rest on something; mice have other ways. `act` answers whether it took the press: then neither the click that follows nor the
 * browser's menu comes. A press that becomes scrolling is none. Answers what ends it.
 */
export function onLongPress(box: HTMLElement, act: (target: Element) => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let from = { x: 0, y: 0 };
  let taken = false;
  const cancel = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const down = (event: PointerEvent): void => {
    cancel();
    taken = false;
    if (event.pointerType === 'mouse' || !event.isPrimary || !(event.target instanceof Element)) return;
    const { target } = event;
    from = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => {
      timer = null;
      taken = act(target);
    }, LONG_PRESS_MS);
  };
  const move = (event: PointerEvent): void => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > MOST_MOVED_PX) cancel();
  };
  const swallow = (event: Event): void => {
    if (!taken) return;
    taken = event.type !== 'click';
    event.preventDefault();
    event.stopPropagation();
  };
  const listeners: [string, (event: never) => void][] = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', cancel],
    ['pointercancel', cancel],
    ['click', swallow],
    ['contextmenu', swallow],
  ];
  listeners.forEach(([name, listener]) => box.addEventListener(name, listener as EventListener, true));
  return () => {
    cancel();
    listeners.forEach(([name, listener]) => box.removeEventListener(name, listener as EventListener, true));
  };
}

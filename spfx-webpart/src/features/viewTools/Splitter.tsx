import * as React from 'react';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

const STEP_PX = 16;
const RAIL_PX = 208;
const LEAST = { right: { list: 420, pane: 320 }, below: { list: 160, pane: 180 } } as const;
const VARIABLE = { right: '--ld-pane', below: '--ld-paneh' } as const;
const isPixels = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0;

export const withinBounds = (pixels: number, whole: number, place: keyof typeof LEAST): number =>
  Math.round(Math.max(LEAST[place].pane, Math.min(pixels, whole - LEAST[place].list)));

/** The line between list and reading pane: drawn by pointer or arrows, back by a double click or Enter; kept on this device for each width of the desk. */
export function Splitter({ place }: { place: 'right' | 'below' }) {
  const { say } = useWords();
  const { keep } = useDesk().desk.port;
  const width = useWidth();
  const line = React.useRef<HTMLDivElement>(null);
  const name = `splitter ${width} ${place}`;
  const [pixels, setPixels] = React.useState<number | null>(() => keep.read(name, isPixels));
  const [most, setMost] = React.useState(0);
  React.useEffect(() => setPixels(keep.read(name, isPixels)), [keep, name]);

  const room = (): number => {
    const shell = line.current?.closest<HTMLElement>('.shell');
    return shell ? (place === 'right' ? shell.clientWidth - RAIL_PX : shell.clientHeight) : 0;
  };
  const size = (): number => {
    const pane = line.current?.closest('.shell')?.querySelector<HTMLElement>('.reading');
    return pane ? (place === 'right' ? pane.offsetWidth : pane.offsetHeight) : 0;
  };
  React.useLayoutEffect(() => {
    const shell = line.current?.closest<HTMLElement>('.shell');
    if (!shell) return;
    if (pixels === null) shell.style.removeProperty(VARIABLE[place]);
    else shell.style.setProperty(VARIABLE[place], `${withinBounds(pixels, room(), place)}px`);
    setMost(room() - LEAST[place].list);
  }, [pixels, place, width]);
  const set = (next: number | null): void => {
    const kept = next === null ? null : withinBounds(next, room(), place);
    if (kept === null) keep.drop(name);
    else keep.write(name, kept);
    setPixels(kept);
  };
  const drag = (down: React.PointerEvent<HTMLDivElement>): void => {
    if (down.button !== 0) return;
    down.preventDefault();
    const shell = line.current?.closest<HTMLElement>('.shell');
    const towards = place === 'right' && shell && getComputedStyle(shell).direction === 'rtl' ? 1 : -1;
    const [from, before] = [place === 'right' ? down.clientX : down.clientY, size()];
    const element = down.currentTarget;
    element.setPointerCapture?.(down.pointerId);
    const move = (event: PointerEvent): void => set(before + towards * ((place === 'right' ? event.clientX : event.clientY) - from));
    const end = (): void => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', end);
      element.removeEventListener('pointercancel', end);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', end);
    element.addEventListener('pointercancel', end);
  };
  const keys = (event: React.KeyboardEvent): void => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const wider = place === 'below' ? 'ArrowUp' : rtl ? 'ArrowRight' : 'ArrowLeft';
    const smaller = place === 'below' ? 'ArrowDown' : rtl ? 'ArrowLeft' : 'ArrowRight';
    const to: Record<string, () => void> = {
      [wider]: () => set(size() + STEP_PX),
      [smaller]: () => set(size() - STEP_PX),
      Home: () => set(LEAST[place].pane),
      End: () => set(room()),
      Enter: () => set(null),
    };
    const act = to[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div
      ref={line}
      role="separator"
      tabIndex={0}
      className={`splitter ${place}`}
      aria-label={say('viewTools.splitter')}
      aria-orientation={place === 'right' ? 'vertical' : 'horizontal'}
      aria-valuenow={pixels ?? size()}
      aria-valuemin={LEAST[place].pane}
      aria-valuemax={Math.max(LEAST[place].pane, most)}
      onPointerDown={drag}
      onDoubleClick={() => set(null)}
      onKeyDown={keys}
    />
  );
}

import * as React from 'react';
import type { Group } from '../../../app/desk/groups';
import { idle } from '../../../app/localIndex/idle';
import { pushedBy } from './gridGeometry';

const FIRST_ROWS = 40;
const FIRST_ROW_PX = 32;
/** What stands above and below the rows in every width, at least. */
const FRAME_PX = 160;
const LOAD_AHEAD_ROWS = 30;

type Body = React.RefObject<HTMLDivElement>;
/** What of the list is seen, and which way it moved last. */
type Scroll = { top: number; height: number; down: boolean };
type SetScroll = React.Dispatch<React.SetStateAction<Scroll>>;

/** What is not seen yet comes when what is seen stands. */
function useSpare(): boolean {
  const [spare, setSpare] = React.useState(false);
  React.useEffect(() => {
    let left = false;
    void idle().then(() => {
      if (!left) setSpare(true);
    });
    return () => {
      left = true;
    };
  }, []);
  return spare;
}

function useMeasured(body: Body, setScroll: SetScroll): void {
  React.useLayoutEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { scrollTop: top, clientHeight } = element;
      const height = clientHeight || FIRST_ROWS * FIRST_ROW_PX;
      setScroll((old) => (old.top === top && old.height === height ? old : { top, height, down: true }));
    };
    if (typeof ResizeObserver === 'undefined') {
      measure();
      return undefined;
    }
    // It reports the first size by itself, before the frame is shown: measuring here would lay the page out once more.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
}

/** Rows come and go between two frames, so that the frame itself has only to move what stands; the rows ahead are there already. */
function useSoonAfter(body: Body, rowPx: number, setScroll: SetScroll): () => void {
  const coming = React.useRef<ReturnType<typeof setTimeout> | null>(null);
  React.useEffect(
    () => () => {
      if (coming.current) clearTimeout(coming.current);
    },
    [],
  );
  return () => {
    coming.current ??= setTimeout(() => {
      coming.current = null;
      // Whole rows only; the height is the observer's.
      const top = Math.floor((body.current?.scrollTop ?? 0) / rowPx) * rowPx;
      setScroll((old) => (old.top === top ? old : { ...old, top, down: top > old.top }));
      // React has drawn them by now. Asking for a size lays them out here as well; the next frame would do both, and paint, in one go.
      void body.current?.offsetHeight;
    }, 0);
  };
}

export type GridScrollOptions = {
  count: number;
  groups: readonly Group[];
  rowPx: number;
  currentId: number | null;
  currentIndex: number;
  /** Called near the end, and there again when rows came or it is another function. */
  onNearEnd(): void;
  onAtTop(atTop: boolean): void;
};

/** Scrolling of the list: what of it is seen, the current row brought into sight, and who is told that its top or its end is near. */
export function useGridScroll({ count, groups, rowPx, currentId, currentIndex, onNearEnd, onAtTop }: GridScrollOptions) {
  const body = React.useRef<HTMLDivElement>(null);
  const scrolled = React.useRef(false);
  const [scroll, setScroll] = React.useState<Scroll>(() => ({
    top: 0,
    height: Math.min(window.innerHeight - FRAME_PX, FIRST_ROWS * FIRST_ROW_PX),
    down: true,
  }));
  const spare = useSpare();
  useMeasured(body, setScroll);

  React.useLayoutEffect(() => {
    const element = body.current;
    // The first row of a list that nobody scrolled is seen; asking would lay out the page while it is being made.
    if (!element || currentIndex < 0 || (currentIndex === 0 && !scrolled.current)) return;
    const top = currentIndex * rowPx + pushedBy(groups, currentIndex);
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowPx > element.scrollTop + element.clientHeight && element.clientHeight) element.scrollTop = top + rowPx - element.clientHeight;
    // Only when the person moves: news above must not scroll the list.
  }, [currentId, rowPx]);

  const nearEnd = (scroll.top + scroll.height) / rowPx > count - LOAD_AHEAD_ROWS;
  React.useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, count, onNearEnd]);

  const draw = useSoonAfter(body, rowPx, setScroll);
  const onScroll = (event: React.UIEvent<HTMLDivElement>): void => {
    scrolled.current = true;
    onAtTop(event.currentTarget.scrollTop < rowPx);
    draw();
  };
  return { body, scroll, spare, onScroll };
}

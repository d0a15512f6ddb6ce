import * as React from 'react';

const LEAST_WIDTH = 240;

/** How many pixels wide a chart is drawn, so that its words keep their size in every place; `usual` until it was measured. */
export function useChartWidth(usual: number): [React.RefObject<HTMLDivElement>, number] {
  const box = React.useRef<HTMLDivElement>(null);
  const [width, setWidth] = React.useState(usual);
  React.useLayoutEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(Math.max(LEAST_WIDTH, element.clientWidth));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

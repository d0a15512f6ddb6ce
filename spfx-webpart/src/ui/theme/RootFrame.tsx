import './noWebFonts';
import * as React from 'react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import './styles/listdesk.global.scss';
import { applyTheme, themeName, type ThemeSource } from './applyTheme';
import { fluentTheme } from './fluentTheme';
import { Layers } from './Layers';
import { widthOf, type Width } from './widths';

const Context = React.createContext<Width>('xl');
export const useWidth = () => React.useContext(Context);

export type RootFrameProps = ThemeSource & {
  /** `fill`: the rest of the page below the web part's top; `page`: grows with its content; a number: that many pixels. */
  height: 'fill' | 'page' | number;
  children: React.ReactNode;
};

const LEAST_HEIGHT = 480;

/** The root element of every screen: carries the theme, the width of the container and the height, and holds the one stylesheet. */
export function RootFrame({ variant, teams, height, children }: RootFrameProps) {
  const root = React.useRef<HTMLDivElement>(null);
  const [width, setWidth] = React.useState<Width>('xl');
  const [pixels, setPixels] = React.useState<number | null>(null);

  React.useLayoutEffect(() => {
    if (root.current) applyTheme(root.current, { variant, teams });
  }, [variant, teams]);

  React.useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const measure = (): void => {
      const box = element.getBoundingClientRect();
      if (box.width > 0) setWidth(widthOf(box.width));
      if (height === 'fill') setPixels(Math.max(LEAST_HEIGHT, Math.floor(window.innerHeight - Math.max(0, box.top + window.scrollY))));
    };
    measure();
    window.addEventListener('resize', measure);
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(element);
    return () => {
      window.removeEventListener('resize', measure);
      observer?.disconnect();
    };
  }, [height]);

  const name = themeName({ variant, teams });
  const blockSize = height === 'page' ? undefined : height === 'fill' ? (pixels ?? undefined) : Math.max(LEAST_HEIGHT, height);
  return (
    <ThemeProvider ref={root} className="listdesk" applyTo="none" theme={fluentTheme(name)} data-w={width} data-theme={name} style={{ height: blockSize }}>
      <Context.Provider value={width}>
        <Layers>{children}</Layers>
      </Context.Provider>
    </ThemeProvider>
  );
}

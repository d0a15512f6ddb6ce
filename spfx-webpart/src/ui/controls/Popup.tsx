import * as React from 'react';
import * as ReactDom from 'react-dom';

export type PopupProps = { anchor: HTMLElement | null; onClose(): void; children: React.ReactNode; width?: number };

const GAP = 4;
const MARGIN = 8;

/** A callout below its button, kept inside the root element, so that it has the theme and no pane cuts it off. */
export function Popup({ anchor, onClose, children, width }: PopupProps) {
  const box = React.useRef<HTMLDivElement>(null);
  const root = anchor?.closest<HTMLElement>('.listdesk') ?? null;
  const [place, setPlace] = React.useState<React.CSSProperties>({ opacity: 0 });

  React.useLayoutEffect(() => {
    if (!anchor || !root || !box.current) return;
    const at = anchor.getBoundingClientRect();
    const within = root.getBoundingClientRect();
    const own = box.current.getBoundingClientRect();
    const below = within.bottom - at.bottom;
    const top = below >= own.height + GAP + MARGIN || below >= at.top - within.top ? at.bottom + GAP : at.top - GAP - own.height;
    const rightToLeft = getComputedStyle(root).direction === 'rtl';
    const wished = rightToLeft ? at.right - own.width : at.left;
    const left = Math.max(within.left + MARGIN, Math.min(wished, within.right - own.width - MARGIN));
    setPlace({ top: Math.max(MARGIN, top - within.top), left: left - within.left });
  }, [anchor, root]);

  React.useEffect(() => {
    const outside = (event: Event): void => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, [anchor, onClose]);

  if (!root) return null;
  return ReactDom.createPortal(
    <div ref={box} className="callout popup" style={{ ...place, minWidth: width }}>{children}</div>,
    root,
  );
}

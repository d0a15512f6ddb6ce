import * as React from 'react';
import * as ReactDom from 'react-dom';

export type DialogProps = { title: string; onClose(): void; children: React.ReactNode; within: HTMLElement | null; wide?: boolean };

const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [href], [tabindex="0"], [contenteditable="true"]';

/** A modal box over the desk: takes the focus, keeps it, gives it back; Escape closes. */
export function Dialog({ title, onClose, children, within, wide }: DialogProps) {
  const box = React.useRef<HTMLDivElement>(null);
  const id = React.useRef(`ld-dialog-${Math.random().toString(36).slice(2, 8)}`).current;
  React.useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const first = box.current?.querySelector<HTMLElement>('[data-first]') ?? box.current?.querySelector<HTMLElement>(FOCUSABLE);
    first?.focus();
    return () => before?.focus?.();
  }, []);

  const keys = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
      return;
    }
    if (event.key !== 'Tab' || !box.current) return;
    const stops = Array.from(box.current.querySelectorAll<HTMLElement>(FOCUSABLE)).filter((element) => element.tabIndex >= 0);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
  };

  if (!within) return null;
  return ReactDom.createPortal(
    <div className="scrim" onPointerDown={(event) => { if (event.target === event.currentTarget) onClose(); }}>
      <div ref={box} role="dialog" aria-modal="true" aria-labelledby={id} className={wide ? 'dialog wide' : 'dialog'} onKeyDown={keys}>
        <h2 id={id} className="h1">{title}</h2>
        {children}
      </div>
    </div>,
    within,
  );
}

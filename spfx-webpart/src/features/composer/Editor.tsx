import * as React from 'react';
import type { Agent } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { keptHtml, linkHtml, pastedHtml } from './draftHtml';
import { atLineStart } from './lineStart';
import { useMentions } from './useMentions';
import { Toolbar } from './Toolbar';

export type EditorHandle = {
  focus(): void;
  /** The text as it is kept: pictures by their id. Empty when nothing is written. */
  html(): string;
  /** Puts another text in its place. */
  reset(html: string): void;
  /** Puts HTML where the caret stood last, and the caret behind it. */
  insert(html: string): void;
};
export type EditorProps = {
  /** The text to begin with; later ones come through the handle. */
  html: string;
  label: string;
  hint: string;
  /** Addresses of the pictures in the text, by their id. */
  pictures: ReadonlyMap<string, string>;
  /** Something was written. Called at every key, so it must be cheap and set no state. */
  onInput(): void;
  /** Ctrl Enter; with Shift the choice of a status. */
  onSend(choose: boolean): void;
  onEscape(): void;
  onFiles(files: readonly File[], inText: boolean): void;
  /** `/` at the start of a line. */
  onSlash(): void;
  /** What stands there is on its way: nothing more is taken until it is known whether it left. */
  busy?: boolean;
  /** Colleagues whom `@` offers; null where nobody can be mentioned. */
  mentionable?: readonly Agent[] | null;
  children?: React.ReactNode;
};

function endOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  return range;
}

/** The place in the text under the mouse; each browser has a way of its own to ask for it. */
function pointed(x: number, y: number): Range | null {
  if (document.caretRangeFromPoint) return document.caretRangeFromPoint(x, y);
  const found = document.caretPositionFromPoint?.(x, y);
  if (!found) return null;
  const range = document.createRange();
  range.setStart(found.offsetNode, found.offset);
  return range;
}

/**
 * The text itself. It belongs to the browser while one writes: no key draws anything of ours, whoever needs the text asks for it.
 * What is pasted comes in with its bold, lists and links; pictures become files that stand in the text.
 */
export const Editor = React.forwardRef<EditorHandle, EditorProps>(function Editor(props, ref) {
  const { html, label, hint, pictures, onInput, onSend, onEscape, onFiles, onSlash, busy = false, mentionable = null, children } = props;
  const { say } = useWords();
  const box = React.useRef<HTMLDivElement>(null);
  const [over, setOver] = React.useState(false);
  const caret = React.useRef<Range | null>(null);
  const shown = React.useRef(pictures);
  shown.current = pictures;

  const isEmpty = (element: HTMLElement): boolean => element.textContent === '' && !element.querySelector('li, blockquote, pre, img');
  const mark = (): void => {
    const element = box.current;
    if (element) element.toggleAttribute('data-empty', isEmpty(element));
  };
  /** A picture is shown as soon as its file is there. */
  const hydrate = (): void =>
    box.current?.querySelectorAll<HTMLImageElement>('img[data-cid]').forEach((picture) => {
      const address = shown.current.get(picture.dataset.cid ?? '');
      if (address && picture.getAttribute('src') !== address) picture.setAttribute('src', address);
    });
  const changed = (): void => {
    mark();
    onInput();
  };
  const mentions = useMentions(box, mentionable, changed);
  const put = (text: string): void => {
    if (!box.current) return;
    box.current.innerHTML = text;
    hydrate();
    mark();
  };
  React.useLayoutEffect(() => put(html), []);
  React.useLayoutEffect(hydrate, [pictures]);

  /** Where whoever writes has the caret; whoever comes back from another box has it where it stood last. */
  const place = (element: HTMLElement): Range => {
    const selection = window.getSelection();
    const here = document.activeElement === element && selection?.rangeCount ? selection.getRangeAt(0) : caret.current;
    const at = here && element.contains(here.startContainer) ? here : endOf(element);
    element.focus();
    selection?.removeAllRanges();
    selection?.addRange(at);
    return at;
  };
  React.useImperativeHandle(ref, () => ({
    focus() {
      const element = box.current;
      if (!element) return;
      element.focus();
      const selection = window.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(endOf(element));
    },
    html: () => (box.current && !isEmpty(box.current) ? keptHtml(box.current.innerHTML) : ''),
    reset: put,
    insert(inserted) {
      const element = box.current;
      if (!element) return;
      const at = place(element);
      // The browser's own insertion can be undone with Ctrl Z; where there is none, the range does it.
      if (!document.execCommand?.('insertHTML', false, inserted)) {
        const part = at.createContextualFragment(inserted);
        const last = part.lastChild;
        at.deleteContents();
        at.insertNode(part);
        if (last) at.setStartAfter(last);
        at.collapse(true);
      }
      hydrate();
      changed();
    },
  }));

  const format = (command: string, value?: string): void => {
    if (!box.current || busy) return;
    const at = box.current.contains(document.activeElement) ? null : place(box.current);
    // A link needs words to stand on: without a selection its own address.
    if (command === 'createLink' && value && (at?.collapsed ?? true)) document.execCommand?.('insertHTML', false, linkHtml(value));
    else document.execCommand?.(command, false, value);
    changed();
  };
  const filesOf = (transfer: DataTransfer | null): File[] => Array.from(transfer?.files ?? []);
  const paste = (event: React.ClipboardEvent): void => {
    event.preventDefault();
    if (busy) return;
    const files = filesOf(event.clipboardData);
    const rich = event.clipboardData.getData('text/html');
    const plain = event.clipboardData.getData('text/plain');
    // Programs of Office put a picture of the text beside it; then the text is meant.
    if (files.length && !plain) onFiles(files, true);
    else if (!rich || !document.execCommand?.('insertHTML', false, pastedHtml(rich))) document.execCommand?.('insertText', false, plain);
    changed();
  };
  const drop = (event: React.DragEvent): void => {
    setOver(false);
    const files = filesOf(event.dataTransfer);
    if (!files.length) return;
    event.preventDefault();
    if (busy) return;
    const under = pointed(event.clientX, event.clientY);
    if (under && box.current?.contains(under.startContainer)) {
      caret.current = under;
      box.current.focus();
      window.getSelection()?.removeAllRanges();
      window.getSelection()?.addRange(under);
    }
    onFiles(files, true);
  };
  const keys = (event: React.KeyboardEvent): void => {
    if (!busy && mentions.key(event)) return;
    const control = event.ctrlKey || event.metaKey;
    const act =
      event.key === 'Enter' && control
        ? () => onSend(event.shiftKey)
        : event.key === '/' && !busy && !control && !event.altKey && box.current && atLineStart(box.current)
          ? onSlash
          : event.key === 'Escape'
            ? onEscape
            : null;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const remember = (): void => {
    const selection = window.getSelection();
    if (selection?.rangeCount && box.current?.contains(selection.anchorNode)) caret.current = selection.getRangeAt(0).cloneRange();
  };
  return (
    <>
      {mentions.list}
      <div
        ref={box}
        className={over ? 'body over' : 'body'}
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        aria-readonly={busy || undefined}
        contentEditable={!busy}
        suppressContentEditableWarning
        tabIndex={0}
        dir="auto"
        data-hint={hint}
        {...mentions.aria}
        onInput={() => {
          changed();
          if (mentionable) mentions.look();
        }}
        onBlur={() => {
          remember();
          mentions.close();
        }}
        onPaste={paste}
        onKeyDown={keys}
        onDrop={drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
      />
      {mentionable && (
        <span className="sr" role="status">
          {mentions.spoken}
        </span>
      )}
      {over && (
        <p className="sub sm dropword" role="status">
          {say('composer.drop')}
        </p>
      )}
      <Toolbar onFormat={format} onRemember={remember}>
        {children}
      </Toolbar>
    </>
  );
});

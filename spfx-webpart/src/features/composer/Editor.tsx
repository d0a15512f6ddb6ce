import * as React from 'react';
import { IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { atLineStart } from './lineStart';

export type EditorHandle = {
  focus(): void;
  /** Puts HTML where the caret stood last, and the caret behind it. */
  insert(html: string): void;
};
export type EditorProps = {
  html: string;
  label: string;
  hint: string;
  onHtml(html: string): void;
  onSend(): void;
  onEscape(): void;
  onFiles(files: readonly File[]): void;
  /** `/` at the start of a line. */
  onSlash(): void;
  children?: React.ReactNode;
};

function endOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  return range;
}

/** Bold, italic, list and quote; what is pasted comes in as plain text, files become attachments. */
export const Editor = React.forwardRef<EditorHandle, EditorProps>(function Editor(props, ref) {
  const { html, label, hint, onHtml, onSend, onEscape, onFiles, onSlash, children } = props;
  const { say } = useWords();
  const box = React.useRef<HTMLDivElement>(null);
  const [over, setOver] = React.useState(false);
  const caret = React.useRef<Range | null>(null);

  const changed = (): void => {
    const element = box.current;
    if (!element) return;
    const empty = element.textContent === '' && !element.querySelector('li, blockquote');
    onHtml(empty ? '' : element.innerHTML);
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
    insert(inserted) {
      const element = box.current;
      if (!element) return;
      element.focus();
      const selection = window.getSelection();
      const at = caret.current && element.contains(caret.current.startContainer) ? caret.current : endOf(element);
      selection?.removeAllRanges();
      selection?.addRange(at);
      // The browser's own insertion can be undone with Ctrl Z; where there is none, the range does it.
      if (!document.execCommand?.('insertHTML', false, inserted)) {
        const part = at.createContextualFragment(inserted);
        const last = part.lastChild;
        at.deleteContents();
        at.insertNode(part);
        if (last) at.setStartAfter(last);
        at.collapse(true);
      }
      changed();
    },
  }));
  React.useLayoutEffect(() => {
    // Only when the text comes from outside: setting it while typing would lose the caret.
    if (box.current && box.current.innerHTML !== html) box.current.innerHTML = html;
  }, [html]);

  const format = (command: string, value?: string): void => {
    box.current?.focus();
    document.execCommand(command, false, value);
    changed();
  };
  const filesOf = (transfer: DataTransfer | null): File[] => Array.from(transfer?.files ?? []);
  const paste = (event: React.ClipboardEvent): void => {
    event.preventDefault();
    const files = filesOf(event.clipboardData);
    if (files.length) onFiles(files);
    else document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
  };
  const drop = (event: React.DragEvent): void => {
    setOver(false);
    const files = filesOf(event.dataTransfer);
    if (!files.length) return;
    event.preventDefault();
    onFiles(files);
  };
  const keys = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      onSend();
    } else if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && box.current && atLineStart(box.current)) {
      event.preventDefault();
      event.stopPropagation();
      onSlash();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
  };
  const remember = (): void => {
    const selection = window.getSelection();
    if (selection?.rangeCount && box.current?.contains(selection.anchorNode)) caret.current = selection.getRangeAt(0).cloneRange();
  };
  const keep = (event: React.MouseEvent): void => event.preventDefault();
  return (
    <>
      <div
        ref={box} className={over ? 'body over' : 'body'} role="textbox" aria-multiline="true" aria-label={label} contentEditable suppressContentEditableWarning tabIndex={0} dir="auto" data-hint={hint} data-empty={html === '' || undefined}
        onInput={changed} onBlur={remember} onPaste={paste} onKeyDown={keys} onDrop={drop} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      />
      <div className="cbot">
        <span className="tools" role="toolbar" aria-label={say('editor.format')}>
          <IconButton icon="bold" label={say('editor.bold')} shortcut="Ctrl+B" className="hide-phone" onMouseDown={keep} onClick={() => format('bold')} />
          <IconButton icon="ital" label={say('editor.italic')} shortcut="Ctrl+I" className="hide-phone" onMouseDown={keep} onClick={() => format('italic')} />
          <IconButton icon="ul" label={say('editor.list')} className="hide-narrow" onMouseDown={keep} onClick={() => format('insertUnorderedList')} />
          <IconButton icon="quote" label={say('editor.quote')} className="hide-narrow" onMouseDown={keep} onClick={() => format('formatBlock', 'blockquote')} />
          <span className="vr hide-phone" />
        </span>
        {children}
      </div>
    </>
  );
});

import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { Button, IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { linkOf } from './draftHtml';

export type ToolbarProps = { onFormat(command: string, value?: string): void; onRemember(): void; children: React.ReactNode };

/** How a text looks; a link is asked for in a line of its own. */
export function Toolbar({ onFormat, onRemember, children }: ToolbarProps) {
  const { say } = useWords();
  const [link, setLink] = React.useState<string | null>(null);
  const [wrong, setWrong] = React.useState(false);
  const keep = (event: React.MouseEvent): void => event.preventDefault();
  const putLink = (): void => {
    const address = linkOf(link ?? '');
    setWrong(address === null);
    if (address === null) return;
    setLink(null);
    // A selection becomes the link; without one its address stands there.
    onFormat('createLink', address);
  };
  return (
    <>
      {link !== null && (
        <div
          className="row linkrow"
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              setLink(null);
            }
            if (event.key === 'Enter') {
              event.preventDefault();
              putLink();
            }
          }}
        >
          <TextField
            className="grow"
            ariaLabel={say('editor.address')}
            placeholder="https://"
            dir="ltr"
            autoFocus
            value={link}
            errorMessage={wrong ? say('editor.noLink') : undefined}
            onChange={(_, value = '') => {
              setLink(value);
              setWrong(false);
            }}
          />
          <Button small look="primary" onClick={putLink}>
            {say('editor.putLink')}
          </Button>
          <Button small look="ghost" onClick={() => setLink(null)}>
            {say('cancel')}
          </Button>
        </div>
      )}
      <div className="cbot">
        <span className="tools" role="toolbar" aria-label={say('editor.format')}>
          <IconButton icon="bold" label={say('editor.bold')} shortcut="Ctrl+B" className="hide-phone" onMouseDown={keep} onClick={() => onFormat('bold')} />
          <IconButton icon="ital" label={say('editor.italic')} shortcut="Ctrl+I" className="hide-phone" onMouseDown={keep} onClick={() => onFormat('italic')} />
          <IconButton icon="ul" label={say('editor.list')} className="hide-narrow" onMouseDown={keep} onClick={() => onFormat('insertUnorderedList')} />
          <IconButton icon="ol" label={say('editor.numbers')} className="hide-narrow" onMouseDown={keep} onClick={() => onFormat('insertOrderedList')} />
          <IconButton
            icon="quote"
            label={say('editor.quote')}
            className="hide-narrow"
            onMouseDown={keep}
            onClick={() => onFormat('formatBlock', 'blockquote')}
          />
          <IconButton icon="code" label={say('editor.code')} className="hide-narrow" onMouseDown={keep} onClick={() => onFormat('formatBlock', 'pre')} />
          <IconButton
            icon="link"
            label={say('editor.link')}
            className="hide-phone"
            onMouseDown={keep}
            onClick={() => {
              onRemember();
              setLink('');
            }}
          />
          <span className="vr hide-phone" />
        </span>
        {children}
      </div>
    </>
  );
}

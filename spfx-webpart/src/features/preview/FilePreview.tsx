import * as React from 'react';
import './preview.global.scss';
import { Modal } from '@fluentui/react/lib/Modal';
import type { Attachment, Message } from '@listdesk/shared/tickets';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useModalKeys } from '../../ui/controls/useModalKeys';
import { useLayers } from '../../ui/theme/Layers';
import { useWords } from '../../ui/words/WordsContext';
import { fileSize } from '../../ui/words/times';
import { previewOf } from './kinds';
import { PdfPage } from './PdfPage';
import { openInTab, saveFile } from './saveFile';
import { useFile } from './useFile';

const ZOOMS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const WHOLE = ZOOMS.indexOf(1);
/** A page or picture is as wide as the room, up to this. */
const MAX_PAGE_PX = 900;
const PADDING_PX = 32;

const TITLE_ID = 'ld-preview-title';

export type FilePreviewProps = {
  message: Message;
  /** Those that can be shown, in the order of the message. */
  files: readonly Attachment[];
  start: number;
  onClose(): void;
};

/** Pictures, PDF and text of a message, inside the page: next and previous, larger and smaller, save. */
export function FilePreview({ message, files, start, onClose }: FilePreviewProps) {
  const { say, locale } = useWords();
  const layerProps = useLayers();
  useModalKeys(onClose);
  const [at, setAt] = React.useState(start);
  const [zoom, setZoom] = React.useState<number>(WHOLE);
  const [page, setPage] = React.useState(1);
  const [room, setRoom] = React.useState(0);
  const [turn, setTurn] = React.useState(0);
  const [broken, setBroken] = React.useState(false);
  const stage = React.useRef<HTMLDivElement | null>(null);
  const file = files[at];
  const shown = useFile(message, file, turn);
  const pages = shown.state === 'pdf' ? shown.pdf.pages : 0;
  const zoomable = shown.state === 'pdf' || shown.state === 'picture';
  const factor = ZOOMS[zoom] ?? 1;
  const width = Math.round(Math.min(MAX_PAGE_PX, Math.max(120, room - PADDING_PX)) * factor);
  const measure = React.useCallback((element: HTMLDivElement | null): void => {
    stage.current = element;
    if (element) setRoom(element.clientWidth);
  }, []);
  React.useEffect(() => {
    const again = (): void => {
      if (stage.current) setRoom(stage.current.clientWidth);
    };
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, []);
  React.useEffect(() => stage.current?.scrollTo?.(0, 0), [at, page]);

  const go = (step: 1 | -1): void => {
    const to = at + step;
    if (!files[to]) return;
    setAt(to);
    setPage(1);
    setZoom(WHOLE);
    setBroken(false);
  };
  const turnPage = (step: 1 | -1): void => setPage((old) => Math.min(Math.max(1, old + step), Math.max(1, pages)));
  const larger = (step: 1 | -1): void => setZoom((old) => Math.min(Math.max(0, old + step), ZOOMS.length - 1));
  const keys = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A picture made larger is moved by the arrows, as every page is.
    const wide = zoomable && factor > 1;
    const acts: Record<string, (() => void) | undefined> = {
      ArrowRight: wide ? undefined : () => go(1),
      ArrowLeft: wide ? undefined : () => go(-1),
      n: () => go(1),
      p: () => go(-1),
      PageDown: pages > 1 ? () => turnPage(1) : undefined,
      PageUp: pages > 1 ? () => turnPage(-1) : undefined,
      '+': () => larger(1),
      '-': () => larger(-1),
      0: () => setZoom(WHOLE),
      Escape: onClose,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  if (!file) return null;
  const kind = previewOf(file);
  const refusal = shown.state === 'refused' ? shown.why : broken ? 'broken' : null;
  return (
    <Modal
      isOpen
      isBlocking={false}
      onDismiss={onClose}
      layerProps={layerProps}
      containerClassName="previewbox"
      titleAriaId={TITLE_ID}
      focusTrapZoneProps={{ firstFocusableTarget: '[data-first]' }}
    >
      <div className="preview" role="document" aria-label={say('preview.name', { name: file.fileName })} onKeyDown={keys}>
        <header className="row">
          <Icon name={kind === 'picture' ? 'image' : 'file'} />
          <h2 id={TITLE_ID} className="clip" dir="auto" title={file.fileName}>
            {file.fileName}
          </h2>
          <span className="sub sm nowrap hide-phone">{fileSize(file.size, locale)}</span>
          <span className="end" />
          <Button
            small
            icon="dl"
            disabled={!shown.bytes}
            onClick={() => {
              if (shown.bytes) saveFile(shown.bytes, file);
            }}
            aria-label={say('preview.save', { name: file.fileName })}
          >
            <span className="hide-phone">{say('preview.saveShort')}</span>
          </Button>
          <IconButton
            icon="ext"
            small
            label={say('preview.tab')}
            disabled={!shown.bytes || !kind}
            onClick={() => {
              if (shown.bytes && kind) openInTab(shown.bytes, file, kind);
            }}
          />
          <IconButton icon="x" small label={say('close')} shortcut="Esc" onClick={onClose} />
        </header>
        <div ref={measure} className="stage" tabIndex={0} data-first role="group" aria-label={file.fileName} aria-busy={shown.state === 'loading'}>
          {shown.state === 'loading' && (
            <div className="prog" role="progressbar" aria-label={say('preview.loading')}>
              <i />
            </div>
          )}
          {shown.state === 'failed' && (
            <div className="said" role="alert">
              <p>{say('file.failed', { name: file.fileName, reason: say(`fault.${shown.fault.code}`, { detail: shown.fault.message }) })}</p>
              <Button small onClick={() => setTurn(turn + 1)}>
                {say('tryNow')}
              </Button>
            </div>
          )}
          {refusal && (
            <p className="said" role="alert">
              {say(`preview.refused.${refusal}`)}
            </p>
          )}
          {shown.state === 'picture' && !refusal && (
            <img
              src={shown.address}
              alt={file.fileName}
              onError={() => setBroken(true)}
              style={factor === 1 ? undefined : { width, maxWidth: 'none', maxHeight: 'none' }}
            />
          )}
          {shown.state === 'text' && (
            <>
              <pre dir="auto">{shown.text}</pre>
              {shown.cut && <p className="sub sm">{say('preview.cut')}</p>}
            </>
          )}
          {shown.state === 'pdf' && !refusal && room > 0 && <PdfPage pdf={shown.pdf} page={page} width={width} onFailed={() => setBroken(true)} />}
        </div>
        {(zoomable || files.length > 1) && (
          <footer className="row wrap">
            {files.length > 1 && (
              <span className="row g4">
                <IconButton icon="left" small label={say('preview.previous')} shortcut="←" aria-disabled={at === 0} onClick={() => go(-1)} />
                <span className="sub sm num" role="status">
                  {say('preview.fileOf', { place: at + 1, total: files.length })}
                </span>
                <IconButton icon="right" small label={say('preview.next')} shortcut="→" aria-disabled={at === files.length - 1} onClick={() => go(1)} />
              </span>
            )}
            {pages > 1 && (
              <span className="row g4">
                <IconButton icon="up" small label={say('preview.pageBack')} shortcut="PageUp" aria-disabled={page === 1} onClick={() => turnPage(-1)} />
                <span className="sub sm num" role="status">
                  {say('preview.pageOf', { page, pages })}
                </span>
                <IconButton icon="down" small label={say('preview.pageOn')} shortcut="PageDown" aria-disabled={page === pages} onClick={() => turnPage(1)} />
              </span>
            )}
            <span className="end" />
            {zoomable && (
              <span className="row g4">
                <Button small look="ghost" aria-label={say('preview.smaller')} aria-keyshortcuts="-" aria-disabled={zoom === 0} onClick={() => larger(-1)}>
                  −
                </Button>
                <button
                  type="button"
                  className="sub sm num linkish"
                  title={`${say('preview.fit')} (0)`}
                  aria-label={say('preview.fit')}
                  onClick={() => setZoom(WHOLE)}
                >
                  {new Intl.NumberFormat(locale, { style: 'percent' }).format(factor)}
                </button>
                <Button
                  small
                  look="ghost"
                  aria-label={say('preview.larger')}
                  aria-keyshortcuts="+"
                  aria-disabled={zoom === ZOOMS.length - 1}
                  onClick={() => larger(1)}
                >
                  +
                </Button>
              </span>
            )}
          </footer>
        )}
      </div>
    </Modal>
  );
}

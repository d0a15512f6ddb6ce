import * as React from 'react';
import * as ReactDom from 'react-dom';
import { useWords } from '../../ui/words/WordsContext';
import { PaletteBox } from './PaletteBox';
import { PaletteFoot } from './PaletteFoot';
import { PaletteRows } from './PaletteRows';
import { usePalette, type PaletteProps } from './usePalette';
import { useSpokenCount } from './useSpokenCount';
import './palette.global.scss';

export type { PaletteProps } from './usePalette';

/** Actions, tickets, views and people in one box; each row shows its own key, so that it teaches. */
export function Palette({ within, ...props }: PaletteProps) {
  const { say } = useWords();
  const { input, list, text, setText, ids, step, rows, current, setCurrent, use, drop, keys } = usePalette(props);
  const { entries, asked, search, tookMs } = rows;
  const count = entries.length;
  const spoken = useSpokenCount(count, text);
  if (!within) return null;
  const context = step?.label ?? (ids.length === 1 ? String(ids[0]) : ids.length ? say('palette.onSelection', { count: ids.length }) : '');
  const missing =
    search.asked.state === 'failed'
      ? 'palette.failed'
      : search.asked.state === 'answered' && search.asked.missing
        ? `palette.no.${search.asked.missing}`
        : null;
  const askAgain = (): void => {
    search.again();
    input.current?.focus();
  };
  const letGo = (): void => {
    drop();
    input.current?.focus();
  };
  return ReactDom.createPortal(
    <div
      className="scrim palettescrim"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) props.onClose();
      }}
    >
      <div className="palette" role="dialog" aria-modal="true" aria-label={say('palette.name')} onKeyDown={keys}>
        <PaletteBox input={input} text={text} context={context} count={count} current={current} onText={setText} onDrop={letGo} onClose={props.onClose} />
        <PaletteRows list={list} entries={entries} current={current} asked={asked} onPoint={setCurrent} onUse={use} />
        {count === 0 && <p className="sub pnone">{say('palette.nothing')}</p>}
        {missing && (
          <p className="sub sm pnone" role="status">
            {say(missing)}{' '}
            <button type="button" className="fold" onClick={askAgain}>
              {say('palette.again')}
            </button>
          </p>
        )}
        <PaletteFoot more={entries[current]?.more !== undefined} asking={search.asked.state === 'asking'} progress={search.progress} tookMs={tookMs} />
        <div className="sr" role="status" aria-live="polite">
          {spoken}
        </div>
      </div>
    </div>,
    within,
  );
}

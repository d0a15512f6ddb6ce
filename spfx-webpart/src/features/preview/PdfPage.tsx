import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { MAX_PAGE_PIXELS, type OpenPdf } from './pdf';

const RENDER_MS = 20_000;
const MAX_READ_CHARS = 20_000;

export type PdfPageProps = { pdf: OpenPdf; page: number; /** In CSS pixels. */ width: number; onFailed(): void };

/** One page as a picture, and its words for whoever does not see it. Its links lead nowhere. */
export function PdfPage({ pdf, page: number, width, onFailed }: PdfPageProps) {
  const { say } = useWords();
  const canvas = React.useRef<HTMLCanvasElement>(null);
  const [words, setWords] = React.useState('');
  const failed = React.useRef(onFailed);
  failed.current = onFailed;
  React.useEffect(() => {
    let left = false;
    let cancel = (): void => undefined;
    const timer = setTimeout(() => {
      if (!left) failed.current();
    }, RENDER_MS);
    const draw = async (): Promise<void> => {
      const page = await pdf.document.getPage(number);
      const target = canvas.current;
      if (left || !target) return;
      const natural = page.getViewport({ scale: 1 });
      const sharp = Math.min((width / natural.width) * (window.devicePixelRatio || 1), Math.sqrt(MAX_PAGE_PIXELS / (natural.width * natural.height)));
      const viewport = page.getViewport({ scale: sharp });
      target.width = Math.max(1, Math.floor(viewport.width));
      target.height = Math.max(1, Math.floor(viewport.height));
      target.style.width = `${width}px`;
      const drawing = page.render({ canvas: target, viewport });
      cancel = () => drawing.cancel();
      await drawing.promise;
      clearTimeout(timer);
      const { items } = await page.getTextContent();
      if (!left)
        setWords(
          items
            .map(({ str = '', hasEOL }) => str + (hasEOL ? '\n' : ''))
            .join('')
            .slice(0, MAX_READ_CHARS),
        );
      page.cleanup();
    };
    draw().catch(() => {
      clearTimeout(timer);
      if (!left) failed.current();
    });
    return () => {
      left = true;
      clearTimeout(timer);
      cancel();
    };
  }, [pdf, number, width]);
  return (
    <>
      <canvas ref={canvas} className="sheet" role="img" aria-label={say('preview.pageOf', { page: number, pages: pdf.pages })} />
      <p className="sr" dir="auto">
        {words}
      </p>
    </>
  );
}

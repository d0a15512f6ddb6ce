import * as React from 'react';
import { cleanMail } from './cleanMail';
import { useWords } from '../../ui/words/WordsContext';
import { Button } from '../../ui/controls/Button';
import { useDeskIfAny } from '../desk/DeskContext';
import { rememberSender, wantsPicturesOf } from './rememberedSenders';

export type MailFrameProps = {
  html: string;
  title: string;
  pictures: ReadonlyMap<string, string>;
  quotes: boolean;
  /** Whose pictures can be wanted for good: proven senders only. */
  sender?: string | null;
};

const POLICY = (remote: boolean) =>
  `default-src 'none'; img-src data:${remote ? ' https:' : ''}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
const MAX_FRAME_PX = 20_000;

function frameDocument(html: string, remote: boolean, sheet: boolean, colours: { text: string; link: string; surface: string }): string {
  const { text, link, surface } = sheet ? { text: '#201f1e', link: '#005a9e', surface: '#ffffff' } : colours;
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY(remote)}"><meta name="referrer" content="no-referrer">
<style>html,body{margin:0;background:${surface};color:${text};font:14px/20px 'Segoe UI',-apple-system,Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere;overflow-y:hidden}
body{padding:${sheet ? '12px' : '0 0 1px'}}p{margin:0 0 8px}body>:last-child,body>div:last-child>p:last-child{margin-bottom:0}a{color:${link}}img{max-width:100%;height:auto}table{max-width:100%}blockquote{margin:8px 0;padding-inline-start:10px;border-inline-start:2px solid #8a8886}pre{white-space:pre-wrap}</style></head><body dir="auto">${html}</body></html>`;
}

/** A mail's HTML in a frame that runs nothing (`sandbox` without `allow-scripts`) and loads nothing but our own pictures. */
export function MailFrame({ html, title, pictures, quotes, sender = null }: MailFrameProps) {
  const { say } = useWords();
  const keep = useDeskIfAny()?.desk.port.keep ?? null;
  const frame = React.useRef<HTMLIFrameElement>(null);
  const [always, setAlways] = React.useState(() => keep !== null && sender !== null && wantsPicturesOf(keep, sender));
  const [remote, setRemote] = React.useState(always);
  const [height, setHeight] = React.useState(40);
  const [colours, setColours] = React.useState({ text: '#323130', link: '#005a9e', surface: '#ffffff' });
  const clean = React.useMemo(() => cleanMail(html, { pictures, remote, quotes }), [html, pictures, remote, quotes]);

  React.useLayoutEffect(() => {
    const root = frame.current?.closest('.listdesk');
    if (!root) return undefined;
    const read = (): void => {
      const style = getComputedStyle(root);
      const value = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
      const surface = frame.current?.closest('.msg') ? getComputedStyle(frame.current.closest('.msg') as Element).backgroundColor : '';
      setColours({ text: style.color || '#323130', link: value('--link', '#005a9e'), surface: surface || value('--ld-surface', '#ffffff') });
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(root, { attributes: true, attributeFilter: ['data-theme', 'style'] });
    return () => observer.disconnect();
  }, []);

  const fit = React.useCallback((): void => {
    const inner = frame.current?.contentDocument?.body;
    if (inner) setHeight(Math.min(MAX_FRAME_PX, Math.max(20, Math.ceil(inner.getBoundingClientRect().height))));
  }, []);
  React.useEffect(() => {
    const element = frame.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [fit]);

  const remember = (on: boolean): void => {
    if (sender && keep) rememberSender(keep, sender, on);
    setAlways(on);
    setRemote(on);
  };
  return (
    <>
      {clean.blocked.length > 0 && (
        <p className="row wrap sm sub remote">
          <span>{say('mail.picturesBlocked')}</span>
          <Button small onClick={() => setRemote(true)}>
            {say('mail.showPictures', { hosts: clean.blocked.slice(0, 2).join(', ') })}
          </Button>
          {sender && (
            <Button small look="ghost" onClick={() => remember(true)}>
              {say('mail.alwaysPictures', { sender })}
            </Button>
          )}
        </p>
      )}
      {always && sender && remote && /<img[^>]+src="https:/i.test(clean.html) && (
        <p className="row wrap sm sub remote">
          <span>{say('mail.picturesOf', { sender })}</span>
          <Button small look="ghost" onClick={() => remember(false)}>
            {say('mail.stopPictures')}
          </Button>
        </p>
      )}
      <iframe
        ref={frame}
        title={title}
        className={clean.ownColours ? 'mailframe sheet' : 'mailframe'}
        style={{ height }}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        srcDoc={frameDocument(clean.html, remote, clean.ownColours, colours)}
        onLoad={fit}
      />
    </>
  );
}

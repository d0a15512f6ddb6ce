import * as React from 'react';
import type { Check } from '../../../app/serviceClient';
import { Icon } from '../../../ui/icons/Icon';
import type { Say } from '../../../ui/words/say';
import { useWords } from '../../../ui/words/WordsContext';

export type CheckLook = Check['state'] | 'running' | 'waiting';
const LOOKS: Record<CheckLook, { row: string; icon: 'check' | 'x' | 'alert' | 'refresh' | 'clock' }> = {
  ok: { row: 'k-ok', icon: 'check' }, failed: { row: 'k-bad', icon: 'x' }, warning: { row: 'k-warn', icon: 'alert' },
  running: { row: 'k-run', icon: 'refresh' }, waiting: { row: 'k-wait', icon: 'clock' },
};

export type CheckRowProps = { look: CheckLook; title: string; text?: string; children?: React.ReactNode; headingRef?: React.RefObject<HTMLHeadingElement> };

/** One check: state by shape and word, what was found, and below it the mend. */
export function CheckRow({ look, title, text, children, headingRef }: CheckRowProps) {
  const { say } = useWords();
  const { row, icon } = LOOKS[look];
  return (
    <li className={`ck ${row}`}>
      <span className="ci"><Icon name={icon} /></span>
      <div className="col grow">
        <h2 className="b ckh" ref={headingRef} tabIndex={headingRef ? -1 : undefined}><span className="sr">{say(`setup.look.${look}`)}: </span>{title}</h2>
        {text && <span className="sub" dir="auto">{text}</span>}
        {children && <div className="mend">{children}</div>}
      </div>
    </li>
  );
}

/** `mailbox support@contoso.com` in the reader's language: the first word names the check, the rest what it is about. A check we do not know stands as the service calls it. */
export function checkName(check: string, say: Say): string {
  const [, kind = '', about = ''] = /^(\S+)\s*(.*)$/.exec(check) ?? [];
  const known = say(`check.${kind}`);
  return known === `check.${kind}` ? check : `${known}${about ? `: ${about}` : ''}`;
}

export type FoundWords = { message: string; /** What it means for mail until it is mended; null when mail goes on. */ mail: string | null; mend: string | null };

/** Our own words for a code we know; else the sentences the service gave. */
export function checkWords({ code, about, message, mend }: Check, say: Say): FoundWords {
  if (code === null) return { message, mail: null, mend };
  const key = `found.${code}`;
  const optional = (each: string): string | null => (say(each) === each ? null : say(each));
  return { message: say(key, { about: about.join(', ') }), mail: optional(`${key}.mail`), mend: optional(`${key}.mend`) };
}

import type { Check } from '../../../app/serviceClient';
import type { Say } from '../../../ui/words/say';

/** `mailbox support@contoso.com` in the reader's language: the first word names the check, the rest what it is about. A check we do not know stands as the service calls it. */
export function checkName(check: string, say: Say): string {
  const [, kind = '', about = ''] = /^(\S+)\s*(.*)$/.exec(check) ?? [];
  const known = say(`check.${kind}`);
  return known === `check.${kind}` ? check : `${known}${about ? `: ${about}` : ''}`;
}

export type FoundWords = {
  message: string;
  /** What it means for mail until it is mended; null when mail goes on. */
  mail: string | null;
  mend: string | null;
};

/** Our own words for a code we know; else the sentences the service gave. */
export function checkWords({ code, about, message, mend }: Check, say: Say): FoundWords {
  if (code === null) return { message, mail: null, mend };
  const key = `found.${code}`;
  const optional = (each: string): string | null => (say(each) === each ? null : say(each));
  return { message: say(key, { about: about.join(', ') }), mail: optional(`${key}.mail`), mend: optional(`${key}.mend`) };
}

import * as React from 'react';
import type { Keep } from '../../app/keep/keep';
import { idle } from '../../app/localIndex/idle';
import type { Check, ServiceResult } from '../../app/serviceClient';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { checkWords } from '../setup/model/checkWords';

export type ChainBarProps = {
  /** The service's check-up of this desk. */
  ask(): Promise<ServiceResult<Check[]>>;
  /** Remembers on this device when all was well. */
  keep: Keep;
  now(): number;
  onOpenSetup(): void;
  /** Whether something is broken; what only waits for an admin is not. */
  onBroken?(broken: boolean): void;
  /** When the first question is asked, in milliseconds; the rows of the desk come first. */
  after?: number;
};

const ASK_AFTER_MS = 8_000;
const WELL = 'chainWell';
/** What was well is not asked again for so long: each question costs the service a whole check-up. */
export const WELL_FOR_MS = 3_600_000;
/** What was broken is looked at again by itself, so that the bar goes when somebody else mended it. */
export const AGAIN_MS = 5 * 60_000;
/** Not broken, and yet nothing goes on until an admin does something. */
const WAITS_FOR_ADMIN: readonly Check['code'][] = ['mailbox.none', 'lists.older', 'lists.unfinished'];

/** The first two are the licence bar's; the others pass by themselves. */
const NO_NEWS: readonly Check['code'][] = ['connection.notConsented', 'connection.foreignHost', 'access.unavailable', 'site.busy', 'mailbox.busy'];

const isWell = ({ state, code }: Check): boolean => state !== 'failed' && !WAITS_FOR_ADMIN.includes(code);
const isTime = (value: unknown): value is number => Number.isFinite(value);

/** The first link of the chain that an admin has to look at; null when there is none. */
export const firstBroken = (checks: readonly Check[]): Check | null =>
  checks.find(({ state, code }) => state === 'failed' && !NO_NEWS.includes(code)) ?? checks.find(({ code }) => WAITS_FOR_ADMIN.includes(code)) ?? null;

/** Tells an admin on the open desk what stands still and leads to its mend, so that nobody has to open the check-up to hear of it. A service that cannot be asked is the licence bar's news. */
export function ChainBar({ ask, keep, now, onOpenSetup, onBroken, after = ASK_AFTER_MS }: ChainBarProps) {
  const { say } = useWords();
  const [broken, setBroken] = React.useState<Check | null>(null);
  const [checking, setChecking] = React.useState(false);
  const here = React.useRef(true);

  const look = React.useCallback(async (): Promise<void> => {
    setChecking(true);
    const answer = await ask();
    if (!here.current) return;
    setChecking(false);
    if (!answer.ok) return;
    setBroken(firstBroken(answer.value));
    if (answer.value.every(isWell)) keep.write(WELL, now());
    else keep.drop(WELL);
  }, [ask, keep, now]);

  React.useEffect(() => {
    here.current = true;
    const well = keep.read(WELL, isTime);
    const fresh = well !== null && well <= now() && now() - well < WELL_FOR_MS;
    const timer = fresh ? undefined : setTimeout(() => void idle().then(() => (here.current ? look() : undefined)), after);
    return () => {
      here.current = false;
      clearTimeout(timer);
    };
  }, [after, keep, look, now]);

  const every = broken ? AGAIN_MS : WELL_FOR_MS;
  React.useEffect(() => {
    const timer = setInterval(() => (document.visibilityState === 'hidden' ? undefined : void look()), every);
    return () => clearInterval(timer);
  }, [every, look]);

  const stands = broken?.state === 'failed';
  React.useEffect(() => onBroken?.(stands), [onBroken, stands]);

  if (!broken) return null;
  const { message, mail } = checkWords(broken, say);
  return (
    <Banner look={stands ? 'bad' : 'warn'} icon="alert" title={message} text={mail ?? undefined}>
      <Button small onClick={onOpenSetup}>
        {say('licence.openSetup')}
      </Button>
      <Button small icon="refresh" disabled={checking} onClick={() => void look()}>
        {say(checking ? 'setup.checking' : 'setup.checkAgain')}
      </Button>
    </Banner>
  );
}

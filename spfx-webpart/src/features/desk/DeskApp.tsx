import * as React from 'react';
import { createConversations } from '../../app/desk/conversations';
import { createDesk, type Refused } from '../../app/desk/desk';
import type { DeskPort } from '../../app/desk/port';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { useWords } from '../../ui/words/WordsContext';
import type { Say } from '../../ui/words/say';
import { useStore } from '../../app/store/store';
import { DeskProvider, type DeskKit } from './DeskContext';
import { DeskScreen } from './Desk';
import { NoDesk } from './lazyParts';
import { useRoute } from './address/useRoute';

/** What the set-up page is told: who asks, and the ways out. */
export type SetupFor = { isAdmin: boolean; deskName: string; firstRun: boolean; onDone(): void; onOpenTicket(id: number): void };

export type DeskAppProps = {
  port: DeskPort;
  root: React.RefObject<HTMLElement>;
  /** The set-up page, made by who owns it; told when the lists are ready. */
  renderSetup(setup: SetupFor): React.ReactNode;
  renderNotices(isAdmin: boolean, onSetUp: () => void): React.ReactNode;
};

function refusedWords(say: Say, { ids, outcome }: Refused): string {
  const number = ids.length === 1 ? String(ids[0]) : '';
  if (outcome === 'gone') return say('refused.gone', { count: ids.length, number });
  if (outcome === 'conflict') return say('conflict.title');
  return say(ids.length ? 'refused.text' : 'undo.failed', {
    count: ids.length,
    number,
    reason: say(`fault.${outcome.refused.code}`, { detail: outcome.refused.message }),
  });
}

/** Starts the desk and shows it, the set-up page, or why neither is possible. */
export function DeskApp({ port, root, renderSetup, renderNotices }: DeskAppProps) {
  const { say } = useWords();
  const words = React.useRef(say);
  words.current = say;
  const [route, go] = useRoute();
  const [turn, setTurn] = React.useState(0);
  const kit = React.useMemo<DeskKit>(() => {
    const desk = createDesk(port, (refused) => desk.tell(refusedWords(words.current, refused), true));
    return { desk, conversations: createConversations(desk) };
    // A finished set-up starts the desk anew.
  }, [port, turn]);
  const [drawn, setDrawn] = React.useState(false);
  // Before anything is drawn: the first question is on its way, and the device is read, while the desk is.
  React.useLayoutEffect(() => {
    void kit.desk.start().catch(() => undefined);
    const timer = setTimeout(() => setDrawn(true), 0);
    return () => {
      clearTimeout(timer);
      kit.desk.stop();
      kit.conversations.stop();
    };
  }, [kit]);
  const phase = useStore(kit.desk.store, (state) => state.phase);
  const me = useStore(kit.desk.store, (state) => state.me);
  const isAdmin = me !== null && (me.isSiteAdmin || me.roles.includes('Admin'));
  const openSetup = (): void => go('setup=1');
  const again = (): void => setTurn((old) => old + 1);
  const done = (): void => {
    go(`view=${kit.desk.store.get().view}`, true);
    again();
  };
  const deskName = useStore(kit.desk.store, (state) => state.settings?.name ?? '');
  const onOpenTicket = (id: number): void => {
    go(`ticket=${id}`);
    again();
  };
  if (!drawn) return <main className="ld" aria-busy="true" />;
  if (route.setup && (isAdmin || phase === 'firstRun')) {
    return <main className="whole">{renderSetup({ isAdmin, deskName, firstRun: phase === 'firstRun', onDone: done, onOpenTicket })}</main>;
  }
  return (
    <DeskProvider value={kit}>
      {phase === 'firstRun' || phase === 'denied' ? (
        <main className="ld">
          <PartBoundary>
            <React.Suspense fallback={null}>
              <NoDesk denied={phase === 'denied'} isAdmin={isAdmin} onStart={openSetup} onAgain={again} />
            </React.Suspense>
          </PartBoundary>
        </main>
      ) : (
        <DeskScreen root={root} canSetUp={isAdmin} onSetUp={openSetup} notices={renderNotices(isAdmin, openSetup)} />
      )}
    </DeskProvider>
  );
}

import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWidth } from '../../ui/theme/RootFrame';
import { ReadingPane, Splitter } from './lazyParts';
import type { Asked } from './useAsked';
import type { Navigation } from './address/useNavigation';
import { useMayCome } from './useRest';
import type { PanePlace } from './list/ViewHead';

/** Its script is asked for after the rows stand: to begin with it takes as long as a third of them. */
const PANE_TO_COME = <aside className="pane reading" aria-busy="true" />;

export type ReadingSideProps = { target: Ticket; asked: Asked; pane: PanePlace; ways: Navigation };

/** The ticket beside or below the list, and what moves the line between them. */
export function ReadingSide({ target, asked: { wanted, picks }, pane, ways }: ReadingSideProps) {
  const rest = useMayCome();
  const width = useWidth();
  if (!rest) return PANE_TO_COME;
  return (
    <>
      <React.Suspense fallback={PANE_TO_COME}>
        <ReadingPane ticket={target} wanted={wanted} assignAt={picks.assign} statusAt={picks.status} onOpenPage={() => ways.openPage(target.id)} />
      </React.Suspense>
      <React.Suspense fallback={null}>
        <Splitter place={width === 'wide' || pane === 'bottom' ? 'below' : 'right'} />
      </React.Suspense>
    </>
  );
}

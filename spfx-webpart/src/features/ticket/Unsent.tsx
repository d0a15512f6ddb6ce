import * as React from 'react';
import { useStore } from '../../app/store/store';
import { waitingOf } from '../../app/unsent/waiting';
import { useDesk } from '../desk/DeskContext';
import { WaitingAnswers } from '../unsent/lazyUnsent';
import type { WaitingAnswersProps } from '../unsent/WaitingAnswers';

/** Answers to this ticket that wait for the connection; their part is loaded when there are some. */
export function Unsent(props: WaitingAnswersProps) {
  const { desk } = useDesk();
  const any = useStore(waitingOf(desk), (all) => all.some(({ ticketKey }) => ticketKey === props.ticket.key));
  if (!any) return null;
  return (
    <React.Suspense fallback={null}>
      <WaitingAnswers {...props} />
    </React.Suspense>
  );
}

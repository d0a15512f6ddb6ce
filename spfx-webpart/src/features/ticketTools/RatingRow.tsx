import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon, type IconName } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';

/** Lists may hold what the portal never sends: that is left out. */
const FACES: Readonly<Record<number, IconName>> = { 1: 'frown', 2: 'meh', 3: 'smile' };

/** What the requester thought of the answer; nothing while nobody was asked or said so. */
export function RatingRow({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  const face = ticket.rating === null ? undefined : FACES[ticket.rating];
  if (!face) return null;
  return (
    <>
      <dt>{say('rating.name')}</dt>
      <dd className="row g4">
        <Icon name={face} size="s" />
        {say(`rating.${ticket.rating}`)}
      </dd>
    </>
  );
}

import * as React from 'react';
import type { CannedResponseText } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { useDeskState } from '../desk/DeskContext';
import { FilledText } from './FilledText';
import { filledNodes } from './responseHtml';

/** A response as the requester of the newest ticket would read it. */
export function ResponsePreview({ text }: { text: CannedResponseText }) {
  const { say } = useWords();
  const tickets = useDeskState((state) => state.tickets);
  const me = useDeskState((state) => state.me);
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const newest = React.useMemo(
    () => Array.from(tickets.values()).reduce<Ticket | null>((best, one) => (best && best.id > one.id ? best : one), null),
    [tickets],
  );
  if (!newest || !(text.body || text.html)) return null;
  return (
    <section className="resppreview" aria-label={say('responses.preview')}>
      <p className="sub sm">{say('responses.previewWith', { number: String(newest.id), name: newest.requester.name || newest.requester.address })}</p>
      <FilledText nodes={filledNodes(text, { ticket: newest, agent: { name: me?.name ?? '' }, deskName }, true).nodes} files={[]} />
    </section>
  );
}

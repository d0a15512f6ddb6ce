import * as React from 'react';
import './ticketTools.global.scss';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { TextField } from '../ticket/FieldPickers';
import { ArticleHints } from '../articles/lazyHints';
import { ConfidentialField } from '../circles/lazyCircles';
import { CustomFields } from './CustomFields';
import { History } from './History';
import { useMayWork } from '../desk/useMayWork';
import { LinkedTickets } from './LinkedTickets';
import { NoticeWish } from './NoticeWish';
import { CcField, Followers } from './People';
import { RatingRow } from './RatingRow';

export type TicketSideProps = { ticket: Ticket; now: number; onTicket(id: number): void; /** Begins an answer with it. */ onUse(html: string): void };

/** The rest of the properties: what is asked of SharePoint only when somebody looks at a ticket. */
export function TicketSide({ ticket, now, onTicket, onUse }: TicketSideProps) {
  const { say } = useWords();
  const mayWork = useMayWork();
  return (
    <>
      <section>
        <dl className="kv">
          <RatingRow ticket={ticket} />
          <dt>{say('field.type')}</dt>
          <dd>
            <TextField ticket={ticket} className="inplace" field="type" />
          </dd>
          <dt>{say('field.followers')}</dt>
          <dd>
            <Followers ticket={ticket} />
          </dd>
          {mayWork && (
            <>
              <dt>{say('notices.name')}</dt>
              <dd>
                <NoticeWish />
              </dd>
            </>
          )}
          <dt>{say('field.cc')}</dt>
          <dd>
            <CcField ticket={ticket} />
          </dd>
          <React.Suspense fallback={null}>
            <ConfidentialField ticket={ticket} />
          </React.Suspense>
        </dl>
      </section>
      <CustomFields key={`own-${ticket.id}`} ticket={ticket} />
      <LinkedTickets key={`links-${ticket.id}`} ticket={ticket} onTicket={onTicket} />
      <React.Suspense fallback={null}>
        <ArticleHints key={`articles-${ticket.id}`} ticket={ticket} onUse={onUse} />
      </React.Suspense>
      <History key={`history-${ticket.id}`} ticket={ticket} now={now} />
    </>
  );
}

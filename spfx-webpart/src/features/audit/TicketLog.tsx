import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { absolute, clockTime, dayOf } from '../../ui/words/times';
import { Banner } from '../../ui/controls/Banner';
import { SkeletonRows } from '../desk/list/ListStates';
import { useDesk } from '../desk/DeskContext';
import { useTicketLog } from './useAudit';

/** Who made, changed and opened one ticket: its versions and the entries about it. */
export function TicketLog({ id, deed }: { id: number; deed(action: string): string }) {
  const { say, words, locale } = useWords();
  const { desk } = useDesk();
  const log = useTicketLog(desk.port.lists, id);
  if (!log || (log.deeds === null && !log.fault)) return <SkeletonRows />;
  if (log.fault) return <Banner look="bad" icon="alert" title={say('audit.failed')} text={say(`fault.${log.fault.code}`, { detail: log.fault.message })} />;
  if (log.deeds?.length === 0) return <p className="sub auditnone">{say('audit.ticketNone', { number: id })}</p>;
  const column = (name: string): string => (words[`audit.column.${name}`] ? say(`audit.column.${name}`) : name);
  return (
    <ol className="auditticket" aria-label={say('audit.ticketLog', { number: id })}>
      {log.deeds?.map((each, place) => (
        <li key={`${each.at} ${place}`}>
          <time dateTime={each.at} title={absolute(each.at, locale)}>
            {dayOf(each.at, locale)} {clockTime(each.at, locale)}
          </time>
          <span className="b">
            {each.did === 'made'
              ? say('audit.made')
              : each.did === 'deed'
                ? deed(each.action)
                : say('audit.changed', { columns: each.columns.map(column).join(', ') })}
          </span>
          <span className="sub">{each.by}</span>
        </li>
      ))}
    </ol>
  );
}

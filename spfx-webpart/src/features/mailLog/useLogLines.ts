import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { heldRow, logRows, type LogRow } from './logRows';
import type { useHeld } from './useHeld';
import type { LogView } from './useLogView';
import type { MailLog } from './useMailLog';

type Holding = Pick<ReturnType<typeof useHeld>, 'held' | 'decided'>;

/** The lines of the log as it is shown: held mails, then what was decided lately, then every mail under its day. */
export function useLogLines({ mailbox, heldOnly, heldOnTop }: LogView, log: MailLog, { held, decided }: Holding, now: () => number) {
  const { say, locale } = useWords();
  // Without the service the log's own lines stand in: they say what was held, not what still is.
  const waiting: readonly LogRow[] = React.useMemo(
    () =>
      held.loaded
        ? held.mails.filter((mail) => !mailbox || mail.mailbox === mailbox).map((mail) => heldRow(mail))
        : held.loading
          ? []
          : log.held.map((one): LogRow => ({ row: 'mail', key: `held ${one.key}`, entry: one })),
    [held, mailbox, log.held],
  );
  const lately = React.useMemo(() => (held.loaded ? decided.map(({ mail, action }) => heldRow(mail, action)) : []), [held.loaded, decided]);
  const today = dayOf(new Date(now()).toISOString(), locale);
  const rows = React.useMemo(
    () =>
      logRows(
        heldOnly && held.loaded ? [] : log.entries,
        heldOnTop
          ? [
              { word: say('log.group.held'), rows: waiting },
              { word: say('log.group.decided'), rows: heldOnly ? lately : [] },
            ]
          : [],
        (at) => {
          const day = dayOf(at, locale);
          return day === today ? say('log.range.today') : day;
        },
      ),
    [log.entries, heldOnly, held.loaded, heldOnTop, waiting, lately, say, locale, today],
  );
  return { rows, waiting };
}

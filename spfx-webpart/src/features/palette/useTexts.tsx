import * as React from 'react';
import type { Macro, Ticket } from '@listdesk/shared/tickets';
import type { CannedResponse } from '@listdesk/shared/sharepoint';
import { macroProblem, runMacro } from '../../app/desk/runMacro';
import { Icon } from '../../ui/icons/Icon';
import { moment } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { takeResponse } from '../responses/takeResponse';
import type { Entry } from './entries';
import type { PaletteActions } from './actions';

type Texts = { macros: readonly Macro[]; responses: readonly CannedResponse[] };
/** Kept for the visit, so that the second time there is no waiting; read anew each time. */
const known = new WeakMap<object, Texts>();
const NONE: Texts = { macros: [], responses: [] };

/** What the desk has written down to be used again: macros on the tickets, and on a single one canned responses. 2 requests when there is a ticket to use them on. */
export function useTexts(ids: readonly number[], actions: PaletteActions, mayWork: boolean): { macros: Entry[]; responses: Entry[] } {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const { lists } = desk.port;
  const me = useDeskState((state) => state.me);
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const one: Ticket | null = useDeskState((state) => (ids.length === 1 ? (state.tickets.get(ids[0] ?? 0) ?? null) : null));
  const [texts, setTexts] = React.useState<Texts>(() => known.get(lists) ?? NONE);
  const myId = me?.id ?? 0;
  const wanted = mayWork && ids.length > 0;
  React.useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    // Without them everything else of the palette serves all the same.
    Promise.all([lists.macros().catch(() => []), lists.cannedResponses(myId).catch(() => [])]).then(
      ([macros, responses]) => {
        known.set(lists, { macros, responses });
        if (!left) setTexts({ macros, responses });
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [lists, wanted, myId]);
  if (!wanted) return { macros: [], responses: [] };
  const count = ids.length;
  const group = count === 1 ? say('palette.onTicket', { number: String(ids[0]) }) : say('palette.onSelection', { count });
  const run = async (macro: Macro): Promise<void> => {
    const { failed } = await runMacro(desk, conversations, ids, macro, {
      told: say('palette.macroRan', { name: macro.name, count, number: String(ids[0]) }),
      onLate: () => desk.tell(say('undo.late'), true),
      snoozed: (until) => say('palette.snoozedEntry', { when: moment(until, desk.port.now(), say, locale) }),
    });
    const first = failed[0];
    if (first && count === 1)
      desk.tell(say('palette.macroFailed', { name: macro.name, reason: say(`fault.${first.fault.code}`, { detail: first.fault.message }) }), true);
  };
  const replyWith = async (ticket: Ticket, response: CannedResponse): Promise<void> => {
    const { html, files, unread } = await takeResponse(lists, response, { ticket, agent: { name: me?.name ?? '' }, deskName }, desk.port.newKey);
    actions.answer('Reply', { insert: html, files });
    if (unread.length) desk.tell(unread.map((name) => say('files.unreadable', { name })).join(' '), true);
  };
  return {
    macros: texts.macros
      .filter((macro) => macroProblem(macro) === null)
      .map((macro) => ({
        id: `macro-${macro.id}`,
        group,
        label: say('palette.macro', { name: macro.name }),
        hint: macro.description,
        mark: <Icon name="bolt" />,
        run: () => void run(macro),
      })),
    responses:
      one === null
        ? []
        : texts.responses.map((response) => ({
            id: `canned-${response.id}`,
            group,
            label: say('palette.replyWith', { name: response.name }),
            hint: response.category ?? '',
            mark: <Icon name="quote" />,
            run: () => void replyWith(one, response),
          })),
  };
}

import * as React from 'react';
import * as ReactDom from 'react-dom';
import type { TicketIndexRow } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { Avatar } from '../../ui/people/Avatar';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { fits, marked, type Entry } from './entries';
import { requestersFor } from './requesters';
import { usePaletteEntries, type PaletteActions } from './usePaletteEntries';
import { useTicketSearch } from './useTicketSearch';
import './palette.global.scss';

export type PaletteProps = {
  within: HTMLElement | null;
  /** Whoever only reads is offered no change. */ mayWork: boolean;
  ids: readonly number[];
  text: string;
  /** Opens with the ways to put tickets off. */ snooze?: boolean;
  actions: PaletteActions;
  onClose(): void;
};

const SAY_COUNT_AFTER_MS = 300;
const MOST_ROWS = 60;
const MOST_IDS_A_READ = 100;
/** Words may begin with it in the search box of other products: then no ticket is looked for. */
const COMMAND_SIGN = '>';

/** Actions, tickets, views and people in one box; each row shows its own key, so that it teaches. */
export function Palette({ within, mayWork, ids: given, text: first, snooze = false, actions, onClose }: PaletteProps) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const [text, setText] = React.useState(first);
  const [ids, setIds] = React.useState(given);
  const [step, setStep] = React.useState<{ label: string; entries(): Entry[] } | null>(() => null);
  const [at, setAt] = React.useState(0);
  const [spoken, setSpoken] = React.useState('');
  const input = React.useRef<HTMLInputElement>(null);
  const list = React.useRef<HTMLDivElement>(null);
  const commands = text.startsWith(COMMAND_SIGN);
  const asked = text.replace(/^>\s*/, '');
  const { onTickets, typed, snoozes, general, places } = usePaletteEntries(mayWork ? ids : [], mayWork, actions);
  const search = useTicketSearch(step || commands ? '' : asked);

  const ticketEntry = (row: TicketIndexRow | Ticket, group: string, hint: string): Entry => ({
    id: `ticket-${row.id}`,
    group,
    label: row.subject || say('noSubject'),
    number: String(row.id),
    hint,
    mark: <StatusMark status={row.status} bare />,
    run: () => {
      if ('etag' in row) desk.put([row]);
      actions.open(row.id);
    },
  });
  const found = search.hits.map(({ row }) => ticketEntry(row, say('palette.tickets'), row.requester.name || row.requester.address));
  const known = new Set(search.hits.map(({ row }) => row.id));
  const fromSharePoint =
    search.asked.state === 'answered'
      ? [
          ...search.asked.tickets.map((ticket) => ticketEntry(ticket, say('palette.inSharePoint'), ticket.requester.name || ticket.requester.address)),
          ...search.asked.inMessages.map((ticket) => ticketEntry(ticket, say('palette.inSharePoint'), say('palette.inMessage'))),
          // Only its number: among the tickets it would look like one that can be worked on.
          ...search.asked.archived.map(({ etag: _etag, ...row }) =>
            ticketEntry(row as unknown as TicketIndexRow, say('palette.inArchive'), row.requester.name || row.requester.address),
          ),
        ].filter((entry) => !known.has(Number(entry.number)))
      : [];
  const held = useDeskState((state) => state.tickets);
  const people = React.useMemo(
    () => (step || commands ? [] : requestersFor(asked, [...search.hits.map(({ row }) => row), ...Array.from(held.values())])),
    [step, commands, asked, search.hits, held],
  ).map(({ address, name }): Entry => ({
    id: `requester-${address}`,
    group: say('palette.people'),
    label: say('palette.ticketsOf', { name: name || address }),
    hint: name ? address : '',
    mark: <Avatar name={name || address} size="small" />,
    run: () => actions.ticketsOf({ address }),
  }));
  const takeAll = async (found: readonly number[]): Promise<void> => {
    const missing = found.filter((id) => !desk.store.get().tickets.has(id));
    try {
      for (let start = 0; start < missing.length; start += MOST_IDS_A_READ)
        desk.put(await desk.port.lists.ticketsById(missing.slice(start, start + MOST_IDS_A_READ)));
    } catch {
      desk.tell(say('palette.failed'), true);
      return;
    }
    setIds(found.filter((id) => desk.store.get().tickets.has(id)));
    setText(COMMAND_SIGN);
    input.current?.focus();
  };
  const allFound: Entry[] =
    mayWork && search.found.length > 1 && !step
      ? [
          {
            id: 'all-found',
            group: say('palette.tickets'),
            label: say('palette.allFound', { count: search.found.length }),
            mark: <Icon name="check" />,
            take: () => void takeAll(search.found),
          },
        ]
      : [];
  const { widen } = search;
  const wider: Entry[] = widen ? [{ id: 'wider', group: say('palette.tickets'), label: say('palette.wider'), mark: <Icon name="search" />, take: widen }] : [];
  const matching = (entries: readonly Entry[]): Entry[] => entries.filter((entry) => fits(entry, asked));
  const byNumber = /^\d+$/.test(asked);
  const entries = (
    step
      ? matching(step.entries())
      : [
          ...(byNumber ? found : []),
          ...matching(onTickets),
          ...(asked.trim() ? matching(typed) : []),
          ...(byNumber ? [] : found),
          ...allFound,
          ...wider,
          ...fromSharePoint,
          ...people,
          ...matching(general),
          ...matching(places),
        ]
  ).slice(0, MOST_ROWS);
  const current = Math.min(at, Math.max(0, entries.length - 1));

  React.useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    input.current?.focus();
    return () => before?.focus?.();
  }, []);
  React.useEffect(() => {
    if (snooze && given.length) setStep({ label: say('palette.snooze'), entries: snoozes });
  }, []);
  React.useEffect(() => setAt(0), [text, step]);
  React.useEffect(() => list.current?.querySelector(`[data-at="${current}"]`)?.scrollIntoView?.({ block: 'nearest' }), [current]);
  const count = entries.length;
  React.useEffect(() => {
    const timer = setTimeout(() => setSpoken(count ? say('palette.count', { count }) : say('palette.nothing')), SAY_COUNT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [count, text, say]);

  const deeper = (entry: Entry | undefined): void => {
    if (!entry?.more || entry.take) return;
    setStep({ label: entry.label, entries: entry.more });
    setText('');
  };
  const use = (entry: Entry | undefined): void => {
    if (!entry) return;
    if (entry.take) return entry.take();
    if (!entry.run) return deeper(entry);
    onClose();
    entry.run();
  };
  const keys = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    const act: Record<string, () => void> = {
      ArrowDown: () => setAt(count ? (current + 1) % count : 0),
      ArrowUp: () => setAt(count ? (current - 1 + count) % count : 0),
      Enter: () => use(entries[current]),
      Tab: () => deeper(entries[current]),
      Escape: () => {
        if (step) {
          setStep(null);
          setText('');
        } else onClose();
      },
    };
    const again = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' ? onClose : undefined;
    const empty =
      event.key === 'Backspace' && text === ''
        ? () => {
            if (step) setStep(null);
            else setIds([]);
          }
        : undefined;
    const run = again ?? empty ?? act[event.key];
    if (!run || event.nativeEvent.isComposing) return;
    event.preventDefault();
    run();
  };
  if (!within) return null;
  const context = step?.label ?? (ids.length === 1 ? String(ids[0]) : ids.length ? say('palette.onSelection', { count: ids.length }) : '');
  const { held: onDevice, complete } = search.progress;
  const heldText = say(complete ? 'palette.held' : 'palette.heldSoFar', { count: onDevice });
  const foot =
    asked && !commands && !step
      ? say('palette.took', { text: heldText, ms: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(search.ms) })
      : heldText;
  return ReactDom.createPortal(
    <div
      className="scrim palettescrim"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="palette" role="dialog" aria-modal="true" aria-label={say('palette.name')} onKeyDown={keys}>
        <div className="pin">
          <Icon name="search" size="l" />
          <input
            ref={input}
            className="grow"
            role="combobox"
            aria-label={say('palette.box')}
            aria-controls="ld-palette-list"
            aria-expanded={count > 0}
            aria-autocomplete="list"
            aria-activedescendant={count ? `ld-palette-${current}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={say('palette.hint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {context && (
            <button
              type="button"
              className="chip on"
              tabIndex={-1}
              aria-label={`${context}, ${say('palette.drop')}`}
              onClick={() => {
                if (step) setStep(null);
                else setIds([]);
                input.current?.focus();
              }}
            >
              <Icon name="list" size="s" />
              {context}
              <Icon name="x" size="s" />
            </button>
          )}
        </div>
        <div ref={list} className="pres" role="listbox" id="ld-palette-list" aria-label={say('palette.results')} tabIndex={-1}>
          {entries.map((entry, index) => (
            <React.Fragment key={`${entry.group} ${entry.id}`}>
              {entry.group !== entries[index - 1]?.group && (
                <div className="sect" role="presentation">
                  {entry.group}
                </div>
              )}
              <div
                id={`ld-palette-${index}`}
                data-at={index}
                role="option"
                aria-selected={index === current}
                className={index === current ? 'opt on' : 'opt'}
                onPointerMove={() => setAt(index)}
                onClick={() => use(entry)}
              >
                {entry.mark}
                {entry.number && <span className="num sub">{entry.number}</span>}
                <span className="clip" dir="auto">
                  {marked(entry.label, asked).map((piece, part) => (piece.hit ? <mark key={part}>{piece.text}</mark> : piece.text))}
                </span>
                <span className="sub sm clip grow" dir="auto">
                  {entry.hint}
                </span>
                {entry.keys && (
                  <span className="row keysof">
                    {entry.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                )}
              </div>
            </React.Fragment>
          ))}
        </div>
        {count === 0 && <p className="sub pnone">{say('palette.nothing')}</p>}
        {search.asked.state === 'failed' && (
          <p className="sub sm pnone" role="status">
            {say('palette.failed')}
          </p>
        )}
        <div className="pfoot">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {say('palette.choose')}
          </span>
          <span>
            <kbd>Enter</kbd> {say('palette.run')}
          </span>
          {entries[current]?.more && (
            <span>
              <kbd>Tab</kbd> {say('palette.more')}
            </span>
          )}
          <span className="end" />
          <span>{search.asked.state === 'asking' ? say('palette.asking') : foot}</span>
        </div>
        <div className="sr" role="status" aria-live="polite">
          {spoken}
        </div>
      </div>
    </div>,
    within,
  );
}

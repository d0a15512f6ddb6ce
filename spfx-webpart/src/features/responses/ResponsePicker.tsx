import * as React from 'react';
import './responses.global.scss';
import { fillCanned, type Ticket } from '@listdesk/shared/tickets';
import type { CannedResponse, ListsFaultLike } from '@listdesk/shared/sharepoint';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { faultOf } from '../../app/desk/fault';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { Filled } from './Filled';
import { cannedHtml } from './cannedHtml';
import { findResponses } from './responseForm';

export type ResponsePickerProps = {
  ticket: Ticket;
  onInsert(html: string): void;
  /** `slash`: the person wanted the sign itself. */
  onClose(slash: boolean): void;
};

const MOST_SHOWN = 50;
/** Kept for the visit, so that the second time there is no waiting; read anew each time it opens. */
const known = new WeakMap<object, readonly CannedResponse[]>();

/** Canned responses above the text, inside the box: list left, preview filled for this ticket right. */
export function ResponsePicker({ ticket, onInsert, onClose }: ResponsePickerProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { lists } = desk.port;
  const me = useDeskState((state) => state.me);
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const [responses, setResponses] = React.useState<readonly CannedResponse[] | null>(() => known.get(lists) ?? null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const [text, setText] = React.useState('');
  const [active, setActive] = React.useState(0);
  const id = React.useRef(`ld-canned-${Math.random().toString(36).slice(2, 8)}`).current;
  const load = React.useCallback((): (() => void) => {
    let left = false;
    setFault(null);
    lists.cannedResponses().then(
      (found) => {
        known.set(lists, found);
        if (!left) setResponses(found);
      },
      (error: unknown) => {
        if (!left) setFault(faultOf(error));
      },
    );
    return () => {
      left = true;
    };
  }, [lists]);
  React.useEffect(load, [load]);

  const shown = React.useMemo(() => findResponses(responses ?? [], text, ticket.language).slice(0, MOST_SHOWN), [responses, text, ticket.language]);
  const one = shown[Math.min(active, shown.length - 1)];
  const parts = one ? fillCanned(one.body, { ticket, agent: { name: me?.name ?? '' }, deskName }) : [];
  const unknown = parts.filter(({ part }) => part === 'unknown').length;
  const insert = (): void => {
    if (one) onInsert(cannedHtml(parts));
  };
  const keys = (event: React.KeyboardEvent): void => {
    const moves: Record<string, number> = { ArrowDown: Math.min(shown.length - 1, active + 1), ArrowUp: Math.max(0, active - 1) };
    const to = moves[event.key];
    event.stopPropagation();
    if (to !== undefined) setActive(to);
    else if (event.key === 'Enter') insert();
    else if (event.key === 'Escape') onClose(false);
    else if (event.key === '/' && text === '') onClose(true);
    else if (event.key === 'Backspace' && text === '') onClose(false);
    else return;
    event.preventDefault();
  };
  return (
    <div className="canned" role="group" aria-label={say('canned.title')}>
      <div className="cannedhead field">
        <Icon name="search" />
        <input
          autoFocus
          className="grow"
          value={text}
          placeholder={say('canned.find')}
          role="combobox"
          aria-label={say('canned.find')}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={one ? `${id}-${one.id}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={keys}
        />
        <span className="sub sm hide-narrow">
          <kbd>Enter</kbd> {say('canned.insertKey')} <kbd>Esc</kbd>
        </span>
      </div>
      <div className="cannedbody">
        <div id={id} role="listbox" aria-label={say('canned.title')} className="cannedlist">
          {shown.map((response, index) => (
            <div
              key={response.id}
              id={`${id}-${response.id}`}
              role="option"
              aria-selected={response === one}
              className={response === one ? 'opt on' : 'opt'}
              onMouseEnter={() => setActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={insert}
              ref={(element) => {
                if (response === one) element?.scrollIntoView?.({ block: 'nearest' });
              }}
            >
              <span className="grow clip">{response.name}</span>
              {response.category && <span className="tag clip">{response.category}</span>}
              {response.language && <span className="sub sm">{response.language.toUpperCase()}</span>}
            </div>
          ))}
          {!shown.length && (
            <div role="option" aria-selected={false} aria-disabled="true" className="opt sub">
              {say(fault ? 'canned.failed' : responses === null ? 'canned.loading' : responses.length ? 'canned.nothing' : 'canned.none')}
            </div>
          )}
        </div>
        <div className="cannedview" aria-live="polite">
          {fault && !responses && (
            <div className="col g8">
              <p>{say(`fault.${fault.code}`, { detail: fault.message })}</p>
              <span>
                <Button small onClick={() => void load()}>
                  {say('tryNow')}
                </Button>
              </span>
            </div>
          )}
          {responses?.length === 0 && <p className="sub">{say('canned.noneText')}</p>}
          {one && (
            <>
              <Filled parts={parts} />
              {unknown > 0 && (
                <p className="bad sm row">
                  <Icon name="alert" size="s" />
                  {say('canned.unknown', { count: unknown })}
                </p>
              )}
            </>
          )}
        </div>
      </div>
      <div className="cannedfoot row">
        <span className="sub sm grow clip">{say('canned.count', { count: responses?.length ?? 0 })}</span>
        <Button small look="ghost" onClick={() => onClose(false)}>
          {say('cancel')}
        </Button>
        <Button small look="primary" disabled={!one} onClick={insert}>
          {say('canned.insert')}
        </Button>
      </div>
    </div>
  );
}

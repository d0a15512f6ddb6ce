import * as React from 'react';
import './responses.global.scss';
import { fillCanned, type Ticket } from '@listdesk/shared/tickets';
import type { CannedResponse, DeskLists } from '@listdesk/shared/sharepoint';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { MOST_SHOWN, TextPicker } from '../textPicker/TextPicker';
import { useReadAnew } from '../textPicker/useReadAnew';
import { Filled } from './Filled';
import { cannedHtml } from './cannedHtml';
import { findResponses } from './responseForm';

export type ResponsePickerProps = {
  ticket: Ticket;
  onInsert(html: string): void;
  /** `slash`: the person wanted the sign itself. */
  onClose(slash: boolean): void;
};

const known = new WeakMap<object, readonly CannedResponse[]>();
const read = (lists: DeskLists): Promise<readonly CannedResponse[]> => lists.cannedResponses();

/** Canned responses above the text, filled for this ticket. */
export function ResponsePicker({ ticket, onInsert, onClose }: ResponsePickerProps) {
  const { say } = useWords();
  const { lists } = useDesk().desk.port;
  const me = useDeskState((state) => state.me);
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const { held, fault, again } = useReadAnew(lists, known, read);
  const [text, setText] = React.useState('');
  const [at, setAt] = React.useState(0);
  const shown = React.useMemo(
    () =>
      findResponses(held ?? [], text, ticket.language)
        .slice(0, MOST_SHOWN)
        .map((response) => ({ ...response, title: response.name })),
    [held, text, ticket.language],
  );
  const active = Math.min(at, shown.length - 1);
  const one = shown[active];
  const parts = one ? fillCanned(one.body, { ticket, agent: { name: me?.name ?? '' }, deskName }) : [];
  const unknown = parts.filter(({ part }) => part === 'unknown').length;
  const insert = (): void => {
    if (one) onInsert(cannedHtml(parts));
  };
  const nothing = fault ? 'canned.failed' : held === null ? 'canned.loading' : held.length ? 'canned.nothing' : 'canned.none';
  return (
    <TextPicker
      name={say('canned.title')}
      find={say('canned.find')}
      hint={
        <span className="sub sm hide-narrow">
          <kbd>Enter</kbd> {say('canned.insertKey')} <kbd>Esc</kbd>
        </span>
      }
      text={text}
      shown={shown}
      active={active}
      nothing={say(nothing)}
      fault={held ? null : fault}
      onText={(to) => {
        setText(to);
        setAt(0);
      }}
      onActive={setAt}
      onInsert={insert}
      onRetry={again}
      onClose={() => onClose(false)}
      onKey={(key) => {
        const left = text === '' && (key === '/' || key === 'Backspace');
        if (left) onClose(key === '/');
        return left;
      }}
      preview={
        <>
          {held?.length === 0 && <p className="sub">{say('canned.noneText')}</p>}
          {one && <Filled parts={parts} />}
          {unknown > 0 && (
            <p className="bad sm row">
              <Icon name="alert" size="s" />
              {say('canned.unknown', { count: unknown })}
            </p>
          )}
        </>
      }
      foot={
        <>
          <span className="sub sm grow clip">{say('canned.count', { count: held?.length ?? 0 })}</span>
          <Button small look="ghost" onClick={() => onClose(false)}>
            {say('cancel')}
          </Button>
          <Button small look="primary" disabled={!one} onClick={insert}>
            {say('canned.insert')}
          </Button>
        </>
      }
    />
  );
}

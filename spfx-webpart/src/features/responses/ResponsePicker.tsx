import * as React from 'react';
import '../deskTexts/deskTexts.global.scss';
import type { Ticket } from '@listdesk/shared/tickets';
import type { CannedResponse, DeskLists } from '@listdesk/shared/sharepoint';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { MOST_SHOWN, TextPicker } from '../textPicker/TextPicker';
import { useReadAnew } from '../textPicker/useReadAnew';
import { FilledText } from './FilledText';
import { NewResponse } from './lazyNewResponse';
import { categoriesOf, findResponses, RESPONSE_LANGUAGES } from './editing';
import { filledNodes } from './responseHtml';
import { takeResponse } from './takeResponse';

export type ResponsePickerProps = {
  ticket: Ticket;
  /** What stands in the text now: a new response begins with it. */
  begun(): { html: string; files: readonly DraftFile[] };
  /** `unread`: names of its files that could not be fetched. */
  onInsert(html: string, files: readonly DraftFile[], unread: readonly string[]): void;
  /** `slash`: the person wanted the sign itself. */
  onClose(slash: boolean): void;
};

const known = new WeakMap<object, readonly CannedResponse[]>();

/** Canned responses above the text, filled for this ticket. */
export function ResponsePicker({ ticket, begun, onInsert, onClose }: ResponsePickerProps) {
  const { say } = useWords();
  const { lists, newKey } = useDesk().desk.port;
  const me = useDeskState((state) => state.me);
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const myId = me?.id ?? 0;
  const read = React.useCallback((from: DeskLists): Promise<readonly CannedResponse[]> => from.cannedResponses(myId), [myId]);
  const { held, fault, again } = useReadAnew(lists, known, read);
  const [text, setText] = React.useState('');
  const [at, setAt] = React.useState(0);
  const [fetching, setFetching] = React.useState(false);
  const [making, setMaking] = React.useState<ReturnType<typeof begun> | null>(null);
  const here = React.useRef(true);
  React.useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const shown = React.useMemo(
    () =>
      findResponses(held ?? [], text, ticket.language)
        .slice(0, MOST_SHOWN)
        .map((response) => ({ ...response, title: response.name, mark: response.ownerId !== null ? say('responses.onlyMe') : null })),
    [held, text, ticket.language, say],
  );
  const active = Math.min(at, shown.length - 1);
  const one = shown[active];
  const values = { ticket, agent: { name: me?.name ?? '' }, deskName };
  const filled = one ? filledNodes(one, values, true) : null;
  const unknown = filled?.unknown ?? 0;
  const insert = (): void => {
    if (!one || fetching) return;
    setFetching(one.files.length > 0);
    void takeResponse(lists, one, values, newKey).then(({ html, files, unread }) => {
      // Whoever closed the list meanwhile wants nothing of it.
      if (here.current) onInsert(html, files, unread);
    });
  };
  const nothing = fault ? 'canned.failed' : held === null ? 'canned.loading' : held.length ? 'canned.nothing' : 'canned.none';
  const own = RESPONSE_LANGUAGES.find((tag) => tag === ticket.language?.slice(0, 2).toLowerCase()) ?? null;
  return (
    <>
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
            {one && filled && <FilledText nodes={filled.nodes} files={one.files} />}
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
            <span className="sub sm grow clip" role="status">
              {fetching ? say('canned.fetching', { count: one?.files.length ?? 0 }) : say('canned.count', { count: held?.length ?? 0 })}
            </span>
            <Button small look="ghost" icon="plus" onClick={() => setMaking(begun())}>
              {say('responses.new')}
            </Button>
            <Button small look="ghost" onClick={() => onClose(false)}>
              {say('cancel')}
            </Button>
            <Button small look="primary" disabled={!one || fetching} onClick={insert}>
              {say('canned.insert')}
            </Button>
          </>
        }
      />
      {making && (
        <React.Suspense fallback={null}>
          <NewResponse
            begun={making}
            language={own}
            categories={categoriesOf(held ?? [])}
            onClose={() => setMaking(null)}
            onSaved={({ name }) => {
              setMaking(null);
              again();
              // What stands in the text already is not put in once more.
              if (making.html !== '') onClose(false);
              else setText(name.trim());
            }}
          />
        </React.Suspense>
      )}
    </>
  );
}

import * as React from 'react';
import '../composer/composer.global.scss';
import type { MacroStep, Ticket, TicketStatus } from '@listdesk/shared/tickets';
import type { CannedResponse } from '@listdesk/shared/sharepoint';
import { runMacro } from '../../app/desk/runMacro';
import { isString } from '../../app/keep/keep';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { editableHtml, outgoing, pastedHtml } from '../composer/draftHtml';
import { Editor, type EditorHandle } from '../composer/Editor';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { FilledText } from '../responses/FilledText';
import { unknownIn } from '../responses/editing';
import { editableResponse, filledHtml, filledNodes } from '../responses/responseHtml';
import { waitTogether } from './waitTogether';

/** What was not sent to all stands there again when the box is opened next. */
const KEPT_TEXT = 'bulkReply';
const LOOK_AFTER_MS = 300;
const NO_IDS: ReadonlySet<string> = new Set();
const NO_PICTURES: ReadonlyMap<string, string> = new Map();
const AFTER = ['', 'Pending', 'Solved', 'Closed'] as const satisfies readonly (TicketStatus | '')[];

/** The same answer to every chosen ticket, filled for each: a canned response or own words with tokens. Nothing leaves before the undo has passed. */
export function BulkReply({ tickets, onClose }: { tickets: readonly Ticket[]; onClose(): void }) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const me = useDeskState((state) => state.me);
  const myId = me?.id ?? 0;
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const [canned, setCanned] = React.useState<readonly CannedResponse[]>([]);
  const [text, setText] = React.useState(() => desk.port.keep.read(KEPT_TEXT, isString) ?? '');
  const [first] = tickets;
  const editor = React.useRef<EditorHandle>(null);
  const begun = React.useRef(text);
  const [withFiles, setWithFiles] = React.useState(false);
  const [after, setAfter] = React.useState<TicketStatus | ''>('Pending');
  const count = tickets.length;
  const values = { agent: { name: me?.name ?? '' }, deskName };
  const shown = first && text !== '' ? filledNodes({ html: text, body: '' }, { ticket: first, ...values }, true) : null;
  const unknown = unknownIn(outgoing(text, NO_IDS).text, text);
  React.useEffect(() => {
    let left = false;
    // Without them one writes.
    desk.port.lists.cannedResponses(myId).then(
      (found) => {
        if (!left) setCanned(found);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [desk, myId]);
  const timer = React.useRef<ReturnType<typeof setTimeout>>();
  const write = (): string => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const to = editor.current?.html() ?? text;
    desk.port.keep.write(KEPT_TEXT, to);
    setText(to);
    return to;
  };
  /** What is typed is looked at when the keys rest. */
  const touch = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(write, LOOK_AFTER_MS);
  };
  const latest = React.useRef(write);
  latest.current = write;
  React.useLayoutEffect(() => () => void (timer.current && latest.current()), []);
  const send = (): void => {
    const leaving = outgoing(write(), NO_IDS);
    if (!leaving.text || unknownIn(leaving.text, leaving.html).length) return editor.current?.focus();
    const steps: MacroStep[] = [{ do: 'reply', text: leaving.html }, ...(after ? [{ do: 'status' as const, status: after }] : [])];
    onClose();
    void runMacro(
      desk,
      conversations,
      tickets.map(({ id }) => id),
      { steps },
      {
        told: say('bulk.replied', { count }),
        onLate: (late) => desk.tell(say('bulk.late', { count: late }), true),
        snoozed: () => '',
        filling: (html, filled) => outgoing(filledHtml({ html, body: '' }, filled), NO_IDS),
      },
    ).then(async ({ failed, sent }) => {
      const rest = await waitTogether(desk, conversations, failed, after || null);
      if (failed.length && !rest.length) desk.dismissWork();
      // Whoever stopped it may want to go on.
      if (!rest.length && sent + failed.length === count) desk.port.keep.drop(KEPT_TEXT);
      // Of many each is named in the list of what was not done; of one the line at the foot says why.
      const [one] = rest;
      if (one && count === 1)
        desk.tell(say('bulk.replyFailed', { number: String(one.ticket.id), reason: say(`fault.${one.fault.code}`, { detail: one.fault.message }) }), true);
    });
  };
  return (
    <Dialog title={say('bulk.replyTitle', { count, number: String(first?.id ?? '') })} onClose={onClose} wide>
      <div className="col g12 bulkreply">
        {canned.length > 0 && (
          <div className="row">
            <Picker
              label={say('bulk.canned')}
              name={say('bulk.canned')}
              className="btn sm"
              searchable
              options={canned.map((one) => ({ value: one.id, label: one.name, hint: one.category ?? undefined }))}
              chosen={[]}
              onChoose={([id]) => {
                const one = canned.find((each) => each.id === id);
                if (!one) return;
                setWithFiles(one.files.length > 0);
                editor.current?.insert(pastedHtml(editableResponse(one)));
                write();
              }}
            >
              <Icon name="quote" size="s" />
              {say('bulk.canned')}
              <Icon name="down" size="s" />
            </Picker>
          </div>
        )}
        <div className="composer boxed bulktext">
          <Editor
            ref={editor}
            html={editableHtml(begun.current)}
            label={say('bulk.text')}
            hint={say('bulk.hint')}
            pictures={NO_PICTURES}
            onInput={touch}
            onSend={send}
            onEscape={onClose}
            onFiles={() => setWithFiles(true)}
            onSlash={() => editor.current?.insert('/')}
          />
        </div>
        {withFiles && (
          <p className="sub sm" role="status">
            {say('bulk.noFiles')}
          </p>
        )}
        {unknown.length > 0 && (
          <p className="bad sm" role="alert">
            {say('bulk.unknown', { tokens: unknown.join(', ') })}
          </p>
        )}
        {first && shown && (
          <section className="bulkpreview" aria-label={say('bulk.preview', { number: String(first.id) })}>
            <h3>{say('bulk.preview', { number: String(first.id) })}</h3>
            <FilledText nodes={shown.nodes} files={[]} />
          </section>
        )}
        <div className="row wrap">
          <span>{say('bulk.after')}</span>
          <Picker
            label={say('bulk.after')}
            className="chip"
            options={AFTER.map((status) => ({ value: status as string, label: status ? say(`status.${status}`) : say('bulk.asIs') }))}
            chosen={[after]}
            onChoose={([status]) => setAfter(AFTER.find((each) => each === status) ?? '')}
          >
            {after ? say(`status.${after}`) : say('bulk.asIs')}
            <Icon name="down" size="s" />
          </Picker>
        </div>
        <div className="row wrap dialogfoot">
          <Button look="primary" icon="send" disabled={text === '' || unknown.length > 0} onClick={send}>
            {say('bulk.send', { count })}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
          <span className="sub sm">{say('bulk.leaves')}</span>
        </div>
      </div>
    </Dialog>
  );
}
